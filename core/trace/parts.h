#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace retryscope {

/// Whether the function and the qualifier that were called exist: at the call, or at a dispatch.
struct FunctionSought
{
    bool found = true;
    bool operator==(const FunctionSought &) const = default;
};

/// The event's size against the limit of the call.
struct EventMeasured
{
    std::size_t bytes = 0; ///< of compact UTF-8 JSON
    std::size_t limit = 0;
    bool operator==(const EventMeasured &) const = default;
};

/// The settings of this moment, which rule the whole attempt with its end and its deliveries.
struct SettingsRead
{
    std::uint16_t maximumRetryAttempts = 2;
    Duration maximumEventAge{};
    Duration timeout{};
    bool operator==(const SettingsRead &) const = default;
};

/// How many invocations of its function are in the chain, this one included.
struct ChainCounted
{
    int count = 1;
    int firstStopped = 17;
    bool isAllowed = false; ///< the function's `RecursiveLoop` is `Allow`
    bool operator==(const ChainCounted &) const = default;
};

/// The function's reserved concurrency; absent: none, it shares the account's places.
struct ReservationRead
{
    std::optional<std::int64_t> reserved;
    bool operator==(const ReservationRead &) const = default;
};

/// The event's age at the dispatch.
struct AgeCompared
{
    Duration age{};
    Duration maximum{};
    bool operator==(const AgeCompared &) const = default;
};

/// What the scenario says that becomes of this dispatch.
struct ScriptRead
{
    enum class Source : std::uint8_t { OwnOutcomes, Behavior, Default };

    Source source = Source::Default;
    std::uint32_t entry = 0; ///< of the invocation's outcomes or the function's behaviours, from 0
    OutcomeIndex outcome; ///< never a `oneOf`
    bool operator==(const ScriptRead &) const = default;
};

/// The places taken, of those that the function may use.
struct PlacesCounted
{
    bool isReserved = false; ///< its own places, not those shared by the account
    std::int64_t taken = 0; ///< before this dispatch
    std::int64_t limit = 0; ///< may be 0 or less
    bool operator==(const PlacesCounted &) const = default;
};

/// A place is taken and the code runs.
struct RunPlaced
{
    std::uint16_t attempt = 1;
    VersionIndex version;
    bool operator==(const RunPlaced &) const = default;
};

/// How long the run lasted, of the time that it may.
struct RunMeasured
{
    Duration ran{};
    Duration timeout{};
    bool isCut = false; ///< it would have gone on
    bool operator==(const RunMeasured &) const = default;
};

/// Whether the run counts as failed, and as what.
struct RunClassified
{
    std::optional<Failure> failure;
    OutcomeIndex outcome;
    bool operator==(const RunClassified &) const = default;
};

/// Attempts so far, as the rules count them, against the retries that are allowed.
struct RetriesCounted
{
    std::uint16_t attempts = 1;
    std::uint16_t maximumRetryAttempts = 2;
    bool operator==(const RetriesCounted &) const = default;
};

/// The wait before the next dispatch, and the event's age when that is due.
struct WaitReckoned
{
    Duration wait{};
    Instant due;
    Instant deadline;
    bool isBinding = true; ///< false: the age is looked at only at the dispatch (`age.check`)
    bool operator==(const WaitReckoned &) const = default;
};

/// The end's condition and what its record will count.
struct ConditionSet
{
    Condition condition = Condition::Success;
    std::uint16_t approximateInvokeCount = 0;
    std::size_t targets = 0; ///< how many are sent to next
    bool operator==(const ConditionSet &) const = default;
};

/// A setting that may name a receiver, in the order in which they are looked at.
struct ReceiverSought
{
    Via via = Via::OnSuccess;
    std::optional<TargetIndex> target; ///< absent: not set
    bool operator==(const ReceiverSought &) const = default;
};

/// One look at a target before it is sent to, in the order of `Problem`.
struct TargetChecked
{
    Problem aspect = Problem::NotFound;
    bool isFine = true;
    TargetIndex target;
    bool operator==(const TargetChecked &) const = default;
};

/// Whether anything caught a failed invocation's event.
struct CatchCounted
{
    std::size_t tried = 0; ///< deliveries, all of which failed
    bool operator==(const CatchCounted &) const = default;
};

/// The answer to a synchronous call or a dry run.
struct AnswerGiven
{
    std::uint16_t statusCode = 200;
    bool functionError = false;
    bool operator==(const AnswerGiven &) const = default;
};

using PartFact =
    std::variant<FunctionSought, EventMeasured, SettingsRead, ChainCounted, ReservationRead,
                 AgeCompared, ScriptRead, PlacesCounted, RunPlaced, RunMeasured, RunClassified,
                 RetriesCounted, WaitReckoned, ConditionSet, ReceiverSought, TargetChecked,
                 CatchCounted, AnswerGiven>;

/// One thing that the engine looked at on the way to a step.
struct Part
{
    PartFact fact;
    RuleId rule = RuleId::DispatchOrder; ///< that says so
    /// Whether it turned the invocation off the way to a run, or to another dispatch.
    bool stops = false;
    bool operator==(const Part &) const = default;
};

/// What the engine looked at on the way to step `index`, in the order of semantics, sections 3 to
/// 9 and 11: worked out from the trace, of which nothing is stored for it. Empty for a change.
///
/// The last part agrees with the step's fact. Its cost does not depend on the trace's length, but
/// on the size of the invocation's event and on how far it is down its chain.
[[nodiscard]] std::vector<Part> partsOf(const Trace &trace, StepIndex index);

} // namespace retryscope
