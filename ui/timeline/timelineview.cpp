#include "ui/timeline/timelineview.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/style.h"
#include "ui/timeline/densitywork.h"
#include "ui/timeline/endroom.h"
#include "ui/timeline/hovercard.h"
#include "ui/timeline/instantstrip.h"
#include "ui/timeline/lowlanes.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/range.h"
#include "ui/timeline/timelineaccessible.h"
#include "ui/timeline/trackchoice.h"
#include "ui/timeline/trackoverlay.h"
#include "ui/timeline/tracksource.h"

#include <QEvent>
#include <QResizeEvent>
#include <QTimerEvent>

#include <algorithm>
#include <iterator>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t stepsAtOnce = 200'000; // a few milliseconds of looking

} // namespace

TimelineView::TimelineView(Document &document, QWidget *parent)
    : TimelineView(document, *new Lanes(document), parent)
{
    m_lanes.setParent(this);
}

TimelineView::TimelineView(Document &document, Lanes &lanes, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
    , m_lanes(lanes)
    , m_overview(new OverviewStrip(document, this))
    , m_card(new HoverCard(this))
    , m_density(new DensityWork(this))
    , m_metrics(TimelineMetrics::current())
{
    TimelineAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // nothing below it is seen
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("One row for each invocation, with its attempts and waits. "
                                "Up and Down choose a row, Left and Right move in it."));
    connectParts();
    addOverlays();
    takeTrace();
}

void TimelineView::connectParts()
{
    connect(&m_document, &Document::traceChanged, this, &TimelineView::takeTrace);
    connect(&m_document, &Document::cursorMoved, this, &TimelineView::revealCursor);
    connect(&m_document, &Document::selectionChanged, this, &TimelineView::revealSelection);
    connect(&m_document, &Document::othersChanged, this, [this] {
        takeMetrics();
        findPoints();
        rebuildAxis();
    });
    connect(&m_lanes, &Lanes::changed, this, &TimelineView::takeLanes);
    connect(&m_lanes, &Lanes::busyChanged, this, &TimelineView::layOutAgain);
    connect(m_density, &DensityWork::changed, this, [this] {
        m_overview->setDensity(m_density->map());
        layOutAgain();
    });
    connect(m_overview, &OverviewStrip::rangeWanted, this, [this](Instant from, Instant to) {
        m_scale.showExactly(from, to);
        changed();
    });
    connect(m_overview, &OverviewStrip::centreWanted, this, [this](Instant instant) {
        m_scale.setOffset(m_scale.offset() + m_scale.x(instant) - m_scale.width() / 2);
        changed();
    });
}

