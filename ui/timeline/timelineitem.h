#pragma once

#include "core/model/id.h"
#include "core/model/terms.h"
#include "core/trace/catalog.h"
#include "ui/style.h"

#include <QRectF>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace retryscope {

/// What a thing in a lane is. Where things lie over each other, the later role is above and is hit
/// first.
enum class TimelineRole : std::uint8_t {
    AgeBand, ///< from acceptance to the deadline
    Queued,
    BackOff,
    RefusedWait,
    Deadline,
    NeverRuns,
    Attempt, ///< a run or a look-up
    Refusal, ///< the tick of one refusal
    Outcome, ///< the condition's name, or what a synchronous call was answered
    Lost,
    Delivery ///< the dot in a destination's lane
};

/// One thing in a lane: the same value is painted, hit and explained.
struct TimelineItem
{
    TimelineRole role = TimelineRole::Attempt;
    style::Mark mark = style::Mark::Running;
    InvocationId invocation;
    std::optional<StepIndex> step; ///< to which a click leads; absent for a deadline
    QRectF rect;
    /// What is right of it is still to come. At or left of the rectangle: all of it, a ghost.
    double futureX = 0;
    bool isFailed = false; ///< of an attempt or a delivery
    bool isOpen = false; ///< of a run that still goes on
    bool isLabelRight = false; ///< there is no room for the label on the left
    std::uint16_t number = 0; ///< of an attempt
    std::uint32_t count = 1; ///< how many are merged
    QString label; ///< in or beside it
    QString note; ///< a second text: in the future part, or below
    bool operator==(const TimelineItem &) const = default;

    [[nodiscard]] bool isGhost() const { return futureX <= rect.left(); }
};

/// An invocation's row.
struct TimelineLane
{
    InvocationId invocation;
    QRectF rect; ///< from the left edge of the axis to its right edge
    style::Mark mark = style::Mark::Ghost; ///< what it is at the cursor
    QString name; ///< `order-processor:live`
    QString state; ///< `backing off · next 3:06`
    bool hasBegun = false;
    bool isOdd = false; ///< so that neighbours differ
    bool isPinned = false;
    /// The cursor as the lane has it, where each counts from its own acceptance.
    std::optional<double> cursorX;
};

/// The header above the lanes of a group.
struct LaneHeader
{
    std::size_t group = 0; ///< its place among the groups
    QRectF rect; ///< from the left edge of the axis to its right edge
    QString name; ///< `order-processor`
    std::size_t count = 0; ///< of its lanes
    bool isCollapsed = false;
};

/// A destination's row.
struct TargetLane
{
    TargetIndex target;
    QRectF rect;
    QString kind; ///< `SQS`
    QString name;
    std::size_t delivered = 0; ///< by the cursor
    std::size_t failed = 0;
};

/// A line from an invocation's lane to the dot of its delivery.
struct DeliveryLine
{
    double x = 0;
    double top = 0;
    double bottom = 0;
    bool isGhost = false;
    bool isFailed = false; ///< the delivery
    style::Mark mark = style::Mark::Delivered; ///< of the end that it tells of
    bool operator==(const DeliveryLine &) const = default;
};

} // namespace retryscope
