#pragma once

#include "ui/inspector/subject.h"
#include "ui/timeline/timelineitem.h"

#include <QPointF>

#include <optional>

namespace retryscope {

struct TimelineLayout;

/// What a person asks of who asks why the thing is so. A dot for several deliveries is asked of as
/// the first of them.
[[nodiscard]] Subject::What subjectOf(const TimelineItem &item);

/// What lies at a place of a frame, from the most to the least particular: a thing in a lane, a
/// fold, a destination's lane, the counter track, an invocation's lane. Absent where there is
/// nothing.
[[nodiscard]] std::optional<Subject::What> subjectAt(const TimelineLayout &layout,
                                                     const QPointF &place);

} // namespace retryscope
