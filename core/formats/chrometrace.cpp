#include "core/formats/chrometrace.h"

#include "core/formats/tracelines.h"
#include "core/model/overloaded.h"

#include <algorithm>

namespace retryscope {

namespace {

std::int64_t microseconds(Duration duration)
{
    return duration.count() * 1000;
}

/// Writes one trace event after the other, each on a line of its own.
class EventWriter
{
public:
    EventWriter(const Trace &trace, const Sink &sink)
        : m_trace(trace)
        , m_sink(sink)
    {
    }

    void nameProcess(std::size_t process, const std::string &name)
    {
        write(Json::Object{{"ph", "M"},
                           {"name", "process_name"},
                           {"pid", static_cast<std::int64_t>(process)},
                           {"args", Json::Object{{"name", name}}}});
    }

    void stretch(StepIndex step, const std::string &name, Instant begin, Instant end)
    {
        write(event(step, "X", name, begin, {"dur", microseconds(end - begin)}));
    }

    void instant(StepIndex step, const std::string &name)
    {
        write(event(step, "i", name, m_trace.at(step), {"s", "t"}));
    }

private:
    [[nodiscard]] Json event(StepIndex step, const char *phase, const std::string &name, Instant at,
                             JsonMember more) const
    {
        const auto invocation = m_trace.invocationOf(step);
        return Json::Object{
            {"ph", phase},
            {"name", name},
            {"ts", microseconds(at.time_since_epoch())},
            std::move(more),
            {"pid", invocation ? process(*invocation) : 0},
            {"tid", invocation ? std::int64_t{invocation->value} + 1 : std::int64_t{0}},
            {"args", stepJson(m_trace, step)},
        };
    }

    /// The function's number from 1; 0 stands for the scenario and for functions that it lacks.
    [[nodiscard]] std::int64_t process(InvocationId invocation) const
    {
        const Reference &reference = m_trace.reference(invocation);
        return reference.function ? std::int64_t{reference.function.value().value} + 1 : 0;
    }

    void write(const Json &event)
    {
        m_sink((m_first ? "\n" : ",\n") + compactText(event));
        m_first = false;
    }

    const Trace &m_trace;
    const Sink &m_sink;
    bool m_first = true;
};

void writeWait(EventWriter &writer, StepIndex step, Instant at, const std::optional<Duration> &wait)
{
    if (wait)
        writer.stretch(step, "back-off", at, at + *wait);
}

/// A run is drawn when it ends; one that the end of the trace cuts, where it begins.
void writeRun(EventWriter &writer, const Trace &trace, StepIndex start)
{
    if (trace.stepsOf(*trace.invocationOf(start)).back() == start)
        writer.stretch(start, "run", trace.at(start), std::max(trace.at(start), trace.endedAt()));
}

void writeStep(EventWriter &writer, const Trace &trace, StepIndex index)
{
    const Step step = trace.step(index);
    const auto instant = [&] { writer.instant(index, typeName(step.fact)); };
    const auto endRun = [&](const char *outcome) {
        writer.stretch(index, std::string("run: ") + outcome, trace.at(*step.cause), step.at);
    };
    std::visit(Overloaded{
                   [&](const AttemptStarted &) { writeRun(writer, trace, index); },
                   [&](const AttemptSucceeded &) { endRun("success"); },
                   [&](const AttemptFailed &failed) {
                       if (failed.failure == Failure::NotFound)
                           writer.instant(index, name(failed.failure));
                       else
                           endRun(name(failed.failure));
                       writeWait(writer, index, step.at, failed.wait);
                   },
                   [&](const Refused &refused) {
                       writer.instant(index, "refused " + std::to_string(refused.statusCode));
                       writeWait(writer, index, step.at, refused.wait);
                   },
                   [&](const Accepted &) { instant(); },
                   [&](const Rejected &) { instant(); },
                   [&](const Ended &) { instant(); },
                   [&](const Delivered &) { instant(); },
                   [&](const DeliveryFailed &) { instant(); },
                   [&](const Lost &) { instant(); },
                   [&](const Answered &) { instant(); },
                   [&](const Changed &) { instant(); },
                   [&](const ChangeRefused &) { instant(); },
               },
               step.fact);
}

} // namespace

void writeChromeTrace(const Trace &trace, const Sink &sink)
{
    sink(R"({"displayTimeUnit":"ms","traceEvents":[)");
    EventWriter writer(trace, sink);
    writer.nameProcess(0, "scenario");
    for (std::size_t i = 0; i < trace.scenario().functions.size(); ++i)
        writer.nameProcess(i + 1, trace.scenario().functions[i].name);
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        writeStep(writer, trace, {i});
    sink("\n]}\n");
}

} // namespace retryscope
