#pragma once

#include "core/trace/findings.h"
#include "core/trace/series.h"
#include "core/trace/step.h"
#include "ui/inspector/message.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace retryscope {

/// A step of the trace: a row of the step log.
struct StepSubject
{
    StepIndex step;
    bool operator==(const StepSubject &) const = default;
};

/// What a thing in an invocation's lane is, by what it says and not by how it looks.
enum class ThingKind : std::uint8_t {
    Queued,
    Run, ///< to come, going on, succeeded or failed
    LookUp,
    BackOff,
    Refusal,
    RefusedWait,
    AgeBand,
    Deadline,
    End, ///< the label with the condition's name
    NeverRuns,
    Lost,
    Delivery, ///< its line and its dot
    Answer ///< of a call that is not queued: rejected or answered
};
inline constexpr std::size_t thingKindCount = 13;

/// A thing in a lane.
struct ThingSubject
{
    ThingKind kind = ThingKind::Run;
    InvocationId invocation;
    std::optional<StepIndex> step; ///< that began or ended it; absent for age and deadline
    bool operator==(const ThingSubject &) const = default;
};

/// A stretch in which nothing happens: a fold of the axis.
struct GapSubject
{
    Instant from;
    Instant to;
    bool operator==(const GapSubject &) const = default;
};

/// A destination's lane.
struct TargetSubject
{
    TargetIndex target;
    bool operator==(const TargetSubject &) const = default;
};

/// A counter track or a chart.
struct SeriesSubject
{
    SeriesKind series = SeriesKind::QueueDepth;
    bool operator==(const SeriesSubject &) const = default;
};

/// What a table tells of an invocation at the cursor.
enum class Aspect : std::uint8_t { State, Attempts, Accepted, Age, AgeLeft, Deliveries };
inline constexpr std::size_t aspectCount = 6;

struct StateSubject
{
    InvocationId invocation;
    Aspect aspect = Aspect::State;
    bool operator==(const StateSubject &) const = default;
};

/// A field of what a target received.
struct FieldSubject
{
    Message message;
    std::string pointer; ///< within `content(trace, message)`
    bool operator==(const FieldSubject &) const = default;
};

struct FindingSubject
{
    Finding finding;
    bool operator==(const FindingSubject &) const = default;
};

/// One thing that the engine looked at on the way to a step: a place in `partsOf(trace, step)`.
struct PartSubject
{
    StepIndex step;
    std::size_t part = 0;
    bool operator==(const PartSubject &) const = default;
};

/// Something that a person can ask "why?" of, seen when the first `count` steps have happened and
/// it is `now`.
struct Subject
{
    using What = std::variant<StepSubject, ThingSubject, GapSubject, TargetSubject, SeriesSubject,
                              StateSubject, FieldSubject, FindingSubject, PartSubject>;

    What what;
    std::size_t count = 0;
    Instant now;
    bool operator==(const Subject &) const = default;
};

} // namespace retryscope
