#pragma once

#include "core/trace/parts.h"

#include <QElapsedTimer>
#include <QObject>

#include <cstddef>
#include <optional>
#include <vector>

namespace retryscope {

class Breakpoints;
class Document;

/// Where a person is: steps that have happened, the moment, and how many parts of the step ahead
/// have been looked at (0: none).
struct StepPosition
{
    std::size_t count = 0;
    Instant time;
    std::size_t part = 0;
    bool operator==(const StepPosition &) const = default;
};

/// Moves the document's cursor by the verbs of a debugger, each forwards and backwards.
///
/// - Over: to behind the next step; back: to behind the step before the last one.
/// - Into: to the next part of the step ahead (`partsOf`), behind the last one the step happens;
///   back: to the part before, or to the last part of the step before.
/// - Out: to the end of the attempt that runs or is looked into, else to the end of the invocation;
///   back: to before the attempt that runs or has just ended, else to before the invocation.
/// - In lane: to behind the next step of the invocation; back: to behind the last but one.
///
/// What holds for each verb, from every position of every trace: the reverse directly behind the
/// verb returns exactly to where the verb began, moment and part included, and so do as many
/// reverses as there were verbs. (A trail of the verbs remembers that. Any other move of the cursor
/// ends it.) At both ends a verb does nothing and says so by `false`.
///
/// Following: over and into stop only at steps of one invocation, and so does `toNextStop`.
/// Out, in lane and following mean the selected invocation, else that of the step before the
/// cursor.
class Stepper : public QObject
{
    Q_OBJECT

public:
    enum class Verb : std::uint8_t { Over, Into, Out, InLane };
    enum class Way : std::uint8_t { Forward, Back };

    /// Both must outlive the stepper.
    Stepper(Document &document, const Breakpoints &breakpoints, QObject *parent = nullptr);

    /// Whether the cursor or the part has moved; false: nothing is there on that way.
    bool go(Verb verb, Way way);

    /// To behind the next step, or the one before, at which a breakpoint stops; else to the end, or
    /// to the start.
    bool toStop(Way way);
    /// A jump, which the history keeps.
    bool jumpTo(std::size_t count);
    bool jumpTo(Instant time);

    /// Back to where the cursor was before a jump, and forward again.
    bool recall(Way way);
    [[nodiscard]] bool canRecall(Way way) const;

    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool follows);
    /// The invocation that out, in lane and following mean.
    [[nodiscard]] std::optional<InvocationId> lane() const;

    [[nodiscard]] StepPosition position() const;
    /// How many parts of the step ahead have been looked at: the last of them is the present one.
    [[nodiscard]] std::size_t part() const { return m_part; }
    /// The parts of the step ahead while `part() > 0`, else empty.
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }

signals:
    void partChanged();
    void historyChanged();
    void followingChanged();

private:
    struct Track
    {
        Verb verb = Verb::Over;
        Way way = Way::Forward;
        StepPosition from;
        StepPosition to;
    };

    [[nodiscard]] std::optional<StepPosition> target(Verb verb, Way way) const;
    [[nodiscard]] std::optional<StepPosition> overTarget(Way way) const;
    [[nodiscard]] std::optional<StepPosition> intoTarget(Way way) const;
    [[nodiscard]] std::optional<StepPosition> outTarget(Way way) const;
    [[nodiscard]] std::optional<StepPosition> laneTarget(Way way) const;
    [[nodiscard]] std::optional<std::size_t> stopTarget(Way way) const;
    [[nodiscard]] std::optional<StepIndex> stepAhead(Way way) const;
    [[nodiscard]] StepPosition behind(std::size_t count) const;
    void moveTo(const StepPosition &position);
    void setPart(std::size_t part);
    void remember(const StepPosition &from);
    void cursorMoved();

    Document &m_document;
    const Breakpoints &m_breakpoints;
    std::vector<Track> m_trail;
    std::vector<StepPosition> m_past; // before the jumps, the latest last
    std::vector<StepPosition> m_future;
    StepPosition m_present; // as the stepper knows it
    std::vector<Part> m_parts;
    std::size_t m_part = 0;
    QElapsedTimer m_sinceJump;
    bool m_isMoving = false;
    bool m_isFollowing = false;
};

} // namespace retryscope
