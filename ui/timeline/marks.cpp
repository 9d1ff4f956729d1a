#include "ui/timeline/marks.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/snapping.h"
#include "ui/timeline/textwidth.h"
#include "ui/timeline/timelinelayout.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double leastTarget = 24; // what a hand can hit
constexpr std::array<MeasuringMark, 2> bothMarks{MeasuringMark::A, MeasuringMark::B};

std::size_t index(MeasuringMark mark)
{
    return static_cast<std::size_t>(mark);
}

QColor markColor(style::Theme theme)
{
    return style::surface(theme).accent;
}

/// The flags' height is that of a line of small type.
double flagHeight(const TimelineMetrics &metrics)
{
    return metrics.pill * 0.75;
}

QRectF hitArea(double x, const TimelineLayout &layout)
{
    const double size = std::max(leastTarget, flagHeight(layout.metrics));
    return {x - size / 2, layout.areas.axis.bottom() - size, size, size};
}

/// From where to where the marks' lines go.
std::pair<double, double> extentOf(const OverlayFrame &frame, std::optional<InvocationId> selected)
{
    const TimelineAreas &areas = frame.layout.areas;
    if (!frame.layout.isByAge)
        return {areas.axis.bottom(), areas.track.bottom()};
    for (const TimelineLane &lane : frame.layout.lanes) {
        if (lane.invocation == selected)
            return {std::max(lane.rect.top(), areas.axis.bottom()), lane.rect.bottom()};
    }
    return {areas.axis.bottom(), areas.axis.bottom()};
}

} // namespace

QString letter(MeasuringMark mark)
{
    return mark == MeasuringMark::A ? QStringLiteral("A") : QStringLiteral("B");
}

QString differenceLabel(Duration difference)
{
    const QString sign = difference < Duration() ? QString(QChar(0x2212)) : QString();
    const Duration size = difference < Duration() ? -difference : difference;
    return MarksOverlay::tr("Δt %1").arg(sign + format::time(Instant(size)));
}

