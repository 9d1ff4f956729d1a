#include "ui/timeline/trackoverlay.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/timeline/trackchoice.h"
#include "ui/timeline/tracksource.h"

#include <QMenu>

#include <algorithm>

namespace retryscope {

TrackOverlay::TrackOverlay(Document &document, const TrackSource &source, const TrackChoice &choice,
                           QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
    , m_source(source)
    , m_choice(choice)
{
}

std::optional<OverlayHover> TrackOverlay::hover(const QPointF &place,
                                                const OverlayFrame &frame) const
{
    const auto &tracks = frame.layout.tracks;
    const auto track = std::ranges::find_if(
        tracks, [&](const CounterTrack &candidate) { return candidate.rect.contains(place); });
    const bool isKnown = track != tracks.end() && !frame.layout.isByAge
        && (!isPerMinute(track->kind) || m_source.data());
    if (!isKnown)
        return std::nullopt;
    const Trace &trace = m_document.trace();
    const Instant at = frame.scale.time(place.x());
    const double value = isPerMinute(track->kind)
        ? m_source.data()->levels(track->kind).at(at)
        : levelAfter(trace, track->kind, trace.countAt(at));
    return OverlayHover{QRectF(place.x() - 1, track->rect.top(), 2, track->rect.height()),
                        tr("%1 at %2: %3", "series, time, value")
                            .arg(track->title, format::time(at), trackValue(track->kind, value)),
                        format::series(track->kind), Qt::ArrowCursor};
}

void TrackOverlay::addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame)
{
    if (place.y() < frame.layout.areas.track.top())
        return;
    m_choice.addTo(*menu.addMenu(tr("Counter tracks")));
}

} // namespace retryscope
