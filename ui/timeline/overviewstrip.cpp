#include "ui/timeline/overviewstrip.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/timelinemetrics.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr double gripPx = 6;
constexpr double barPx = 10;
constexpr double leastWindowPx = 14;

/// The same axis, all of it, in `width`.
TimeScale fitted(const TimeScale &scale, double width)
{
    TimeScale whole = scale;
    whole.fit();
    whole.setWidth(width);
    return whole;
}

} // namespace

OverviewStrip::OverviewStrip(const Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Whole run"));
    setAccessibleDescription(tr("How much happens over the whole run, and the part shown below"));
    setToolTip(tr("The whole run. Drag the window or its edges."));
    connect(&document, &Document::cursorMoved, this, qOverload<>(&QWidget::update));
}

void OverviewStrip::setAxis(const TimeScale &scale)
{
    m_scale = scale;
    update();
}

QSize OverviewStrip::sizeHint() const
{
    return {400, qRound(TimelineMetrics::current().overview)};
}

double OverviewStrip::gutter() const
{
    return TimelineMetrics::current().gutter;
}

QRectF OverviewStrip::windowRect() const
{
    const TimeScale whole = fitted(m_scale, width() - gutter());
    double left = m_scale.offset() <= 0 ? 2 : whole.x(m_scale.time(0));
    double right = m_scale.offset() >= m_scale.contentWidth() - m_scale.width()
        ? whole.width() - 2
        : whole.x(m_scale.time(m_scale.width()));
    if (right - left < leastWindowPx) {
        const double middle = (left + right) / 2;
        left = middle - leastWindowPx / 2;
        right = middle + leastWindowPx / 2;
    }
    return QRectF(gutter() + left, 4, right - left, height() - 9.0);
}

void OverviewStrip::setDensity(std::shared_ptr<const DensityMap> density)
{
    m_density = std::move(density);
    update();
}

/// By bar: how much happens there.
std::vector<double> OverviewStrip::counts(const TimeScale &whole) const
{
    const Trace &trace = m_document.trace();
    std::vector<double> counts;
    std::size_t before = 0;
    for (double x = 0; x < whole.width(); x += barPx) {
        if (m_density) {
            const Instant from = x > 0 ? whole.time(x) : Instant() - Duration(1);
            counts.push_back(
                static_cast<double>(m_density->countBetween(from, whole.time(x + barPx))));
            continue;
        }
        const std::size_t after = trace.countAt(whole.time(x + barPx));
        counts.push_back(static_cast<double>(after - std::min(before, after)));
        before = after;
    }
    return counts;
}

/// By age there is one cursor a lane, and this strip shows that of the selected one.
Instant OverviewStrip::cursorOnAxis() const
{
    if (!m_density || !m_density->source().isByAge)
        return m_document.cursorTime();
    const auto selected = m_document.selectedInvocation();
    if (!selected || m_document.trace().stepsOf(*selected).empty())
        return {};
    const Instant called = m_document.trace().calledAt(*selected);
    return Instant(std::max(m_document.cursorTime() - called, Duration()));
}

void OverviewStrip::paintBars(QPainter &painter, const TimeScale &whole) const
{
    std::vector<double> counts = this->counts(whole);
    for (double &count : counts)
        count = std::sqrt(count);
    const double most = std::max(std::ranges::max(counts), 1.0);
    const double cursorX = whole.x(cursorOnAxis());
    const double room = height() - 14.0;
    const style::Surface &surface = style::surface();
    QColor past = surface.accent;
    past.setAlphaF(0.42F);
    QColor future = surface.secondaryText;
    future.setAlphaF(0.22F);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] <= 0)
            continue;
        const double tall = std::max(counts[i] / most * room, 3.0);
        const double x = static_cast<double>(i) * barPx;
        painter.fillRect(QRectF(x + 0.5, height() - 7 - tall, barPx - 1, tall),
                         x <= cursorX ? past : future);
    }
    painter.fillRect(QRectF(cursorX - 1, 4, 2, height() - 9.0), surface.cursor);
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const style::Surface &surface = style::surface();
    painter.fillRect(rect(), surface.alternate);
    const QRectF header(0, 0, gutter() - 1, height());
    painter.setFont(TimelineMetrics::current().smallStrong);
    painter.setPen(surface.secondaryText);
    painter.drawText(header.adjusted(TimelineMetrics::current().pill * 0.55, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("Whole run"));
    if (width() <= gutter())
        return;

    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF window = windowRect();
    painter.setPen(QPen(surface.accent, 1.5));
    painter.setBrush(surface.accentPale);
    painter.drawRoundedRect(window, 4, 4);
    painter.save();
    painter.translate(gutter(), 0);
    paintBars(painter, fitted(m_scale, width() - gutter()));
    painter.restore();
    painter.setPen(Qt::NoPen);
    painter.setBrush(surface.accent);
    for (const double x : {window.left(), window.right()})
        painter.drawRoundedRect(QRectF(x - 2.5, window.center().y() - 8, 5, 16), 2, 2);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), surface.line);
    painter.fillRect(QRectF(gutter() - 1, 0, 1, height()), surface.line);
}

OverviewStrip::Grip OverviewStrip::gripAt(double x) const
{
    const QRectF window = windowRect();
    if (std::abs(x - window.left()) <= gripPx)
        return Grip::Left;
    if (std::abs(x - window.right()) <= gripPx)
        return Grip::Right;
    return window.left() < x && x < window.right() ? Grip::Middle : Grip::None;
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const double x = event->position().x();
    m_grip = gripAt(x);
    m_grabbed = m_grip == Grip::Middle ? x - windowRect().center().x() : 0;
    if (m_grip == Grip::None) {
        m_grip = Grip::Middle;
        drag(x);
    }
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_grip != Grip::None)
        return drag(x);
    const Grip grip = gripAt(x);
    const bool onEdge = grip == Grip::Left || grip == Grip::Right;
    setCursor(onEdge ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::None;
}

void OverviewStrip::drag(double x)
{
    const TimeScale whole = fitted(m_scale, width() - gutter());
    const Instant at = whole.time(x - gutter() - m_grabbed);
    const auto [from, to] = m_scale.visibleRange();
    switch (m_grip) {
    case Grip::Left:
        emit rangeWanted(std::min(at, to), to);
        break;
    case Grip::Right:
        emit rangeWanted(from, std::max(at, from));
        break;
    case Grip::Middle:
        emit centreWanted(at);
        break;
    case Grip::None:
        break;
    }
}

} // namespace retryscope
