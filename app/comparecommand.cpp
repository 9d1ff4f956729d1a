#include "app/comparecommand.h"

#include "app/output.h"
#include "app/usage.h"
#include "core/engine/simulate.h"
#include "core/formats/comparisontext.h"
#include "core/formats/scenariofile.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

/// One of the two runs that are compared.
struct Side
{
    std::string file;
    std::optional<std::string> profile; ///< absent: as the file says
};

/// What the command line asks for: two profiles, two files, or one profile against the file's own.
Result<std::pair<Side, Side>> sides(const Arguments &arguments)
{
    const auto profiles = arguments.options.find("--rules");
    const std::size_t count = profiles == arguments.options.end() ? 0 : profiles->second.size();
    const auto other = arguments.option("--with");
    if (arguments.positional.size() != 1)
        return Error{"compare", "expected one scenario file"};
    if (count > 2)
        return Error{"--rules", "expected at most two profiles, found " + std::to_string(count)};
    if (count == 0 && !other)
        return Error{"compare", "expected --rules PROFILE or --with SCENARIO"};
    const std::string &file = arguments.positional.front();
    std::pair<Side, Side> both{{file, std::nullopt}, {other.value_or(file), std::nullopt}};
    if (count == 2 || (count == 1 && other))
        both.first.profile = profiles->second.front();
    if (count > 0)
        both.second.profile = profiles->second.back();
    return both;
}

std::string nameOf(const Side &side, const Side &other, const Trace &trace)
{
    return side.file == other.file ? trace.scenario().rules.profile : side.file;
}

} // namespace

Status compare(const Arguments &arguments)
{
    const auto wanted = sides(arguments);
    if (!wanted)
        return wrongUsage(wanted.error());
    std::vector<Trace> traces;
    for (const Side &side : {wanted.value().first, wanted.value().second}) {
        auto opened = openScenario(side.file);
        if (!opened) {
            printErrors(side.file, opened.error());
            return Status::InputIsWrong;
        }
        Scenario scenario = std::move(opened).value();
        scenario.rules.profile = side.profile.value_or(scenario.rules.profile);
        const auto rules = rulesOf(scenario.rules);
        if (!rules)
            return wrongUsage({"--rules", rules.error().front().what});
        traces.push_back(simulate(std::move(scenario), rules.value()));
    }
    const auto &[left, right] = wanted.value();
    Output output(arguments.option("-o"));
    writeComparison({nameOf(left, right, traces.front()), traces.front()},
                    {nameOf(right, left, traces.back()), traces.back()}, output.sink());
    return finished(output);
}

} // namespace retryscope
