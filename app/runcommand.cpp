#include "app/runcommand.h"

#include "app/output.h"
#include "app/profile.h"
#include "app/progress.h"
#include "app/usage.h"
#include "core/engine/simulate.h"
#include "core/formats/chrometrace.h"
#include "core/formats/report.h"
#include "core/formats/scenariofile.h"
#include "core/formats/summary.h"
#include "core/formats/timelinetext.h"
#include "core/formats/tracelines.h"

#include <algorithm>

namespace retryscope {

namespace {

using Writer = void (*)(const Trace &trace, const Sink &sink);

void writeSummary(const Trace &trace, const Sink &sink)
{
    sink(summaryText(trace));
}

/// Null if there is no such format.
Writer writerOf(const std::string &format)
{
    struct Format
    {
        std::string_view name;
        Writer writer = nullptr;
    };
    static constexpr std::array<Format, 5> formats{{{"text", writeTimelineText},
                                                    {"summary", writeSummary},
                                                    {"json", writeReport},
                                                    {"jsonl", writeTraceLines},
                                                    {"chrome", writeChromeTrace}}};
    const auto found = std::ranges::find(formats, format, &Format::name);
    return found == formats.end() ? nullptr : found->writer;
}

/// The rules that the scenario asks for, with those of the command line on top.
std::optional<Error> addRules(RuleChoice &choice, const Arguments &arguments)
{
    choice.profile = arguments.option("--rules").value_or(choice.profile);
    const auto sets = arguments.options.find("--set");
    if (sets == arguments.options.end())
        return std::nullopt;
    for (const std::string &set : sets->second) {
        const auto equals = set.find('=');
        if (equals == std::string::npos)
            return Error{"--set", "expected RULE=OPTION, found " + set};
        const std::string rule = set.substr(0, equals);
        const std::string option = set.substr(equals + 1);
        const auto known =
            std::ranges::find(choice.overrides, rule, &std::pair<std::string, std::string>::first);
        if (known == choice.overrides.end())
            choice.overrides.emplace_back(rule, option);
        else
            known->second = option;
    }
    return std::nullopt;
}

/// An error of the rules in the words of the command line, where it must come from: the reader has
/// checked the scenario's own.
Error inArguments(const Error &error)
{
    constexpr std::string_view overrides = "/overrides/";
    if (error.where.starts_with(overrides))
        return {"--set " + error.where.substr(overrides.size()), error.what};
    return {"--rules", error.what};
}

/// The options of `run`, read.
struct Request
{
    Writer writer = nullptr;
    SimulationOptions options;
    std::optional<std::uint64_t> seed;
};

Result<Request> request(const Arguments &arguments)
{
    constexpr std::uint64_t largestSeed = (1ULL << 53U) - 1;
    Request result;
    const std::string format = arguments.option("--format").value_or("text");
    result.writer = writerOf(format);
    if (!result.writer)
        return Error{"--format", "expected text, summary, json, jsonl or chrome, found " + format};
    if (const auto until = arguments.option("--until")) {
        const auto duration = durationArgument(*until);
        if (!duration)
            return Error{"--until",
                         "expected a duration such as 90s, 15m, 6h or 1500ms, found " + *until};
        result.options.until = Instant(*duration);
    }
    if (const auto seed = arguments.option("--seed")) {
        result.seed = numberArgument(*seed, largestSeed);
        if (!result.seed)
            return Error{"--seed",
                         "expected a whole number from 0 to 9007199254740991, found " + *seed};
    }
    return result;
}

/// Plays the scenario to its end, and shows meanwhile how far it is.
Trace simulated(Scenario scenario, const Rules &rules, SimulationOptions options, Profile &profile)
{
    Progress progress;
    options.monitor = progress.monitor();
    Played played = play(std::move(scenario), rules, options);
    progress.end();
    profile.end("simulate");
    Trace trace = indexed(std::move(played));
    profile.end("index");
    return trace;
}

} // namespace

Status run(const Arguments &arguments)
{
    if (arguments.positional.size() != 1)
        return wrongUsage({"run", "expected one scenario file"});
    const auto wanted = request(arguments);
    if (!wanted)
        return wrongUsage(wanted.error());

    const std::string &file = arguments.positional.front();
    Profile profile;
    auto document = openDocument(file);
    if (!document) {
        return wrongScenario(file, document.error());
    }
    profile.end("read");
    const auto opened = checkedFile(std::move(document).value(), titleOf(file));
    if (!opened) {
        return wrongScenario(file, opened.error());
    }
    auto chosen = chosenBranch(opened.value(), arguments.option("--fork"));
    if (!chosen)
        return wrongUsage({"--fork", chosen.error().what});
    Scenario scenario = std::move(chosen).value();
    scenario.seed = wanted.value().seed.value_or(scenario.seed);
    if (const auto error = addRules(scenario.rules, arguments))
        return wrongUsage(*error);
    const auto rules = rulesOf(scenario.rules);
    if (!rules)
        return wrongUsage(inArguments(rules.error().front()));
    profile.end("check");

    const Trace trace =
        simulated(std::move(scenario), rules.value(), wanted.value().options, profile);
    Output output(arguments.option("-o"));
    wanted.value().writer(trace, output.sink());
    const Status status = finished(output);
    profile.end("write");
    if (arguments.has("--profile"))
        printText(profile.text());
    return status;
}

} // namespace retryscope
