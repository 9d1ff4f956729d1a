#include "core/formats/tracelines.h"

#include "core/formats/textline.h"
#include "core/model/overloaded.h"
#include "core/model/statuscode.h"
#include "core/rules/record.h"
#include "core/trace/delivery.h"

namespace retryscope {

namespace {

/// Puts the keys of a line into a JSON value.
class JsonLine
{
public:
    void put(std::string_view key, std::int64_t value)
    {
        m_members.push_back({std::string(key), value});
    }
    void put(std::string_view key, std::string_view text)
    {
        m_members.push_back({std::string(key), text});
    }
    void putNull(std::string_view key) { m_members.push_back({std::string(key), Json()}); }

    [[nodiscard]] Json object() && { return std::move(m_members); }

private:
    Json::Object m_members;
};

/// Tells one step key by key to a line: a `JsonLine` or a `TextLine`.
template <typename Line>
class StepTeller
{
public:
    StepTeller(Line &line, const Trace &trace, StepIndex index)
        : m_line(line)
        , m_trace(trace)
        , m_index(index)
    {
    }

    void tell()
    {
        m_line.put("step", std::int64_t{m_index.value});
        m_line.put("atMs", m_trace.at(m_index).time_since_epoch().count());
        putIndex("invocation", m_trace.invocationOf(m_index));
        const Step step = m_trace.step(m_index);
        m_line.put("type", typeName(step.fact));
        m_line.put("rule", name(step.rule));
        putIndex("cause", step.cause);
        std::visit([this](const auto &fact) { this->tell(fact); }, step.fact);
    }

private:
    template <typename Index>
    void putIndex(std::string_view key, const std::optional<Index> &index)
    {
        if (index)
            m_line.put(key, std::int64_t{index->value});
        else
            m_line.putNull(key);
    }

    void putText(std::string_view key, const std::optional<std::string> &text)
    {
        if (text)
            m_line.put(key, *text);
        else
            m_line.putNull(key);
    }

    void putNextDispatch(const std::optional<Duration> &wait)
    {
        if (wait)
            m_line.put("nextAtMs", (m_trace.at(m_index) + *wait).time_since_epoch().count());
        else
            m_line.putNull("nextAtMs");
    }

    void putDelivery(Via via, TargetIndex target)
    {
        m_line.put("via", name(via));
        m_line.put("arn", m_trace.catalog().target(target).arn);
    }

    void putChange(std::uint32_t index)
    {
        const Change &change = m_trace.scenario().changes[index];
        m_line.put("change", changeName(change));
        std::visit(
            Overloaded{
                [&](const FunctionChange &function) { m_line.put("function", function.function); },
                [&](const TargetChange &target) { m_line.put("target", target.arn); },
            },
            change.what);
    }

    // The keys that only this type of step has.

    void tell(const Accepted &)
    {
        const InvocationId invocation = *m_trace.invocationOf(m_index);
        const FunctionReference &function = m_trace.reference(invocation).text;
        m_line.put("function", function.name);
        m_line.put("qualifier", function.qualifier);
        m_line.put("requestId", requestIdOf(m_trace, invocation));
        putIndex("parent", m_trace.parent(invocation));
    }

    void tell(const Rejected &rejected)
    {
        m_line.put("statusCode", std::int64_t{rejected.statusCode});
        m_line.put("error", errorCode(rejected.statusCode));
    }

    void tell(const AttemptStarted &started)
    {
        m_line.put("attempt", std::int64_t{started.attempt});
        m_line.put("version", m_trace.catalog().version(started.version));
    }

    void tell(const AttemptSucceeded &) { }

    void tell(const AttemptFailed &failed)
    {
        const bool ran = failed.failure != Failure::NotFound;
        m_line.put("outcome", name(failed.failure));
        putText("errorType",
                ran ? errorType(failed.failure, *m_trace.catalog().outcome(failed.outcome).outcome)
                    : std::nullopt);
        m_line.put("statusCode", std::int64_t{ran ? 200 : 404});
        putNextDispatch(failed.wait);
    }

    void tell(const Refused &refused)
    {
        m_line.put("statusCode", std::int64_t{refused.statusCode});
        m_line.put("inARow", std::int64_t{refused.inARow});
        putNextDispatch(refused.wait);
    }

    void tell(const Ended &ended)
    {
        m_line.put("condition", conditionName(m_trace.rules(), ended.condition));
        m_line.put("approximateInvokeCount", std::int64_t{ended.approximateInvokeCount});
    }

    void tell(const Delivered &delivered)
    {
        putDelivery(delivered.via, delivered.target);
        m_line.putNull("reason");
    }

    void tell(const DeliveryFailed &failed)
    {
        putDelivery(failed.via, failed.target);
        m_line.put("reason", name(failed.problem));
    }

    void tell(const Lost &) { }

    void tell(const Answered &answered)
    {
        m_line.put("statusCode", std::int64_t{answered.statusCode});
        if (answered.functionError)
            m_line.put("functionError", "Unhandled");
        else
            m_line.putNull("functionError");
    }

    void tell(const Changed &changed) { putChange(changed.change); }

    void tell(const ChangeRefused &refused)
    {
        putChange(refused.change);
        const admission::Refusal &answer = m_trace.refusalOf(refused.change);
        m_line.put("error", answer.code);
        m_line.put("message", answer.message);
    }

    Line &m_line;
    const Trace &m_trace;
    StepIndex m_index;
};

} // namespace

Json stepJson(const Trace &trace, StepIndex index)
{
    JsonLine line;
    StepTeller<JsonLine>(line, trace, index).tell();
    return std::move(line).object();
}

void writeTraceLines(const Trace &trace, const Sink &sink)
{
    constexpr std::size_t pieceBytes = 1U << 16U;
    std::string text;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        TextLine line(text);
        StepTeller<TextLine>(line, trace, {i}).tell();
        line.end();
        if (text.size() >= pieceBytes) {
            sink(text);
            text.clear();
        }
    }
    sink(text);
}

} // namespace retryscope
