#include "ui/timeline/instantstrip.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/textwidth.h"
#include "ui/timeline/timelinelayout.h"

#include <QPainter>

#include <algorithm>
#include <vector>

namespace retryscope {

namespace {

constexpr double spacing = 3;
constexpr std::size_t mostShown = 9; // of a burst, those around the cursor
constexpr std::size_t mostSteps = 400; // in the window, to look for instants with room

/// A step's place in a strip.
struct Place
{
    QRectF box;
    StepIndex step;
    std::size_t number = 0; ///< from 1, among the steps of the instant
};

struct Strip
{
    InstantGroup group;
    QRectF rect;
    std::vector<Place> places;
    bool isComplete = true; ///< the lanes of all its steps are in sight
};

double sizeOf(const TimelineMetrics &metrics)
{
    return metrics.pill * 0.8;
}

/// Which steps of the group are shown: all, or those around the next one.
std::pair<std::size_t, std::size_t> shownOf(const InstantGroup &group, std::size_t count)
{
    if (group.size() <= mostShown)
        return {group.first, group.end};
    const std::size_t next = std::clamp(count, group.first, group.end);
    const std::size_t first =
        std::clamp(next, group.first + mostShown / 2, group.end - (mostShown + 1) / 2)
        - mostShown / 2;
    return {first, first + mostShown};
}

/// The invocation's lane, if it is in sight.
const TimelineLane *laneOf(const TimelineLayout &layout, std::optional<InvocationId> invocation)
{
    const auto lane = std::ranges::find_if(layout.lanes, [&](const TimelineLane &candidate) {
        return candidate.invocation == invocation;
    });
    const bool isShown =
        lane != layout.lanes.end() && lane->rect.bottom() <= layout.areas.lanes.bottom() + 1;
    return isShown ? &*lane : nullptr;
}

Strip stripOf(const InstantGroup &group, const Trace &trace, std::size_t count,
              const OverlayFrame &frame)
{
    const TimelineLayout &layout = frame.layout;
    const double size = sizeOf(layout.metrics);
    const auto [first, end] = shownOf(group, count);
    const double width = static_cast<double>(end - first) * (size + spacing) + spacing;
    const double x = frame.scale.x(group.at);
    const bool fits = x + 3 + width <= layout.areas.axis.width();
    Strip strip{group,
                {fits ? x + 3 : x - 3 - width, layout.areas.axis.bottom(), width,
                 layout.areas.lanes.bottom() - layout.areas.axis.bottom()},
                {}};
    for (std::size_t i = first; i < end; ++i) {
        const StepIndex step{static_cast<std::uint32_t>(i)};
        const double left =
            strip.rect.left() + spacing + static_cast<double>(i - first) * (size + spacing);
        const auto invocation = trace.invocationOf(step);
        const TimelineLane *lane = laneOf(layout, invocation);
        strip.isComplete &= lane || !invocation;
        // At the foot of its lane, else in the ruler.
        const double top = (lane ? lane->rect : layout.areas.axis).bottom() - size - 1;
        strip.places.push_back({{left, top, size, size}, step, i - group.first + 1});
    }
    return strip;
}

InstantGroup groupAt(const Trace &trace, Instant at)
{
    return {at, trace.countAt(at - Duration(1)), trace.countAt(at)};
}

bool isFoldedAway(const QRectF &rect, const OverlayFrame &frame)
{
    return std::ranges::any_of(frame.layout.folds,
                               [&](const FoldMark &fold) { return fold.rect.intersects(rect); });
}

/// From the first to the last of the numbers: the shade of what is not at the cursor.
QRectF extentOf(const Strip &strip)
{
    QRectF extent;
    for (const Place &place : strip.places)
        extent |= place.box;
    return extent.adjusted(-spacing, -spacing, spacing, spacing);
}

/// The strips of a frame, that of the cursor last.
std::vector<Strip> stripsOf(const Document &document, const OverlayFrame &frame)
{
    std::vector<Strip> strips;
    if (frame.layout.isByAge || frame.layout.density)
        return strips; // there is no common instant, or there are no lanes
    const Trace &trace = document.trace();
    const auto current = groupAtCursor(trace, document.cursor(), document.cursorTime());
    const auto own =
        current ? std::optional(stripOf(*current, trace, document.cursor(), frame)) : std::nullopt;
    const auto [from, to] = frame.scale.visibleRange();
    const std::size_t last = trace.countAt(to);
    std::size_t i = trace.countAt(from - Duration(1));
    const bool isFew = last - std::min(i, last) <= mostSteps;
    while (isFew && i < last) {
        const InstantGroup group = groupAt(trace, trace.at({static_cast<std::uint32_t>(i)}));
        i = group.end;
        const double next = i < trace.size()
            ? frame.scale.x(trace.at({static_cast<std::uint32_t>(i)}))
            : frame.layout.areas.axis.width();
        const double x = frame.scale.x(group.at);
        Strip strip = stripOf(group, trace, document.cursor(), frame);
        // Twice its width, so that zooming in shows it before it would crowd its neighbours.
        const bool hasRoom = x <= strip.rect.left() && x + 2 * strip.rect.width() <= next;
        if (group.size() > 1 && hasRoom && strip.isComplete && group != current
            && !isFoldedAway(strip.rect, frame) && !(own && own->rect.intersects(strip.rect)))
            strips.push_back(std::move(strip));
    }
    if (own)
        strips.push_back(*own);
    return strips;
}

const Place *placeAt(const std::vector<Strip> &strips, const QPointF &place)
{
    for (auto strip = strips.rbegin(); strip != strips.rend(); ++strip) {
        const auto found = std::ranges::find_if(strip->places, [&](const Place &candidate) {
            return candidate.box.adjusted(-1, -2, 2, 1).contains(place);
        });
        if (found != strip->places.end())
            return &*found;
    }
    return nullptr;
}

} // namespace

std::optional<InstantGroup> groupAtCursor(const Trace &trace, std::size_t count, Instant now)
{
    if (trace.size() == 0)
        return std::nullopt;
    // Before the first step the group is that which comes; else that of the last step.
    const Instant at = trace.at({static_cast<std::uint32_t>(count == 0 ? 0 : count - 1)});
    const InstantGroup group = groupAt(trace, at);
    return at == now && group.size() > 1 ? std::optional(group) : std::nullopt;
}

void paintOrderNumber(QPainter &painter, const QRectF &box, std::size_t number, bool hasHappened,
                      const TimelineMetrics &metrics, style::Theme theme)
{
    const style::Surface &surface = style::surface(theme);
    painter.setPen(QPen(surface.cursor, 1.2));
    painter.setBrush(hasHappened ? surface.cursor : surface.base);
    painter.drawPath(shapes::rounded(box.adjusted(0.6, 0.6, -0.6, -0.6), 3));
    QFont font = metrics.tiny;
    const QString words = QString::number(number);
    const double room = box.width() - 2;
    if (const double width = textWidth(font, words); width > room)
        font.setPointSizeF(std::max(font.pointSizeF() * room / width, 1.0));
    painter.setFont(font);
    painter.setPen(hasHappened ? surface.base : surface.text);
    painter.drawText(box, Qt::AlignCenter, words);
}

InstantStrip::InstantStrip(Document &document, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
{
}

void InstantStrip::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    const style::Surface &surface = style::surface(frame.theme);
    for (const Strip &strip : stripsOf(m_document, frame)) {
        QColor shade = surface.cursor;
        shade.setAlphaF(0.07F);
        const bool isOwn = strip.group.at == m_document.cursorTime();
        shapes::shade(painter, isOwn ? strip.rect : extentOf(strip), shade);
        for (const Place &place : strip.places)
            paintOrderNumber(painter, place.box, place.number,
                             place.step.value < m_document.cursor(), frame.layout.metrics,
                             frame.theme);
    }
}

bool InstantStrip::press(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    if (pointer.button != Qt::LeftButton)
        return false;
    const auto strips = stripsOf(m_document, frame);
    const Place *place = placeAt(strips, pointer.place);
    if (!place)
        return false;
    const StepIndex step = place->step;
    if (const auto invocation = m_document.trace().invocationOf(step))
        m_document.select(invocation);
    m_document.moveTo(step.value + std::size_t{1});
    return true;
}

std::optional<OverlayHover> InstantStrip::hover(const QPointF &place,
                                                const OverlayFrame &frame) const
{
    const auto strips = stripsOf(m_document, frame);
    const Place *found = placeAt(strips, place);
    if (!found)
        return std::nullopt;
    const Trace &trace = m_document.trace();
    return OverlayHover{
        found->box,
        tr("%1: %2", "time, what happened")
            .arg(format::shortTime(trace.at(found->step)), format::fact(trace, found->step)),
        format::why(trace, found->step), Qt::PointingHandCursor};
}

} // namespace retryscope
