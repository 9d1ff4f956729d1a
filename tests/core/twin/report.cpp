#include "tests/core/twin/simulation.h"
#include "tests/core/twin/twin.h"

#include <string>

namespace retryscope::twin {

namespace {

Json milliseconds(Instant at)
{
    return std::int64_t{at.time_since_epoch().count()};
}

template <typename T>
Json orNull(const std::optional<T> &value)
{
    return value ? Json(*value) : Json();
}

Json orNull(const std::optional<Instant> &value)
{
    return value ? milliseconds(*value) : Json();
}

/// `sum / count` with one decimal, rounded half away from zero.
Json average(const Statistic &statistic)
{
    const std::int64_t tenths = (statistic.sum * 20 + statistic.count) / (2 * statistic.count);
    return JsonNumber{std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10)};
}

Json statisticReport(const Statistic &statistic)
{
    if (statistic.count == 0)
        return Json::Object{{"count", 0}, {"maximum", {}}, {"average", {}}};
    return Json::Object{{"count", statistic.count},
                        {"maximum", statistic.maximum},
                        {"average", average(statistic)}};
}

Json metricsReport(const Metrics &metrics)
{
    Json::Object report;
    for (const char *name :
         {"AsyncEventsReceived", "AsyncEventsDropped", "Invocations", "Errors", "Throttles",
          "DeadLetterErrors", "DestinationDeliveryFailures", "RecursiveInvocationsDropped"}) {
        const auto sum = metrics.sums.find(name);
        report.push_back({name, sum == metrics.sums.end() ? 0 : sum->second});
    }
    report.push_back({"AsyncEventAge", statisticReport(metrics.asyncEventAge)});
    report.push_back({"Duration", statisticReport(metrics.duration)});
    report.push_back({"ConcurrentExecutions", metrics.concurrentExecutions});
    return report;
}

Json refusalsReport(const Call &call)
{
    Json::Array refusals;
    for (const Refusal &refusal : call.refusals)
        refusals.push_back(
            Json::Object{{"atMs", milliseconds(refusal.at)}, {"statusCode", refusal.statusCode}});
    return refusals;
}

Json attemptsReport(const Call &call)
{
    Json::Array attempts;
    for (const Attempt &attempt : call.attempts) {
        const Json outcome = attempt.end ? Json(attempt.outcome) : Json();
        attempts.push_back(Json::Object{{"number", static_cast<int>(attempts.size() + 1)},
                                        {"startMs", milliseconds(attempt.start)},
                                        {"endMs", orNull(attempt.end)},
                                        {"outcome", outcome},
                                        {"errorType", orNull(attempt.errorType)}});
    }
    return attempts;
}

Json callReport(const Call &call)
{
    const Json parent =
        call.request.parent ? Json(static_cast<std::int64_t>(*call.request.parent)) : Json();
    Json::Object report{{"index", static_cast<std::int64_t>(call.index)},
                        {"parent", parent},
                        {"requestId", call.requestId},
                        {"functionName", call.request.function.name},
                        {"qualifier", call.request.function.qualifier},
                        {"type", name(call.request.type)},
                        {"atMs", milliseconds(call.at)},
                        {"statusCode", orNull(call.statusCode)},
                        {"error", orNull(call.error)},
                        {"refusals", refusalsReport(call)},
                        {"attempts", attemptsReport(call)},
                        {"condition", orNull(call.condition)},
                        {"endMs", orNull(call.end)},
                        {"approximateInvokeCount", orNull(call.approximateInvokeCount)},
                        {"deliveries", call.deliveries},
                        {"lost", call.lost}};
    if (call.duplicate)
        report.push_back({"duplicate", true});
    return report;
}

} // namespace

Json report(const Scenario &scenario, const Rules &rules, std::optional<Instant> until)
{
    Simulation simulation(scenario, rules);
    while (simulation.takeItem(until))
        continue;
    Json::Object overrides;
    for (const auto &[rule, option] : scenario.rules.overrides)
        overrides.push_back({rule, option});
    Json::Array invocations;
    for (const Call &call : simulation.calls())
        invocations.push_back(callReport(call));
    Json::Object metrics;
    for (const Function &function : scenario.functions)
        metrics.push_back({function.name, metricsReport(simulation.metrics(function.name))});
    return Json::Object{{"format", "retryscope-report"},
                        {"version", 1},
                        {"title", scenario.title},
                        {"rules", scenario.rules.profile},
                        {"overrides", overrides},
                        {"seed", static_cast<std::int64_t>(scenario.seed)},
                        {"endedAtMs", milliseconds(simulation.endedAt())},
                        {"truncated", simulation.isTruncated()},
                        {"invocations", invocations},
                        {"metrics", metrics}};
}

} // namespace retryscope::twin
