#include "ui/charts/metricchart.h"

#include "ui/charts/timeticks.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr double titlePx = 24;
constexpr double leftPx = 44;
constexpr double rightPx = 16;
constexpr double bottomPx = 24;
constexpr double labelRoomPx = 72;
constexpr double heightPx = 128;

double secondsOf(Instant instant)
{
    return std::chrono::duration<double>(instant.time_since_epoch()).count();
}

/// The corners of the stairs that a level or the values of minutes make.
QList<QPointF> corners(SeriesKind kind, const Series &series, Instant end)
{
    QList<QPointF> points;
    double level = 0;
    Instant levelUntil;
    const auto stepTo = [&](Instant at, double value) {
        points.append({secondsOf(at), level});
        points.append({secondsOf(at), value});
        level = value;
    };
    points.append({0, 0});
    for (const SeriesPoint &point : series) {
        if (isPerMinute(kind) && level > 0 && point.at > levelUntil)
            stepTo(levelUntil, 0);
        stepTo(point.at, point.value);
        levelUntil = point.at + std::chrono::minutes(1);
    }
    if (isPerMinute(kind) && level > 0 && levelUntil < end)
        stepTo(levelUntil, 0);
    points.append({secondsOf(end), level});
    return points;
}

style::Mark markOf(SeriesKind kind)
{
    switch (kind) {
    case SeriesKind::QueueDepth:
    case SeriesKind::AsyncEventsReceived:
        return style::Mark::Queued;
    case SeriesKind::ConcurrentExecutions:
    case SeriesKind::Invocations:
        return style::Mark::Running;
    case SeriesKind::Errors:
        return style::Mark::Failed;
    case SeriesKind::Throttles:
        return style::Mark::Refusal;
    case SeriesKind::AsyncEventsDropped:
        return style::Mark::Lost;
    case SeriesKind::AsyncEventAge:
        return style::Mark::Expired;
    }
    return style::Mark::Running;
}

QColor pale(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

} // namespace

MetricChart::MetricChart(SeriesKind kind, QWidget *parent)
    : QChartView(parent)
    , m_kind(kind)
    , m_line(new QLineSeries(this))
    , m_area(new QAreaSeries(m_line))
    , m_times(new QCategoryAxis(this))
    , m_values(new QValueAxis(this))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(format::series(kind));
    setToolTip(format::series(kind));
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundRoundness(0);
    chart()->addSeries(m_area);
    chart()->addAxis(m_times, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    m_area->attachAxis(m_times);
    m_area->attachAxis(m_values);
    m_times->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_values->setTickCount(2);
    m_values->setLabelsVisible(false); // Qt Charts leaves out the one at the top
    m_times->setLabelsVisible(false); // and cuts those of the times to an ellipsis
    retheme();
}

void MetricChart::showSeries(const Series &series, Instant end)
{
    m_series = series;
    m_end = std::max(end, Instant(std::chrono::seconds(1)));
    m_line->replace(corners(m_kind, m_series, m_end));
    double top = 1;
    for (const SeriesPoint &point : m_series)
        top = std::max(top, point.value);
    m_values->setRange(0, roundTop(top));
    m_times->setRange(0, secondsOf(m_end));
    tickTimes();
    viewport()->update();
}

void MetricChart::moveCursor(Instant now)
{
    m_now = now;
    setAccessibleDescription(tr("%1 at the cursor").arg(valueAtCursor()));
    viewport()->update();
}

double MetricChart::valueAtCursor() const
{
    const auto next = std::ranges::upper_bound(m_series, m_now, {}, &SeriesPoint::at);
    if (next == m_series.begin())
        return 0;
    const SeriesPoint &point = *std::prev(next);
    const bool isOver = isPerMinute(m_kind) && m_now >= point.at + std::chrono::minutes(1);
    return isOver ? 0 : point.value;
}

int MetricChart::pointCount() const
{
    return static_cast<int>(m_line->count());
}

QSize MetricChart::sizeHint() const
{
    return {static_cast<int>(style::scaled(360)), static_cast<int>(style::scaled(heightPx))};
}

QSize MetricChart::minimumSizeHint() const
{
    return {static_cast<int>(style::scaled(200)), static_cast<int>(style::scaled(heightPx))};
}

void MetricChart::tickTimes()
{
    for (const QString &label : m_times->categoriesLabels())
        m_times->remove(label);
    const double width = chart()->plotArea().width();
    const auto room = static_cast<std::size_t>(std::max(width / style::scaled(labelRoomPx), 2.0));
    m_times->setStartValue(-1);
    m_ticks = timeTicks(m_end, room);
    for (const Instant tick : m_ticks)
        m_times->append(format::shortTime(tick), secondsOf(tick));
}

void MetricChart::retheme()
{
    const style::Surface &surface = style::surface();
    const style::MarkStyle &look = style::mark(markOf(m_kind));
    chart()->setBackgroundBrush(surface.base);
    chart()->setBackgroundPen(Qt::NoPen);
    setBackgroundBrush(surface.base);
    m_area->setPen(QPen(look.outline, 1.5));
    m_area->setBrush(pale(look.fill, 0.35));
    const QFont small = style::font(style::FontRole::Tiny);
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *>{m_times, m_values}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(surface.secondaryText);
        axis->setGridLinePen(QPen(surface.line, 1));
        axis->setLinePen(QPen(surface.line, 1));
    }
}

