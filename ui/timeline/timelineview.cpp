#include "ui/timeline/timelineview.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/hovercard.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/range.h"
#include "ui/timeline/timelineaccessible.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr std::size_t stepsAtOnce = 200'000; // a few milliseconds of looking

int asRange(double length)
{
    return static_cast<int>(std::clamp(std::round(length), 0.0, 2e9));
}

} // namespace

TimelineView::TimelineView(Document &document, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
    , m_overview(new OverviewStrip(document, this))
    , m_card(new HoverCard(this))
    , m_metrics(TimelineMetrics::current())
{
    TimelineAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("One row for each invocation, with its attempts and waits. "
                                "Up and Down choose a row, Left and Right move in it."));
    connect(&document, &Document::traceChanged, this, &TimelineView::takeTrace);
    connect(&document, &Document::cursorMoved, this, &TimelineView::revealCursor);
    connect(&document, &Document::selectionChanged, this, &TimelineView::revealSelection);
    connect(m_overview, &OverviewStrip::rangeWanted, this, [this](Instant from, Instant to) {
        m_scale.showExactly(from, to);
        changed();
    });
    connect(m_overview, &OverviewStrip::centreWanted, this, [this](Instant instant) {
        m_scale.setOffset(m_scale.offset() + m_scale.x(instant) - m_scale.width() / 2);
        changed();
    });
    addOverlays();
    takeTrace();
}

/// What belongs to every timeline; the last one lies above the others.
void TimelineView::addOverlays()
{
    m_range = new RangeOverlay(m_document, this);
    m_marks = new MarksOverlay(m_document, this);
    addOverlay(m_range);
    addOverlay(m_marks);
    connect(m_range, &RangeOverlay::zoomWanted, this, [this](Instant from, Instant to) {
        showLanes();
        m_scale.show(from, to);
        changed();
    });
}

TimelineView::~TimelineView() = default;

void TimelineView::takeTrace()
{
    hideCard();
    m_hovered.reset();
    m_hoveredOverlay.reset();
    m_hoveredLane.reset();
    TimelineAccessible::forgetLanes(*this);
    m_isWhole = false;
    m_isFrameValid = false; // it may point into what goes now
    m_density.reset();
    m_deliveries = std::make_unique<DeliveryIndex>(m_document.trace());
    m_points = pointsOfInterest(m_document.trace());
    indexFurther();
    rebuildAxis();
    revealCursor();
    emit traceTaken();
}

void TimelineView::indexFurther()
{
    const bool isIndexed = m_deliveries->advance(stepsAtOnce);
    const bool isMapped = !m_density || m_density->advance(stepsAtOnce);
    if (isIndexed && isMapped)
        m_indexing.stop();
    else if (!m_indexing.isActive())
        m_indexing.start(0, this);
    layOutAgain();
}

void TimelineView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_indexing.timerId())
        return indexFurther();
    if (event->timerId() == m_hovering.timerId()) {
        m_hovering.stop();
        return showCard();
    }
    QAbstractScrollArea::timerEvent(event);
}

void TimelineView::rebuildAxis()
{
    m_scale.setPieces(axisPieces(m_mode, m_points, m_opened));
    if (m_isWhole)
        rebuildDensity();
    changed();
}

void TimelineView::changed()
{
    layOutAgain();
    updateScrollBars();
    m_overview->setAxis(m_scale);
    emit scaleChanged();
}

void TimelineView::layOutAgain()
{
    m_isFrameValid = false;
    m_picture = {};
    viewport()->update();
}

QSizeF TimelineView::frameSize() const
{
    const QSizeF size = viewport()->size();
    return {std::max(size.width() - m_metrics.gutter, 1.0), size.height()};
}

const TimelineLayout &TimelineView::frame() const
{
    if (!m_isFrameValid) {
        const TimelineMoment moment{m_document.trace(), m_document.cursor(),
                                    m_document.cursorTime()};
        const TimelineWindow window = frameWindow(m_scale, frameSize());
        m_frame = timelineLayout(moment, *m_deliveries, window, m_metrics);
        m_isFrameValid = true;
    }
    return m_frame;
}

TimelineWindow TimelineView::frameWindow(const TimeScale &scale, const QSizeF &size) const
{
    return {scale, size, static_cast<double>(verticalScrollBar()->value()),
            m_isWhole ? m_density.get() : nullptr};
}

double TimelineView::lanesOverflow(const QSizeF &size) const
{
    const TimelineAreas areas =
        timelineAreas(m_metrics, size, m_deliveries ? m_deliveries->targets().size() : 0);
    return static_cast<double>(m_document.trace().invocationCount()) * m_metrics.lane
        - areas.lanes.height();
}

void TimelineView::rebuildDensity()
{
    TimeScale whole = m_scale;
    whole.fit();
    std::vector<Instant> edges;
    for (std::size_t i = 1; i <= DensityMap::columns; ++i)
        edges.push_back(whole.time(whole.width() * static_cast<double>(i) / DensityMap::columns));
    m_isFrameValid = false;
    m_density = std::make_unique<DensityMap>(m_document.trace(), std::move(edges));
    indexFurther();
}

void TimelineView::showLanes()
{
    if (!m_isWhole)
        return;
    m_isWhole = false;
    revealSelection();
    changed();
}

