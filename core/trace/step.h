#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "core/model/terms.h"
#include "core/rules/ruleid.h"
#include "core/trace/catalog.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace retryscope {

/// An `Event` call answered 202; the invocation is in the queue. Its dispatch follows.
struct Accepted
{
    bool operator==(const Accepted &) const = default;
};

/// A call that never entered the queue: 404 or 413.
struct Rejected
{
    std::uint16_t statusCode = 404;
    bool operator==(const Rejected &) const = default;
};

/// A run began.
struct AttemptStarted
{
    std::uint16_t attempt = 1; ///< among the invocation's runs and look-ups, from 1
    VersionIndex version; ///< that runs
    bool operator==(const AttemptStarted &) const = default;
};

struct AttemptSucceeded
{
    OutcomeIndex outcome;
    bool operator==(const AttemptSucceeded &) const = default;
};

/// A run failed, or a look-up found the function gone (`Failure::NotFound`; no start precedes it).
struct AttemptFailed
{
    Failure failure = Failure::Error;
    OutcomeIndex outcome; ///< meaningless for a look-up
    std::optional<Duration>
        wait; ///< until the next dispatch, in whole seconds; absent if none follows
    bool operator==(const AttemptFailed &) const = default;
};

/// A dispatch was sent back without running.
struct Refused
{
    std::uint16_t statusCode = 429; ///< 429 or 500
    std::uint16_t inARow = 1; ///< from 1
    std::optional<Duration> wait; ///< as in `AttemptFailed`
    bool operator==(const Refused &) const = default;
};

/// The invocation is over; deliveries may follow.
struct Ended
{
    Condition condition = Condition::Success;
    Basis basis = Basis::Nothing;
    std::uint16_t approximateInvokeCount = 0;
    bool operator==(const Ended &) const = default;
};

struct Delivered
{
    Via via = Via::OnSuccess;
    TargetIndex target;
    bool operator==(const Delivered &) const = default;
};

struct DeliveryFailed
{
    Via via = Via::OnSuccess;
    Problem problem = Problem::NotFound;
    TargetIndex target;
    bool operator==(const DeliveryFailed &) const = default;
};

/// A failed invocation whose event reached nobody.
struct Lost
{
    bool operator==(const Lost &) const = default;
};

/// A synchronous call or a dry run got its answer.
struct Answered
{
    std::uint16_t statusCode = 200;
    bool functionError = false;
    bool operator==(const Answered &) const = default;
};

/// An entry of the scenario's `changes` took hold.
struct Changed
{
    std::uint32_t change = 0; ///< its place in the scenario's `changes`
    bool operator==(const Changed &) const = default;
};

/// An entry of the scenario's `changes` was refused by AWS; `Trace::refusalOf` has the words.
struct ChangeRefused
{
    std::uint32_t change = 0;
    bool operator==(const ChangeRefused &) const = default;
};

/// What can happen. A fact is small and holds no text: a trace has millions.
using Fact =
    std::variant<Accepted, Rejected, AttemptStarted, AttemptSucceeded, AttemptFailed, Refused,
                 Ended, Delivered, DeliveryFailed, Lost, Answered, Changed, ChangeRefused>;

/// The word for a fact in the trace file: `attemptFailed`.
[[nodiscard]] const char *typeName(const Fact &fact);

/// One entry of the trace. Steps are history: never edited, never removed.
struct Step
{
    Instant at;
    std::optional<InvocationId> invocation; ///< absent for changes
    std::optional<StepIndex> cause; ///< the earlier step that led to this one
    RuleId rule = RuleId::AcceptanceChecks; ///< that decided it
    Fact fact;
    bool operator==(const Step &) const = default;
};

} // namespace retryscope
