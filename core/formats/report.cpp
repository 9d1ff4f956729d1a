#include "core/formats/report.h"

#include "core/model/overloaded.h"
#include "core/model/statuscode.h"
#include "core/rules/envelope.h"
#include "core/trace/delivery.h"
#include "core/trace/metrics.h"

namespace retryscope {

namespace {

Json milliseconds(Instant instant)
{
    return std::int64_t{instant.time_since_epoch().count()};
}

/// AWS's code for a call that was not carried out; `null` for one that was.
Json errorOf(std::uint16_t statusCode)
{
    const std::string_view code = errorCode(statusCode);
    return code.empty() ? Json() : Json(std::string(code));
}

/// Collects an invocation's report from its steps.
class InvocationReport
{
public:
    InvocationReport(const Trace &trace, InvocationId invocation)
        : m_trace(trace)
        , m_invocation(invocation)
        , m_isEvent(trace.origin(invocation).type == InvocationType::Event)
    {
        for (const StepIndex step : trace.stepsOf(invocation))
            add(step);
    }

    [[nodiscard]] Json json() const;

private:
    void add(StepIndex step);
    void addLookUp(StepIndex step);
    void endAttempt(StepIndex step, Json outcome, Json errorType);
    void addDelivery(StepIndex step);

    const Trace &m_trace;
    InvocationId m_invocation;
    bool m_isEvent;
    Json m_statusCode;
    Json m_error;
    Json::Array m_refusals;
    Json::Array m_attempts;
    Json m_condition;
    Json m_end;
    Json m_count;
    Json::Array m_deliveries;
    bool m_lost = false;
};

void InvocationReport::add(StepIndex step)
{
    std::visit(
        Overloaded{
            [&](const Accepted &) { m_statusCode = 202; },
            [&](const Rejected &rejected) {
                m_statusCode = int{rejected.statusCode};
                m_error = errorOf(rejected.statusCode);
            },
            [&](const AttemptStarted &started) {
                m_attempts.emplace_back(Json::Object{{"number", int{started.attempt}},
                                                     {"startMs", milliseconds(m_trace.at(step))},
                                                     {"endMs", Json()},
                                                     {"outcome", Json()},
                                                     {"errorType", Json()}});
            },
            [&](const AttemptSucceeded &) { endAttempt(step, "success", Json()); },
            [&](const AttemptFailed &failed) {
                if (failed.failure == Failure::NotFound) {
                    addLookUp(step);
                    return;
                }
                const Outcome &outcome = *m_trace.catalog().outcome(failed.outcome).outcome;
                endAttempt(step, name(failed.failure), *errorType(failed.failure, outcome));
            },
            [&](const Refused &refused) {
                m_refusals.emplace_back(Json::Object{{"atMs", milliseconds(m_trace.at(step))},
                                                     {"statusCode", int{refused.statusCode}}});
            },
            [&](const Ended &ended) {
                m_condition = conditionName(m_trace.rules(), ended.condition);
                m_count = int{ended.approximateInvokeCount};
                m_end = milliseconds(m_trace.at(step));
            },
            [&](const Delivered &) { addDelivery(step); },
            [&](const DeliveryFailed &) { addDelivery(step); },
            [&](const Lost &) { m_lost = true; },
            [&](const Answered &answered) {
                m_statusCode = int{answered.statusCode};
                m_error = errorOf(answered.statusCode);
                if (!m_attempts.empty())
                    m_end = milliseconds(m_trace.at(step));
            },
            [](const Changed &) {},
            [](const ChangeRefused &) {},
        },
        m_trace.fact(step));
}

void InvocationReport::addLookUp(StepIndex step)
{
    const Json at = milliseconds(m_trace.at(step));
    m_attempts.emplace_back(Json::Object{{"number", static_cast<int>(m_attempts.size() + 1)},
                                         {"startMs", at},
                                         {"endMs", at},
                                         {"outcome", name(Failure::NotFound)},
                                         {"errorType", Json()}});
}

void InvocationReport::endAttempt(StepIndex step, Json outcome, Json errorType)
{
    Json &attempt = m_attempts.back();
    attempt.set("endMs", milliseconds(m_trace.at(step)));
    attempt.set("outcome", std::move(outcome));
    attempt.set("errorType", std::move(errorType));
}

void InvocationReport::addDelivery(StepIndex step)
{
    const DeliveryStep delivery = deliveryAt(m_trace, step);
    const std::string &arn = m_trace.catalog().target(delivery.target).arn;
    Json::Object entry{
        {"via", name(delivery.via)},
        {"arn", arn},
        {"atMs", milliseconds(m_trace.at(step))},
        {"status", delivery.problem ? "failed" : "delivered"},
        {"reason", delivery.problem ? Json(name(*delivery.problem)) : Json()},
        {"body", deliveredBody(m_trace, step)},
    };
    if (const auto attributes = deadLetterAttributesOf(m_trace, step))
        entry.push_back({"attributes", attributesObject(*attributes)});
    else if (isFifo(arn))
        entry.push_back(
            {"attributes", Json::Object{{"MessageGroupId", requestIdOf(m_trace, m_invocation)}}});
    if (const auto key = objectKeyOf(m_trace, step))
        entry.push_back({"key", *key});
    m_deliveries.emplace_back(std::move(entry));
}

Json InvocationReport::json() const
{
    const Origin origin = m_trace.origin(m_invocation);
    const auto parent = m_trace.parent(m_invocation);
    const FunctionReference &function = m_trace.reference(m_invocation).text;
    Json::Object report{
        {"index", static_cast<std::int64_t>(m_invocation.value)},
        {"parent", parent ? Json(std::int64_t{parent->value}) : Json()},
        {"requestId", requestIdOf(m_trace, m_invocation)},
        {"functionName", function.name},
        {"qualifier", function.qualifier},
        {"type", name(origin.type)},
        {"atMs", milliseconds(m_trace.calledAt(m_invocation))},
        {"statusCode", m_statusCode},
        {"error", m_error},
        {"refusals", m_refusals},
        {"attempts", m_attempts},
        {"condition", m_condition},
        {"endMs", m_end},
        {"approximateInvokeCount", m_count},
        {"deliveries", m_deliveries},
        {"lost", m_lost},
    };
    if (origin.duplicate)
        report.push_back({"duplicate", true});
    return report;
}

Json statistic(const Statistic &samples)
{
    if (samples.count == 0)
        return Json::Object{{"count", 0}, {"maximum", Json()}, {"average", Json()}};
    // In tenths, rounded half away from zero; samples are never negative.
    const std::int64_t tenths = (samples.sum.count() * 20 + samples.count) / (2 * samples.count);
    return Json::Object{
        {"count", samples.count},
        {"maximum", std::int64_t{samples.maximum.count()}},
        {"average", JsonNumber{std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10)}},
    };
}

/// The report's members before `invocations`.
Json::Object head(const Trace &trace)
{
    const Scenario &scenario = trace.scenario();
    Json::Object overrides;
    for (const auto &[rule, option] : scenario.rules.overrides)
        overrides.push_back({rule, option});
    return {
        {"format", "retryscope-report"},
        {"version", 1},
        {"title", scenario.title},
        {"rules", scenario.rules.profile},
        {"overrides", std::move(overrides)},
        {"seed", static_cast<std::int64_t>(scenario.seed)},
        {"steps", static_cast<std::int64_t>(trace.size())},
        {"endedAtMs", milliseconds(trace.endedAt())},
        {"truncated", trace.isTruncated()},
    };
}

} // namespace

