#include "core/trace/retrybounds.h"

#include "core/rules/retry.h"

#include <algorithm>
#include <optional>

namespace retryscope {

namespace {

constexpr Duration defaultAge = std::chrono::seconds(21'600);

/// Calls `look` with each call to Lambda's control plane that changes the function.
template <typename Look>
void eachCall(const FunctionView &view, Look look)
{
    for (const Change &change : view.scenario.changes) {
        const auto *call = std::get_if<FunctionChange>(&change.what);
        if (call && call->function == view.function.name)
            look(call->call);
    }
}

Duration shortestTimeout(const FunctionView &view)
{
    std::int64_t seconds = view.function.timeoutSeconds;
    eachCall(view, [&](const FunctionCall &call) {
        if (const auto *update = std::get_if<UpdateFunctionConfiguration>(&call))
            seconds = std::min(seconds, update->timeoutSeconds.value_or(seconds));
    });
    return std::chrono::seconds(seconds);
}

/// How failures of a function can come about, and how soon.
class ShortestFailure
{
public:
    explicit ShortestFailure(const FunctionView &view)
        : m_timeout(shortestTimeout(view))
        , m_returnCanFail(view.rules.returnedError == ReturnedError::FunctionError)
    {
        // A look-up fails at once, and so does a refusal where the rules count it as an attempt.
        if (view.rules.throttleHandling == ThrottleHandling::FailedAttempt)
            take(Duration());
        eachCall(view, [this](const FunctionCall &call) {
            if (std::holds_alternative<DeleteFunction>(call))
                take(Duration());
        });
        for (const Behavior &behavior : view.function.behavior)
            take(behavior.outcome);
        for (const ScenarioInvocation &entry : view.scenario.invocations) {
            if (entry.function.name == view.function.name)
                std::ranges::for_each(entry.outcomes,
                                      [this](const Outcome &outcome) { take(outcome); });
        }
    }

    /// A millisecond if nothing that is scripted fails.
    [[nodiscard]] Duration value() const { return m_shortest.value_or(Duration(1)); }

private:
    void take(Duration length)
    {
        m_shortest = std::min(m_shortest.value_or(length), std::min(length, m_timeout));
    }

    void take(const Outcome &outcome)
    {
        switch (outcome.type) {
        case OutcomeType::Throttle:
        case OutcomeType::SystemError:
            break;
        case OutcomeType::Success:
            if (m_returnCanFail)
                take(outcome.duration.least);
            else if (outcome.duration.most > m_timeout)
                take(m_timeout);
            break;
        case OutcomeType::Timeout:
            take(m_timeout);
            break;
        case OutcomeType::Error:
        case OutcomeType::InitError:
        case OutcomeType::Exit:
        case OutcomeType::OutOfMemory:
            take(outcome.duration.least);
            break;
        case OutcomeType::OneOf:
            for (const Choice &choice : outcome.choices)
                take(choice.outcome);
            break;
        }
    }

    Duration m_timeout;
    bool m_returnCanFail = false;
    std::optional<Duration> m_shortest;
};

Duration dueAfter(const FunctionView &view, Duration run, int number)
{
    Duration due = view.scenario.dispatchDelay;
    for (int retry = 1; retry <= number; ++retry)
        due += run + retryWait(view.rules, retry);
    return due;
}

Duration ageOf(const EventInvokeConfig &config, Duration otherwise)
{
    if (!config.maximumEventAgeInSeconds)
        return otherwise;
    return std::chrono::seconds(*config.maximumEventAgeInSeconds);
}

} // namespace

Duration earliestRetry(const FunctionView &view, int number)
{
    return dueAfter(view, ShortestFailure(view).value(), number);
}

Duration latestRetry(const FunctionView &view, int number)
{
    return dueAfter(view, view.settings.timeout, number);
}

Duration greatestAge(const FunctionView &view, const SlotView &slot)
{
    const std::string &qualifier = view.catalog.qualifiers(view.index)[slot.slot.value];
    Duration age = view.of(slot).maximumEventAge;
    const auto take = [&](const std::string &of, Duration other) {
        if (of == qualifier)
            age = std::max(age, other);
    };
    eachCall(view, [&](const FunctionCall &call) {
        if (const auto *put = std::get_if<PutFunctionEventInvokeConfig>(&call))
            take(put->config.qualifier, ageOf(put->config, defaultAge));
        else if (const auto *update = std::get_if<UpdateFunctionEventInvokeConfig>(&call))
            take(update->config.qualifier, ageOf(update->config, Duration()));
        else if (const auto *gone = std::get_if<DeleteFunctionEventInvokeConfig>(&call))
            take(gone->qualifier, defaultAge);
    });
    return age;
}

bool changesConcurrency(const FunctionView &view)
{
    bool changes = false;
    eachCall(view, [&](const FunctionCall &call) {
        changes |= std::holds_alternative<PutFunctionConcurrency>(call)
            || std::holds_alternative<DeleteFunctionConcurrency>(call);
    });
    return changes;
}

} // namespace retryscope
