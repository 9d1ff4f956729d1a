#include "ui/timeline/endroom.h"

#include "core/trace/trace.h"
#include "ui/document/lanetable.h"
#include "ui/timeline/lanelayout.h"
#include "ui/timeline/lanescale.h"
#include "ui/timeline/textwidth.h"
#include "ui/timeline/timelinemetrics.h"
#include "ui/timeline/timescale.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t mostLanes = 64; // each is laid out: some tens of microseconds
constexpr double mostShare = 0.3; // of the window
constexpr double gapPx = 8; // between what is said and the window's edge

/// Up to where an item that ends a lane says how; absent if it says nothing.
std::optional<double> saidUpTo(const TimelineItem &item, const TimelineMetrics &metrics)
{
    if (item.role == TimelineRole::Outcome)
        return item.rect.right() + gapPx;
    if (item.role != TimelineRole::Lost)
        return std::nullopt;
    const double reason =
        std::max(textWidth(metrics.smallStrong, item.label), textWidth(metrics.small, item.note));
    return item.rect.right() + gapPx + reason + gapPx;
}

} // namespace

double endRoom(const Trace &trace, const LaneTable &lanes, TimeScale scale,
               const TimelineMetrics &metrics, bool isByAge)
{
    scale.setTrail(TimeScale::trailPx);
    scale.fit();
    double room = TimeScale::trailPx;
    if (lanes.count() > mostLanes)
        return room;
    const TimelineMoment atEnd{trace, trace.size(), trace.endedAt()};
    const double width = scale.width() - TimeScale::leadPx;
    for (std::size_t row = 0; row < lanes.count(); ++row) {
        const InvocationId invocation = lanes.at(row);
        const bool hasOrigin = isByAge && !trace.stepsOf(invocation).empty();
        const Duration origin = hasOrigin ? trace.calledAt(invocation) - Instant() : Duration();
        for (const TimelineItem &item :
             laneItems(atEnd, invocation, LaneScale(scale, origin), metrics, 0)) {
            const auto right = saidUpTo(item, metrics);
            // What lies at a share of the axis moves to the left by that share of further room.
            const double share =
                (item.rect.left() - TimeScale::leadPx) / (width - TimeScale::trailPx);
            if (right && *right > scale.width() && share > 0)
                room = std::max(room, width - (width - (*right - item.rect.left())) / share);
        }
    }
    return std::clamp(room, TimeScale::trailPx, std::max(width * mostShare, TimeScale::trailPx));
}

} // namespace retryscope
