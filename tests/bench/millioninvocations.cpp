#include "tests/bench/millioninvocations.h"

namespace retryscope::bench {

Scenario millionInvocations()
{
    return manyInvocations(invocations);
}

Scenario manyInvocations(std::int64_t count)
{
    constexpr std::int64_t entries = 4;
    constexpr std::int64_t failuresOfEntry[entries] = {0, 0, 1, 2};
    Outcome success;
    Outcome error;
    error.type = OutcomeType::Error;
    Scenario scenario;
    scenario.title = std::string("many invocations");
    scenario.accountConcurrency = 1'000'000'000;
    scenario.functions.resize(1);
    scenario.functions[0].name = std::string("f");
    for (std::int64_t i = 0; i < entries; ++i) {
        ScenarioInvocation entry;
        entry.at = Instant(Duration(i));
        entry.function = {"f", latestVersion};
        entry.every = Duration(entries);
        entry.count = count / entries;
        entry.outcomes.assign(static_cast<std::size_t>(failuresOfEntry[i]), error);
        entry.outcomes.push_back(success);
        scenario.invocations.push_back(std::move(entry));
    }
    return scenario;
}

std::string millionEntries()
{
    std::string text = R"({"format": "retryscope-scenario", "version": 1,
        "accountConcurrency": 100000, "functions": [{"FunctionName": "f", "Timeout": 60}],
        "invocations": [)";
    for (std::int64_t i = 0; i < invocations; ++i) {
        text += i == 0 ? "" : ",";
        text += R"({"atMs": )" + std::to_string(3 * i)
            + R"(, "function": "f", "payload": {"order": )" + std::to_string(i) + "}}";
    }
    return text + "]}";
}

} // namespace retryscope::bench