Json invocationReport(const Trace &trace, InvocationId invocation)
{
    return InvocationReport(trace, invocation).json();
}

Json metricsReport(const Trace &trace)
{
    Json::Object report;
    const std::vector<FunctionMetrics> all = metricsOf(trace);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const FunctionMetrics &metrics = all[i];
        report.push_back({trace.scenario().functions[i].name,
                          Json::Object{
                              {"AsyncEventsReceived", metrics.asyncEventsReceived},
                              {"AsyncEventsDropped", metrics.asyncEventsDropped},
                              {"Invocations", metrics.invocations},
                              {"Errors", metrics.errors},
                              {"Throttles", metrics.throttles},
                              {"DeadLetterErrors", metrics.deadLetterErrors},
                              {"DestinationDeliveryFailures", metrics.destinationDeliveryFailures},
                              {"RecursiveInvocationsDropped", metrics.recursiveInvocationsDropped},
                              {"AsyncEventAge", statistic(metrics.asyncEventAge)},
                              {"Duration", statistic(metrics.duration)},
                              {"ConcurrentExecutions", metrics.concurrentExecutions},
                          }});
    }
    return report;
}

Json reportJson(const Trace &trace)
{
    Json::Object report = head(trace);
    Json::Array invocations;
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i)
        invocations.push_back(invocationReport(trace, {i}));
    report.push_back({"invocations", std::move(invocations)});
    report.push_back({"metrics", metricsReport(trace)});
    return report;
}

void writeReport(const Trace &trace, const Sink &sink)
{
    std::string text = compactText(head(trace));
    text.back() = ','; // the object goes on
    text += "\n\"invocations\":[";
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i) {
        text += i == 0 ? "\n" : ",\n";
        appendCompact(text, invocationReport(trace, {i}));
        sink(text);
        text.clear();
    }
    text += "\n],\n\"metrics\":";
    appendCompact(text, metricsReport(trace));
    text += "}\n";
    sink(text);
}

} // namespace retryscope