void paintMarkFlag(QPainter &painter, MeasuringMark mark, const QPointF &tip,
                   const TimelineMetrics &metrics, style::Theme theme)
{
    const double height = flagHeight(metrics);
    const double half = height * 0.58;
    const QRectF flag(tip.x() - half, tip.y() - height, 2 * half, height - 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(markColor(theme));
    painter.drawPath(shapes::rounded(flag, 2));
    painter.drawPolygon(
        QPolygonF{{tip.x() - 5, flag.bottom() - 0.5}, {tip.x() + 5, flag.bottom() - 0.5}, tip});
    QFont font = metrics.tiny;
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(style::surface(theme).onAccent);
    painter.drawText(flag, Qt::AlignCenter, letter(mark));
}

MarksOverlay::MarksOverlay(Document &document, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
{
}

std::optional<Instant> MarksOverlay::at(MeasuringMark mark) const
{
    return m_marks[index(mark)];
}

void MarksOverlay::put(MeasuringMark mark, Instant at)
{
    if (m_marks[index(mark)] == at)
        return;
    m_marks[index(mark)] = at;
    emit changed();
}

void MarksOverlay::putAtCursor(MeasuringMark mark)
{
    put(mark, m_document.cursorTime());
}

void MarksOverlay::clear()
{
    if (isEmpty())
        return;
    m_marks = {};
    emit changed();
}

std::optional<Duration> MarksOverlay::difference() const
{
    if (!m_marks[0] || !m_marks[1])
        return std::nullopt;
    return *m_marks[1] - *m_marks[0];
}

QString MarksOverlay::text() const
{
    QStringList parts;
    for (const MeasuringMark mark : bothMarks) {
        if (const auto instant = at(mark))
            parts += tr("%1 %2", "mark, time").arg(letter(mark), format::time(*instant));
    }
    if (const auto measured = difference())
        parts += differenceLabel(*measured);
    return parts.join(QStringLiteral(" · "));
}

void MarksOverlay::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    const TimelineAreas &areas = frame.layout.areas;
    const auto [top, bottom] = extentOf(frame, m_document.selectedInvocation());
    paintDifference(painter, frame);
    for (const MeasuringMark mark : bothMarks) {
        const double x = xOf(mark, frame).value_or(-1);
        if (x < 0 || x > areas.axis.width())
            continue;
        shapes::dashedLine(painter, QLineF(x, top, x, bottom), markColor(frame.theme), 1.5);
        paintMarkFlag(painter, mark, QPointF(x, areas.axis.bottom() + 1), frame.layout.metrics,
                      frame.theme);
    }
}

std::optional<double> MarksOverlay::xOf(MeasuringMark mark, const OverlayFrame &frame) const
{
    const auto instant = at(mark);
    const auto scale = momentScale(m_document, frame);
    if (!instant || !scale || *instant < scale->time(scale->x(Instant()))) // before its acceptance
        return std::nullopt;
    return scale->x(*instant);
}

Instant MarksOverlay::timeAt(const OverlayPointer &pointer, const OverlayFrame &frame) const
{
    const double x = std::clamp(pointer.place.x(), 0.0, frame.scale.width());
    const auto scale = momentScale(m_document, frame);
    if (!scale)
        return frame.scale.time(x);
    return pointer.modifiers.testFlag(Qt::AltModifier) ? scale->time(x)
                                                       : snappedTime(m_document.trace(), *scale, x);
}

/// A line from mark to mark with the difference on it; beside it where it is too short for that.
void MarksOverlay::paintDifference(QPainter &painter, const OverlayFrame &frame) const
{
    const auto measured = difference();
    if (!measured)
        return;
    const TimelineLayout &layout = frame.layout;
    const double width = layout.areas.axis.width();
    const auto one = xOf(MeasuringMark::A, frame);
    const auto other = xOf(MeasuringMark::B, frame);
    if (!one || !other)
        return;
    const double left = std::max(std::min(*one, *other), -1.0);
    const double right = std::min(std::max(*one, *other), width + 1);
    if (right < 0 || left > width)
        return;
    const double height = flagHeight(layout.metrics);
    const double y = layout.areas.axis.bottom() - height / 2 - 1;
    const QColor color = markColor(frame.theme);
    painter.setPen(QPen(color, 1.5));
    painter.drawLine(QLineF(left, y, right, y));

    const QString label = differenceLabel(*measured);
    const QFont &font = layout.metrics.tiny;
    QRectF pill(0, y - height / 2, textWidth(font, label) + 12, height);
    const double room = right - left - 2 * height;
    if (room >= pill.width())
        pill.moveLeft((left + right - pill.width()) / 2);
    else
        pill.moveLeft(right + height + pill.width() < width ? right + height
                                                            : left - height - pill.width());
    const style::Surface &surface = style::surface(frame.theme);
    painter.setFont(font);
    style::paintPill(painter, pill, label, surface.base, color, surface.text);
}

std::optional<MeasuringMark> MarksOverlay::flagAt(const QPointF &place,
                                                  const OverlayFrame &frame) const
{
    // The flag that was painted last lies above.
    for (auto mark = bothMarks.rbegin(); mark != bothMarks.rend(); ++mark) {
        const auto x = xOf(*mark, frame);
        if (x && hitArea(*x, frame.layout).contains(place))
            return *mark;
    }
    return std::nullopt;
}

bool MarksOverlay::press(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    const auto mark = flagAt(pointer.place, frame);
    if (!mark || pointer.button != Qt::LeftButton)
        return false;
    m_drag = Drag{*mark, at(*mark)};
    return true;
}

void MarksOverlay::move(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    if (!m_drag)
        return;
    put(m_drag->mark, timeAt(pointer, frame));
}

void MarksOverlay::release(const OverlayPointer &, const OverlayFrame &)
{
    m_drag.reset();
}

void MarksOverlay::cancel()
{
    if (!m_drag)
        return;
    m_marks[index(m_drag->mark)] = m_drag->before;
    m_drag.reset();
    emit changed();
}

bool MarksOverlay::key(const QKeyEvent &event)
{
    if (event.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    if (event.key() == Qt::Key_BracketLeft)
        putAtCursor(MeasuringMark::A);
    else if (event.key() == Qt::Key_BracketRight)
        putAtCursor(MeasuringMark::B);
    else
        return false;
    return true;
}

std::optional<OverlayHover> MarksOverlay::hover(const QPointF &place,
                                                const OverlayFrame &frame) const
{
    const auto mark = flagAt(place, frame);
    if (!mark)
        return std::nullopt;
    return OverlayHover{hitArea(*xOf(*mark, frame), frame.layout), text(),
                        tr("Drag to move it: it goes onto steps, with Alt anywhere."),
                        Qt::SizeHorCursor};
}

void MarksOverlay::addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame)
{
    if (place.x() < 0 || !momentScale(m_document, frame))
        return;
    const Instant here = timeAt({place, Qt::NoButton, Qt::NoModifier}, frame);
    for (const MeasuringMark mark : bothMarks) {
        menu.addAction(tr("Put mark %1 at %2").arg(letter(mark), format::shortTime(here)), this,
                       [this, mark, here] { put(mark, here); });
    }
    menu.addAction(tr("Clear marks"), this, &MarksOverlay::clear)->setEnabled(!isEmpty());
}

} // namespace retryscope
