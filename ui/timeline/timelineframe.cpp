#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/style.h"
#include "ui/timeline/densitywork.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/trackchoice.h"
#include "ui/timeline/tracksource.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace retryscope {

QSizeF TimelineView::frameSize() const
{
    const QSizeF size = viewport()->size();
    return {std::max(size.width() - m_metrics.gutter, 1.0), size.height()};
}

const TimelineLayout &TimelineView::frame() const
{
    if (!m_isFrameValid) {
        const TimelineMoment moment{*m_trace, m_document.cursor(), m_document.cursorTime()};
        const TimelineWindow window = frameWindow(m_scale, frameSize());
        m_frame = timelineLayout(moment, *m_deliveries, window, m_metrics);
        m_isFrameValid = true;
    }
    return m_frame;
}

TimelineWindow TimelineView::frameWindow(const TimeScale &scale, const QSizeF &size) const
{
    TimelineWindow window{scale, size, static_cast<double>(verticalScrollBar()->value())};
    window.density = m_isWhole ? m_density->map().get() : nullptr;
    window.lanes = m_table.get();
    window.rows = &m_rows;
    window.isByAge = isByAge();
    window.isArranging = m_lanes.isBusy();
    window.selected = m_document.selectedInvocation();
    window.tracks = m_tracks->shown();
    window.trackData = m_trackSource->data();
    return window;
}

void TimelineView::paintPicture(QPainter &painter, const QSizeF &size) const
{
    TimeScale scale = m_scale;
    scale.setWidth(size.width() - m_metrics.gutter);
    const TimelineMoment moment{*m_trace, m_document.cursor(), m_document.cursorTime()};
    const QSizeF inner(size.width() - m_metrics.gutter, size.height());
    TimelineWindow window = frameWindow(scale, inner);
    const LaneRows rows(*m_table, m_lanes.collapsed(), m_metrics, lanesRoom(inner));
    window.rows = &rows;
    if (lanesOverflow(inner) <= 0)
        window.density = nullptr; // the picture may have room for lanes that the window lacks
    const TimelineLayout layout = timelineLayout(moment, *m_deliveries, window, m_metrics);
    const OverlayFrame frame{layout, scale, style::Theme::Light};
    paintTimeline(
        painter, layout,
        {m_document.selectedInvocation(), style::Theme::Light, false, {}, [&](QPainter &under) {
             m_overlays.paintUnder(under, frame);
         }});
    painter.save();
    painter.translate(m_metrics.gutter, 0);
    m_overlays.paintOver(painter, frame);
    painter.restore();
}

TimelineEmphasis TimelineView::emphasis() const
{
    return {m_document.selectedInvocation(), style::theme(), hasFocus(), m_header,
            [this](QPainter &painter) { m_overlays.paintUnder(painter, overlayFrame()); }};
}

void TimelineView::addOverlay(TimelineOverlay *overlay)
{
    overlay->setParent(this);
    m_overlays.add(*overlay);
    connect(overlay, &TimelineOverlay::changed, this, [this] {
        m_picture = {};
        viewport()->update();
    });
}

OverlayFrame TimelineView::overlayFrame() const
{
    return {frame(), m_scale, style::theme()};
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const bool isNew = !m_isFrameValid;
    if (isNew) { // while the cursor moves, each frame is seen once: a picture is not worth it
        paintTimeline(painter, frame(), emphasis());
    } else {
        const double ratio = devicePixelRatioF();
        if (m_picture.isNull()) {
            m_picture = QPixmap((QSizeF(viewport()->size()) * ratio).toSize());
            m_picture.setDevicePixelRatio(ratio);
            QPainter kept(&m_picture);
            paintTimeline(kept, frame(), emphasis());
        }
        painter.drawPixmap(0, 0, m_picture);
    }
    painter.translate(m_metrics.gutter, 0);
    m_overlays.paintOver(painter, overlayFrame());
    painter.resetTransform();
    if (m_hovered) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(style::surface().cursor, 1.5));
        painter.drawRoundedRect(inViewport(m_hovered->rect).adjusted(-2, -2, 2, 2), 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(style::surface().accent, 2));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

} // namespace retryscope
