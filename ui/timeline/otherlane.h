#pragma once

#include "ui/timeline/lanelayout.h"
#include "ui/timeline/timelineitem.h"
#include "ui/timeline/timelinemetrics.h"

#include <QRectF>

#include <cstdint>
#include <vector>

namespace retryscope {

/// How the other run lies in a lane.
enum class OtherRunPlace : std::uint8_t {
    Beside, ///< a thin row below the shown run
    Over ///< outlines round the shown run's bars, where they differ
};

/// A thing of the other run in a lane.
struct OtherItem
{
    TimelineItem item; ///< where it is painted; its steps are the other run's
    bool isShared = false; ///< the shown run has the same thing at the same place
};

/// The same event in the shown run and in one beside, at one moment.
struct LanePair
{
    const TimelineMoment &shown;
    InvocationId invocation; ///< in the shown run
    const TimelineMoment &other;
    InvocationId twin;
    std::size_t place = 0; ///< of the other among the runs beside: each has a row of its own
};

/// Where the run at that place has its row in a lane.
[[nodiscard]] QRectF otherRow(const QRectF &lane, const TimelineMetrics &metrics,
                              std::size_t place);

/// The other run's things in the lane `lane`, from the bottom to the top. Of what is shared, `Over`
/// keeps nothing. In the lengths of `metrics`, which are the frame's.
[[nodiscard]] std::vector<OtherItem> otherItems(const LanePair &pair, const QRectF &lane,
                                                const LaneScale &scale,
                                                const TimelineMetrics &metrics,
                                                OtherRunPlace place);

} // namespace retryscope