/// What belongs to every timeline; the last one lies above the others.
void TimelineView::addOverlays()
{
    m_range = new RangeOverlay(m_document, this);
    m_marks = new MarksOverlay(m_document, this);
    m_tracks = new TrackChoice(this);
    m_trackSource = new TrackSource(m_document, this);
    addOverlay(new TrackOverlay(m_document, *m_trackSource, *m_tracks, this));
    addOverlay(m_range);
    addOverlay(new InstantStrip(m_document, this));
    addOverlay(m_marks);
    connect(m_tracks, &TrackChoice::changed, this, &TimelineView::changed);
    connect(m_trackSource, &TrackSource::ready, this, &TimelineView::layOutAgain);
    connect(m_range, &RangeOverlay::zoomWanted, this, [this](Instant from, Instant to) {
        showLanes();
        const auto selected = m_document.selectedInvocation();
        const bool hasAge = isByAge() && selected && !m_trace->stepsOf(*selected).empty();
        const Duration origin = hasAge ? m_trace->calledAt(*selected) - Instant() : Duration();
        m_scale.show(from - origin, to - origin);
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
    m_header.reset();
    TimelineAccessible::forgetLanes(*this);
    m_isWhole = false;
    m_isFrameValid = false; // it may point into what goes now
    m_trace = m_document.sharedTrace();
    m_table = m_lanes.table();
    m_rowsRoom = -1;
    m_density->clear();
    m_deliveries = std::make_unique<DeliveryIndex>(*m_trace);
    findPoints();
    indexFurther();
    rebuildAxis();
    revealCursor();
    emit traceTaken();
}

/// Other rows of the same trace, or the same with other groups collapsed.
void TimelineView::takeLanes()
{
    if (m_trace != m_document.sharedTrace())
        return; // the lanes heard of another trace first; `takeTrace` follows
    hideCard();
    m_hovered.reset();
    m_hoveredOverlay.reset();
    m_hoveredLane.reset();
    TimelineAccessible::forgetLanes(*this);
    m_rowsRoom = -1;
    if (m_header && *m_header >= m_lanes.table()->groups().size())
        m_header.reset();
    if (std::exchange(m_table, m_lanes.table()) == m_lanes.table())
        return changed();
    m_isFrameValid = false;
    findPoints();
    rebuildAxis();
    revealSelection();
}

void TimelineView::findPoints()
{
    m_points =
        isByAge() ? agesOfInterest(*m_trace, *m_table) : pointsOfInterest(*m_trace, *m_table);
    if (isByAge())
        return;
    // What a run beside does must have a place, also behind the end of the shown one.
    for (const OtherRun &other : m_document.others()) {
        if (!other.trace)
            continue;
        const std::vector<Instant> ours = std::exchange(m_points, {});
        std::ranges::set_union(ours, pointsOfInterest(*other.trace), std::back_inserter(m_points));
    }
}

void TimelineView::takeMetrics()
{
    m_metrics = metricsFor(height());
    m_metrics.makeRoomFor(m_document.others().size());
    m_rowsRoom = -1;
}

void TimelineView::indexFurther()
{
    if (m_deliveries->advance(stepsAtOnce))
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
    reserveEndRoom();
    changed();
    rebuildDensity();
}

/// What ends near the end of the axis says how.
void TimelineView::reserveEndRoom()
{
    if (m_trace && m_table)
        m_scale.setTrail(endRoom(*m_trace, *m_table, m_scale, m_metrics, isByAge()));
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

void TimelineView::resizeEvent(QResizeEvent *event)
{
    takeMetrics();
    placeOverview();
    QAbstractScrollArea::resizeEvent(event);
}

void TimelineView::placeOverview()
{
    const int overview = qRound(m_metrics.overview);
    setViewportMargins(0, overview, 0, 0);
    m_scale.setWidth(frameSize().width());
    reserveEndRoom();
    changed();
    m_overview->setGeometry(0, 0, viewport()->width(), overview);
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    const bool isLook = event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::ApplicationFontChange;
    if (!isLook || !m_deliveries)
        return;
    takeMetrics();
    placeOverview();
}

QSize TimelineView::sizeHint() const
{
    return {qRound(style::scaled(900)), qRound(style::scaled(560))};
}

QSize TimelineView::minimumSizeHint() const
{
    const TimelineMetrics least = metricsFor(0);
    return {qRound(least.gutter + 160),
            qRound(least.overview + least.axis + 2 * least.lane + least.track)};
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
    const bool wasByAge = isByAge();
    m_mode = mode;
    if (isByAge() != wasByAge)
        findPoints();
    m_scale.fit();
    rebuildAxis();
    m_scale.reveal(cursorOnAxis());
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

/// Where the cursor is on the axis: by age that of the selected invocation, and the start without.
Instant TimelineView::cursorOnAxis() const
{
    if (!isByAge())
        return m_document.cursorTime();
    const auto selected = m_document.selectedInvocation();
    if (!selected || m_trace->stepsOf(*selected).empty())
        return {};
    const Instant called = m_trace->calledAt(*selected);
    return Instant(std::max(m_document.cursorTime() - called, Duration()));
}

/// The moment at a place of the axis; by age the selected invocation's, and absent without one.
std::optional<Instant> TimelineView::momentAt(double x) const
{
    const Instant at = m_scale.time(x);
    if (!isByAge())
        return at;
    const auto selected = m_document.selectedInvocation();
    if (!selected || m_trace->stepsOf(*selected).empty())
        return std::nullopt;
    return m_trace->calledAt(*selected) + (at - Instant());
}

void TimelineView::moveCursorTo(double x)
{
    if (const auto at = momentAt(x))
        m_document.moveToTime(*at);
}

void TimelineView::revealCursor()
{
    const Instant now = cursorOnAxis();
    const double x = m_scale.x(now);
    if (x < 0 || x > m_scale.width()) {
        m_scale.reveal(now);
        return changed();
    }
    layOutAgain();
}

} // namespace retryscope
