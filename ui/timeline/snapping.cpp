#include "ui/timeline/snapping.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/timeline/timelineoverlay.h"

#include <cmath>

namespace retryscope {

Instant snappedTime(const Trace &trace, const LaneScale &scale, double x)
{
    const Instant exact = scale.time(x);
    const std::size_t count = trace.countAt(exact);
    Instant nearest = exact;
    double distance = snapPx;
    // The steps on both sides of the moment; all others are farther.
    for (const std::size_t after : {count, count + 1}) {
        if (after == 0 || after > trace.size())
            continue;
        const Instant at = trace.at({static_cast<std::uint32_t>(after - 1)});
        const double away = std::abs(scale.x(at) - x);
        if (away < distance) {
            distance = away;
            nearest = at;
        }
    }
    return nearest;
}

std::optional<LaneScale> momentScale(const Document &document, const OverlayFrame &frame)
{
    if (!frame.layout.isByAge)
        return LaneScale(frame.scale);
    const auto selected = document.selectedInvocation();
    if (!selected || document.trace().stepsOf(*selected).empty())
        return std::nullopt;
    return LaneScale(frame.scale, document.trace().calledAt(*selected) - Instant());
}

} // namespace retryscope