void TimelineView::paintPicture(QPainter &painter, const QSizeF &size) const
{
    TimeScale scale = m_scale;
    scale.setWidth(size.width() - m_metrics.gutter);
    const TimelineMoment moment{m_document.trace(), m_document.cursor(), m_document.cursorTime()};
    const QSizeF inner(size.width() - m_metrics.gutter, size.height());
    TimelineWindow window = frameWindow(scale, inner);
    if (lanesOverflow(inner) <= 0)
        window.density = nullptr; // the picture may have room for lanes that the window lacks
    const TimelineLayout layout = timelineLayout(moment, *m_deliveries, window, m_metrics);
    const OverlayFrame frame{layout, scale, style::Theme::Light};
    paintTimeline(painter, layout,
                  {m_document.selectedInvocation(), style::Theme::Light, false,
                   [&](QPainter &under) { m_overlays.paintUnder(under, frame); }});
    painter.save();
    painter.translate(m_metrics.gutter, 0);
    m_overlays.paintOver(painter, frame);
    painter.restore();
}

TimelineEmphasis TimelineView::emphasis() const
{
    return {m_document.selectedInvocation(), style::theme(), hasFocus(),
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
    const double ratio = devicePixelRatioF();
    if (m_picture.isNull()) {
        m_picture = QPixmap((QSizeF(viewport()->size()) * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        QPainter painter(&m_picture);
        paintTimeline(painter, frame(), emphasis());
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_picture);
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

void TimelineView::resizeEvent(QResizeEvent *event)
{
    const int overview = qRound(m_metrics.overview);
    setViewportMargins(0, overview, 0, 0);
    m_scale.setWidth(frameSize().width());
    changed();
    m_overview->setGeometry(0, 0, viewport()->width(), overview);
    QAbstractScrollArea::resizeEvent(event);
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    const bool isLook = event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::ApplicationFontChange;
    if (!isLook || !m_deliveries)
        return;
    m_metrics = TimelineMetrics::current();
    QResizeEvent resized(viewport()->size(), viewport()->size());
    resizeEvent(&resized);
}

void TimelineView::updateScrollBars()
{
    // A bar that appears takes room from the other direction; twice is enough for both.
    for (int round = 0; round < 3; ++round) {
        const QSize before = viewport()->size();
        setScrollRanges();
        const auto policy = [](const QScrollBar *bar) {
            return bar->maximum() > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff;
        };
        // As needed, but said outright: within a resize the base class does not look again.
        setVerticalScrollBarPolicy(policy(verticalScrollBar()));
        setHorizontalScrollBarPolicy(policy(horizontalScrollBar()));
        if (viewport()->size() == before)
            return;
        m_scale.setWidth(frameSize().width());
    }
}

void TimelineView::setScrollRanges()
{
    const TimelineAreas areas =
        timelineAreas(m_metrics, frameSize(), m_deliveries ? m_deliveries->targets().size() : 0);
    m_isAdjustingBars = true; // their values follow the scale here, not the other way round
    verticalScrollBar()->setRange(0, m_isWhole ? 0 : asRange(lanesOverflow(frameSize())));
    verticalScrollBar()->setPageStep(std::max(qRound(areas.lanes.height()), 1));
    verticalScrollBar()->setSingleStep(qRound(m_metrics.lane));
    horizontalScrollBar()->setRange(0, asRange(m_scale.contentWidth() - m_scale.width()));
    horizontalScrollBar()->setPageStep(std::max(qRound(m_scale.width()), 1));
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setValue(qRound(m_scale.offset()));
    m_isAdjustingBars = false;
}

void TimelineView::scrollContentsBy(int dx, int)
{
    hideCard();
    if (dx != 0 && !m_isAdjustingBars) {
        m_scale.setOffset(horizontalScrollBar()->value());
        m_overview->setAxis(m_scale);
    }
    layOutAgain();
}

QSize TimelineView::sizeHint() const
{
    return {qRound(style::scaled(900)), qRound(style::scaled(560))};
}

QSize TimelineView::minimumSizeHint() const
{
    return {qRound(m_metrics.gutter + 160),
            qRound(m_metrics.overview + m_metrics.axis + 2 * m_metrics.lane + m_metrics.track)};
}

QRectF TimelineView::inViewport(const QRectF &rect) const
{
    return rect.translated(m_metrics.gutter, 0);
}

QPointF TimelineView::inFrame(const QPointF &viewport) const
{
    return viewport - QPointF(m_metrics.gutter, 0);
}

bool TimelineView::hasFolds() const
{
    return std::ranges::any_of(m_scale.pieces(), &AxisPiece::isFold);
}

void TimelineView::setAxisMode(AxisMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_scale.fit();
    rebuildAxis();
    m_scale.reveal(m_document.cursorTime());
    changed();
    emit axisModeChanged();
}

void TimelineView::openAllFolds()
{
    for (const AxisPiece &piece : m_scale.pieces()) {
        if (piece.isFold())
            m_opened.insert(piece.from);
    }
    rebuildAxis();
}

void TimelineView::closeAllFolds()
{
    m_opened.clear();
    m_scale.fit();
    rebuildAxis();
}

void TimelineView::revealCursor()
{
    const Instant now = m_document.cursorTime();
    const double x = m_scale.x(now);
    if (x < 0 || x > m_scale.width()) {
        m_scale.reveal(now);
        return changed();
    }
    layOutAgain();
}

void TimelineView::revealSelection()
{
    layOutAgain();
    const auto selected = m_document.selectedInvocation();
    if (!selected)
        return;
    TimelineAccessible::announce(*this, *selected);
    const int lane = qRound(m_metrics.lane);
    const int top = static_cast<int>(selected->value) * lane;
    const int page = verticalScrollBar()->pageStep();
    const int shown = verticalScrollBar()->value();
    if (top < shown)
        verticalScrollBar()->setValue(top);
    else if (top + lane > shown + page)
        verticalScrollBar()->setValue(top + lane - page);
}

} // namespace retryscope
