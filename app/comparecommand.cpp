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
    std::optional<std::string> fork; ///< absent: the base
};
using Sides = std::pair<Side, Side>;

/// All values of an option.
std::vector<std::string> values(const Arguments &arguments, const std::string &option)
{
    const auto found = arguments.options.find(option);
    return found == arguments.options.end() ? std::vector<std::string>() : found->second;
}

/// One fork against the base, or two forks, all by one profile.
Result<Sides> forkSides(const std::string &file, const Arguments &arguments)
{
    const std::vector<std::string> forks = values(arguments, "--fork");
    const std::vector<std::string> profiles = values(arguments, "--rules");
    if (forks.size() > 2)
        return Error{"--fork", "expected at most two forks, found " + std::to_string(forks.size())};
    if (arguments.option("--with"))
        return Error{"--fork", "expected no --with beside it, found one"};
    if (profiles.size() > 1) {
        return Error{"--rules",
                     "expected one profile beside --fork, found "
                         + std::to_string(profiles.size())};
    }
    const auto profile = arguments.option("--rules");
    const auto first = forks.size() == 2 ? std::optional(forks.front()) : std::nullopt;
    return Sides{{file, profile, first}, {file, profile, forks.back()}};
}

/// What the command line asks for: forks, two profiles, two files, or one profile against the
/// file's own.
Result<Sides> sides(const Arguments &arguments)
{
    const std::vector<std::string> profiles = values(arguments, "--rules");
    const auto other = arguments.option("--with");
    if (arguments.positional.size() != 1)
        return Error{"compare", "expected one scenario file"};
    const std::string &file = arguments.positional.front();
    if (arguments.option("--fork"))
        return forkSides(file, arguments);
    if (profiles.size() > 2)
        return Error{"--rules",
                     "expected at most two profiles, found " + std::to_string(profiles.size())};
    if (profiles.empty() && !other)
        return Error{"compare", "expected --rules PROFILE, --with SCENARIO or --fork NAME"};
    Sides both{{file, std::nullopt, std::nullopt},
               {other.value_or(file), std::nullopt, std::nullopt}};
    if (profiles.size() == 2 || (profiles.size() == 1 && other))
        both.first.profile = profiles.front();
    if (!profiles.empty())
        both.second.profile = profiles.back();
    return both;
}

std::string nameOf(const Side &side, const Side &other, const Trace &trace)
{
    if (side.fork || other.fork)
        return side.fork.value_or("the base");
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
        const auto opened = openScenarioFile(side.file);
        if (!opened) {
            return wrongScenario(side.file, opened.error());
        }
        auto chosen = chosenBranch(opened.value(), side.fork);
        if (!chosen)
            return wrongUsage({"--fork", chosen.error().what});
        Scenario scenario = std::move(chosen).value();
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
