#include "ui/timeline/hitmarks.h"

#include "core/trace/trace.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/format/breakpointtext.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/timeline/timescale.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr double leastTarget = 24; // what a hand can hit
constexpr std::size_t fewHits = 64; // of a mark: so many are asked whether they stop
constexpr std::size_t toldHits = 5; // in the hover card

/// How wide a mark without a number is.
double size(const OverlayFrame &frame)
{
    return std::round(frame.layout.metrics.pill * 0.6);
}

std::size_t placeOf(const std::vector<Hit> &hits, std::size_t step)
{
    const auto found = std::ranges::lower_bound(
        hits, step, {}, [](const Hit &hit) { return std::size_t{hit.step.value}; });
    return static_cast<std::size_t>(found - hits.begin());
}

} // namespace

HitMarks::HitMarks(Document &document, const Breakpoints &breakpoints, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
    , m_breakpoints(breakpoints)
{
    connect(&breakpoints, &Breakpoints::changed, this, &HitMarks::changed);
}

/// Many are taken for stops: to ask them all would cost by the hits.
bool HitMarks::isLog(std::span<const Hit> hits) const
{
    return hits.size() <= fewHits && std::ranges::all_of(hits, [this](const Hit &hit) {
               return m_breakpoints.entries()[hit.breakpoint].breakpoint->logOnly;
           });
}

std::vector<HitMark> HitMarks::marks(const OverlayFrame &frame) const
{
    std::vector<HitMark> result;
    const std::vector<Hit> &hits = m_breakpoints.hits();
    if (hits.empty() || frame.layout.isByAge)
        return result; // by age each lane has a start of its own
    const Trace &trace = m_document.trace();
    const std::size_t happened = placeOf(hits, m_document.cursor());
    const double step = size(frame) + 2;
    std::size_t from = placeOf(hits, trace.countAt(frame.scale.time(-step) - Duration(1)));
    for (double x = -step; x < frame.layout.areas.axis.width() + step; x += step) {
        const std::size_t to = placeOf(hits, trace.countAt(frame.scale.time(x + step)));
        if (to <= from)
            continue;
        const std::span<const Hit> own(hits.data() + from, to - from);
        result.push_back({frame.scale.x(trace.at(own.front().step)), from, own.size(),
                          std::clamp(happened, from, to) - from, isLog(own)});
        from = to;
        joinTouching(result, frame);
    }
    return result;
}

/// A number makes a mark wider than its place: where it touches the one before, both are one.
void HitMarks::joinTouching(std::vector<HitMark> &marks, const OverlayFrame &frame) const
{
    if (marks.size() < 2)
        return;
    HitMark &before = marks[marks.size() - 2];
    const HitMark &last = marks.back();
    if (boxOf(last, frame).left() >= boxOf(before, frame).right())
        return;
    before.count += last.count;
    before.happened += last.happened;
    before.isLog = before.isLog && last.isLog;
    marks.pop_back();
}

QRectF HitMarks::boxOf(const HitMark &mark, const OverlayFrame &frame) const
{
    const double height = size(frame);
    double width = height;
    if (mark.count > 1) {
        const QFontMetricsF metrics(frame.layout.metrics.tiny);
        width = std::max(
            width,
            metrics.horizontalAdvance(format::number(static_cast<std::int64_t>(mark.count))) + 6);
    }
    const double bottom = frame.layout.areas.axis.bottom() - 1;
    return {mark.x - width / 2, bottom - height, width, height};
}

void paintHitMark(QPainter &painter, const HitMark &mark, const QRectF &box, bool isActive,
                  const TimelineMetrics &metrics, style::Theme theme)
{
    const style::MarkStyle &look =
        style::mark(mark.isLog ? style::Mark::Queued : style::Mark::Failed, theme);
    const style::Surface &surface = style::surface(theme);
    const QColor colour = isActive || mark.isLog ? look.text : surface.secondaryText;
    const QRectF inner = box.adjusted(0.75, 0.75, -0.75, -0.75);
    const bool isFilled = mark.happened == mark.count;
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(isFilled ? colour : surface.base);
    const QPointF middle = inner.center();
    if (mark.count > 1)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2);
    else if (mark.isLog)
        painter.drawPolygon(QPolygonF{{middle.x(), inner.top()},
                                      {inner.right(), middle.y()},
                                      {middle.x(), inner.bottom()},
                                      {inner.left(), middle.y()}});
    else
        painter.drawEllipse(inner);
    if (mark.count > 1) {
        painter.setFont(metrics.tiny);
        painter.setPen(isFilled ? surface.base : colour);
        painter.drawText(inner, Qt::AlignCenter,
                         format::number(static_cast<std::int64_t>(mark.count)));
    }
}

void HitMarks::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const HitMark &mark : marks(frame))
        paintHitMark(painter, mark, boxOf(mark, frame), m_breakpoints.isActive(),
                     frame.layout.metrics, frame.theme);
    painter.restore();
}

std::optional<HitMark> HitMarks::markAt(const QPointF &place, const OverlayFrame &frame) const
{
    const QRectF &axis = frame.layout.areas.axis;
    if (place.y() > axis.bottom() || place.y() < axis.bottom() - leastTarget)
        return std::nullopt;
    std::optional<HitMark> nearest;
    double least = leastTarget / 2;
    for (const HitMark &mark : marks(frame)) {
        const double distance = std::abs(boxOf(mark, frame).center().x() - place.x());
        if (distance < least) {
            least = distance;
            nearest = mark;
        }
    }
    return nearest;
}

bool HitMarks::press(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    const auto mark = markAt(pointer.place, frame);
    if (!mark || pointer.button != Qt::LeftButton || pointer.modifiers != Qt::NoModifier)
        return false;
    const Hit &hit = m_breakpoints.hits()[mark->from];
    m_document.moveTo(std::size_t{hit.step.value} + 1);
    if (const auto invocation = m_document.trace().invocationOf(hit.step))
        m_document.select(invocation);
    return true;
}

std::optional<OverlayHover> HitMarks::hover(const QPointF &place, const OverlayFrame &frame) const
{
    const auto mark = markAt(place, frame);
    if (!mark)
        return std::nullopt;
    const std::vector<Hit> &hits = m_breakpoints.hits();
    const Trace &trace = m_document.trace();
    QStringList lines;
    const std::size_t told = std::min(mark->count, toldHits);
    for (std::size_t i = mark->from; i < mark->from + told; ++i) {
        const Breakpoint &breakpoint = *m_breakpoints.entries()[hits[i].breakpoint].breakpoint;
        lines +=
            tr("%1  %2", "time, breakpoint")
                .arg(format::shortTime(trace.at(hits[i].step)), format::breakpoint(breakpoint));
    }
    if (told < mark->count)
        lines += tr("and %n more", nullptr, static_cast<int>(mark->count - told));
    const QString one = mark->isLog ? tr("1 logged hit") : tr("1 hit of breakpoints");
    const QString several = mark->isLog ? tr("%1 logged hits") : tr("%1 hits of breakpoints");
    const QString heading = mark->count == 1 ? one : several.arg(mark->count);
    return OverlayHover{boxOf(*mark, frame), heading, lines.join(QLatin1Char('\n')),
                        Qt::PointingHandCursor};
}

} // namespace retryscope
