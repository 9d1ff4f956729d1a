#pragma once

#include "core/trace/series.h"

#include <QPolygonF>
#include <QRectF>
#include <QString>

namespace retryscope {

struct TimelineLayout;
struct TimelineMoment;
struct TimelineWindow;

/// One series as a line over the window.
struct CounterTrack
{
    SeriesKind kind = SeriesKind::QueueDepth;
    QRectF rect;
    QPolygonF past;
    QPolygonF future; ///< still to come
    QString title; ///< CloudWatch's name of the metric, or ours
    QString summary; ///< at the cursor, and the most in the window: `2 now · 4 at most`

    /// The height of zero.
    [[nodiscard]] double floor() const { return rect.bottom() - 6; }
};

/// Places the window's tracks below each other in `layout.areas.track`.
void layOutTracks(TimelineLayout &layout, const TimelineMoment &moment,
                  const TimelineWindow &window);

/// `Queue depth`, else CloudWatch's name.
[[nodiscard]] QString trackTitle(SeriesKind kind);

/// A value in the words of its series: `12`, `1 m 5 s`.
[[nodiscard]] QString trackValue(SeriesKind kind, double value);

} // namespace retryscope