/// All charts have the same margins, so that their times stand under each other.
void MetricChart::place()
{
    // Qt Charts sets a minimum of its own that counts more than the hint and leaves no room.
    setMinimumHeight(minimumSizeHint().height());
    chart()->setPlotArea(QRectF(style::scaled(leftPx), style::scaled(titlePx),
                                width() - style::scaled(leftPx + rightPx),
                                height() - style::scaled(titlePx + bottomPx)));
}

std::vector<MetricChart::TimeLabel> MetricChart::timeLabels() const
{
    const QFontMetricsF metrics(style::font(style::FontRole::Tiny));
    const QRectF plot = chart()->plotArea();
    const double gap = style::scaled(4);
    double free = 0;
    std::vector<TimeLabel> labels;
    for (const Instant tick : m_ticks) {
        const QString text = format::shortTime(tick);
        const QSizeF size(metrics.horizontalAdvance(text) + 1, metrics.height());
        const double x = chart()->mapToPosition({secondsOf(tick), 0}, m_area).x();
        const double left = std::min(x - size.width() / 2, width() - size.width());
        if (left < free)
            continue;
        labels.push_back({text, QRectF(QPointF(left, plot.bottom() + gap), size)});
        free = labels.back().rect.right() + gap;
    }
    return labels;
}

void MetricChart::drawTimes(QPainter &painter) const
{
    painter.setFont(style::font(style::FontRole::Tiny));
    painter.setPen(style::surface().secondaryText);
    for (const TimeLabel &label : timeLabels())
        painter.drawText(label.rect, Qt::AlignCenter, label.text);
}

void MetricChart::drawForeground(QPainter *painter, const QRectF &)
{
    painter->save();
    painter->resetTransform();
    const style::Surface &surface = style::surface();
    const QRectF plot = chart()->plotArea();
    const double x = chart()->mapToPosition({secondsOf(m_now), 0}, m_area).x();
    painter->fillRect(QRectF(QPointF(x, plot.top() - 1), plot.bottomRight()),
                      pale(surface.base, 0.6)); // still to come
    painter->setPen(QPen(surface.cursor, 1.5));
    painter->drawLine(QPointF(x, plot.top() - 2), QPointF(x, plot.bottom()));

    painter->setFont(style::font(style::FontRole::Tiny));
    painter->setPen(surface.secondaryText);
    const double lineHeight = painter->fontMetrics().height();
    const QRectF zero(0, plot.bottom() - lineHeight / 2, plot.left() - style::scaled(6),
                      lineHeight);
    painter->drawText(zero, Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("0"));
    painter->drawText(zero.translated(0, plot.top() - plot.bottom()),
                      Qt::AlignVCenter | Qt::AlignRight,
                      format::number(std::llround(m_values->max())));
    drawTimes(*painter);

    const QRectF title(style::scaled(12), 0, width() - style::scaled(12 + rightPx),
                       style::scaled(titlePx));
    painter->setFont(style::font(style::FontRole::Small));
    painter->setPen(surface.secondaryText);
    painter->drawText(title, Qt::AlignVCenter | Qt::AlignLeft, format::series(m_kind));
    painter->setFont(style::font(style::FontRole::SmallStrong));
    painter->setPen(style::mark(markOf(m_kind)).text);
    painter->drawText(title, Qt::AlignVCenter | Qt::AlignRight, tr("%1 now").arg(valueAtCursor()));
    if (hasFocus()) {
        painter->setPen(QPen(surface.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

Instant MetricChart::momentAt(const QPointF &position) const
{
    const double seconds =
        std::clamp(chart()->mapToValue(position, m_area).x(), 0.0, secondsOf(m_end));
    return Instant(Duration(std::llround(seconds * 1000)));
}

/// Where the series next changes, behind the cursor or before it.
std::optional<Instant> MetricChart::changeBeside(int by) const
{
    const auto next = by > 0 ? std::ranges::upper_bound(m_series, m_now, {}, &SeriesPoint::at)
                             : std::ranges::lower_bound(m_series, m_now, {}, &SeriesPoint::at);
    if (by > 0)
        return next == m_series.end() ? std::nullopt : std::optional(next->at);
    return next == m_series.begin() ? std::nullopt : std::optional(std::prev(next)->at);
}

void MetricChart::keyPressEvent(QKeyEvent *event)
{
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (!isArrow || event->modifiers() != Qt::NoModifier)
        return event->ignore(); // the panel scrolls
    if (const auto change = changeBeside(event->key() == Qt::Key_Right ? 1 : -1))
        emit timeChosen(*change);
}

void MetricChart::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    const Instant at = isByMouse ? momentAt(event->pos()) : m_now;
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    QAction *why = menu.addAction(icon(QStringLiteral("why")), tr("Why?"), this,
                                  [this, at] { emit whyWanted(m_kind, at); });
    why->setToolTip(tr("Say what the series counts, and why it is as it is here"));
    menu.addAction(icon(QStringLiteral("goto")), tr("Run to %1").arg(format::time(at)), this,
                   [this, at] { emit timeChosen(at); });
    menu.exec(event->globalPos());
}

void MetricChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void MetricChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void MetricChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit timeChosen(momentAt(event->position()));
}

void MetricChart::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        emit timeChosen(momentAt(event->position()));
}

void MetricChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    place();
    tickTimes();
}

void MetricChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        retheme();
}

} // namespace retryscope
