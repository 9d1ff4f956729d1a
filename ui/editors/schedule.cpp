#include "ui/editors/schedule.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr Duration usualRun(100);
constexpr std::int64_t usualTimeoutSeconds = 3;

Duration durationOf(const Json &outcome)
{
    const Json *value = outcome.find("durationMs");
    if (value && value->isObject())
        value = value->find("max");
    const auto number = scenariojson::wholeNumber(value);
    return number ? Duration(*number) : usualRun;
}

/// How long the outcome runs before it fails; zero if it does not fail.
Duration failingRunOf(const Json &outcome, Duration timeout)
{
    const QString type = scenariojson::text(outcome.find("type"));
    if (type == QStringLiteral("timeout"))
        return timeout;
    if (type == QStringLiteral("oneOf")) {
        Duration longest{};
        if (const Json *choices = outcome.find("choices"); choices && choices->array()) {
            for (const Json &choice : *choices->array()) {
                if (const Json *inner = choice.find("outcome"))
                    longest = std::max(longest, failingRunOf(*inner, timeout));
            }
        }
        return longest;
    }
    const bool fails = type == QStringLiteral("error") || type == QStringLiteral("initError")
        || type == QStringLiteral("exit") || type == QStringLiteral("outOfMemory");
    return fails || durationOf(outcome) > timeout ? std::min(durationOf(outcome), timeout)
                                                  : Duration{};
}

} // namespace

Schedule schedule(std::size_t retries, Duration age, Duration run,
                  const std::array<Duration, 2> &waits)
{
    Schedule result{std::vector<Schedule::Attempt>(1), run, age};
    for (std::size_t i = 0; i < std::min(retries, waits.size()); ++i) {
        const Schedule::Attempt &last = result.attempts.back();
        const Duration due = last.due + run + waits[i];
        result.attempts.push_back({due, last.runs && due <= age});
    }
    return result;
}

Duration failingRun(const Json &scenario, std::size_t function)
{
    using scenariojson::functionPointer;
    const auto seconds =
        scenariojson::wholeNumber(resolve(scenario, functionPointer(function, "/Timeout")));
    const Duration timeout = std::chrono::seconds(seconds.value_or(usualTimeoutSeconds));
    Duration longest{};
    const Json *behavior = resolve(scenario, functionPointer(function, "/behavior"));
    if (behavior && behavior->array()) {
        for (const Json &entry : *behavior->array()) {
            if (const Json *outcome = entry.find("outcome"))
                longest = std::max(longest, failingRunOf(*outcome, timeout));
        }
    }
    return longest == Duration{} ? usualRun : longest;
}

} // namespace retryscope
