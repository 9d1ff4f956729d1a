#include "ui/timeline/deadlinedrag.h"

#include "core/trace/deadline.h"
#include "core/trace/lane.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/otherscale.h"
#include "ui/timeline/textwidth.h"
#include "ui/timeline/timelinelayout.h"

#include <QPainter>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double gripPx = 5; // beside the line
constexpr double signPx = 16;

using Kind = DeadlinePreview::Kind;

/// Whether another maximum age changes what becomes of a dispatch that is still to come.
bool isDispatch(const Segment &segment)
{
    return segment.kind == SegmentKind::BackOff || segment.kind == SegmentKind::RefusedWait
        || segment.kind == SegmentKind::Queued;
}

} // namespace

DeadlineDrag::DeadlineDrag(Document &document, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
{
    connect(&document, &Document::traceChanged, this, &DeadlineDrag::cancel);
}

std::optional<Duration> DeadlineDrag::heldAge() const
{
    return m_held ? std::optional(m_held->age) : std::nullopt;
}

/// The deadline whose line, or whose flag, is at a place.
const TimelineItem *DeadlineDrag::lineAt(const QPointF &place, const OverlayFrame &frame) const
{
    if (!frame.layout.areas.lanes.contains(place) || frame.layout.density)
        return nullptr;
    const auto &items = frame.layout.items;
    const auto found = std::find_if(items.rbegin(), items.rend(), [&](const TimelineItem &item) {
        const QRectF line(item.futureX - gripPx, item.rect.top(), 2 * gripPx, item.rect.height());
        return item.role == TimelineRole::Deadline && !item.isOpen && line.contains(place);
    });
    return found == items.rend() ? nullptr : &*found;
}

Duration DeadlineDrag::ageAt(double x, const OverlayFrame &frame) const
{
    const Trace &trace = m_document.trace();
    const Instant at = laneScale(trace, m_held->invocation, frame).time(x);
    const Duration age = at - trace.calledAt(m_held->invocation);
    const auto whole = std::chrono::round<std::chrono::seconds>(age);
    return std::clamp<Duration>(whole, leastAge, mostAge);
}

bool DeadlineDrag::drag(const QPointF &from, const OverlayPointer &, const OverlayFrame &frame)
{
    const TimelineItem *line = lineAt(from, frame);
    if (!line)
        return false;
    const Trace &trace = m_document.trace();
    const auto deadline = deadlineAfter(trace, m_document.cursor(), line->invocation);
    if (!deadline)
        return false;
    const Duration age = *deadline - trace.calledAt(line->invocation);
    m_held = Held{line->invocation, age, age};
    return true;
}

void DeadlineDrag::move(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    if (!m_held)
        return;
    m_held->age = ageAt(pointer.place.x(), frame);
    emit changed();
}

void DeadlineDrag::release(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    if (!m_held)
        return;
    const Duration age = ageAt(pointer.place.x(), frame);
    const Held held = *m_held;
    cancel();
    if (age != held.before)
        emit ageWanted(held.invocation, age, pointer.modifiers.testFlag(Qt::ControlModifier));
}

void DeadlineDrag::cancel()
{
    if (!m_held)
        return;
    m_held.reset();
    emit changed();
}

void DeadlineDrag::addLane(std::vector<DeadlinePreview> &all, const TimelineLane &lane,
                           const OverlayFrame &frame) const
{
    const Trace &trace = m_document.trace();
    const InvocationId invocation = lane.invocation;
    if (!deadlineAfter(trace, m_document.cursor(), invocation))
        return;
    const Instant deadline = trace.calledAt(invocation) + m_held->age;
    const LaneScale scale = laneScale(trace, invocation, frame);
    const auto add = [&](Kind kind, Instant at) {
        const double x = scale.x(at);
        const QRectF line(x - 1, lane.rect.top() + 1, 2, frame.layout.metrics.lane - 8);
        const QRectF sign(x - signPx / 2,
                          lane.rect.top() + (frame.layout.metrics.lane - signPx) / 2, signPx,
                          signPx);
        all.push_back({kind, invocation, at, kind == Kind::Deadline ? line : sign});
    };
    add(Kind::Deadline, deadline);
    for (const Segment &segment : segmentsOf(trace, invocation)) {
        if (isDispatch(segment) && !segment.isOver(m_document.cursor())
            && segment.to > segment.from)
            add(segment.to > deadline ? Kind::NeverRuns : Kind::Stays, segment.to);
        else if (segment.kind == SegmentKind::NeverRuns && segment.from <= deadline)
            add(Kind::Runs, segment.from);
    }
}

std::vector<DeadlinePreview> DeadlineDrag::preview(const OverlayFrame &frame) const
{
    std::vector<DeadlinePreview> all;
    const Trace &trace = m_document.trace();
    if (!m_held || m_held->invocation.value >= trace.invocationCount())
        return all;
    const ReferenceIndex reference = trace.origin(m_held->invocation).reference;
    for (const TimelineLane &lane : frame.layout.lanes) {
        if (trace.origin(lane.invocation).reference == reference)
            addLane(all, lane, frame);
    }
    return all;
}

void DeadlineDrag::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    const style::Surface &surface = style::surface(frame.theme);
    const style::MarkStyle &purple = style::mark(style::Mark::Deadline, frame.theme);
    painter.setClipRect(frame.layout.areas.lanes, Qt::IntersectClip);
    for (const DeadlinePreview &thing : preview(frame)) {
        if (thing.kind == Kind::Deadline) {
            painter.fillRect(thing.rect.adjusted(-1, 0, 1, 0), purple.fill);
            if (thing.invocation != m_held->invocation)
                continue;
            const QString words =
                tr("%1 = %2", "moment, age")
                    .arg(format::shortTime(thing.at), format::seconds(m_held->age));
            const QFont &font = frame.layout.metrics.smallStrong;
            const double width = textWidth(font, words) + 14;
            QRectF pill(thing.rect.right() + 4, thing.rect.top(), width, frame.layout.metrics.pill);
            if (pill.right() > frame.layout.areas.axis.width())
                pill.moveRight(thing.rect.left() - 4);
            painter.setFont(font);
            style::paintPill(painter, pill, words, purple.fill, purple.fill, purple.onFill);
            continue;
        }
        const style::Mark mark = thing.kind == Kind::NeverRuns ? style::Mark::NeverRuns
            : thing.kind == Kind::Runs                         ? style::Mark::Running
                                                               : style::Mark::Ghost;
        if (thing.kind == Kind::Stays)
            continue;
        const style::MarkStyle &look = style::mark(mark, frame.theme);
        painter.setPen(QPen(look.outline, 2));
        painter.setBrush(surface.base);
        painter.drawEllipse(thing.rect);
        style::paintGlyph(painter, mark, thing.rect.adjusted(3, 3, -3, -3), look.text);
    }
}

std::optional<OverlayHover> DeadlineDrag::hover(const QPointF &place,
                                                const OverlayFrame &frame) const
{
    const TimelineItem *line = lineAt(place, frame);
    const auto deadline = line
        ? deadlineAfter(m_document.trace(), m_document.cursor(), line->invocation)
        : std::nullopt;
    if (!deadline)
        return std::nullopt;
    const Duration age = *deadline - m_document.trace().calledAt(line->invocation);
    return OverlayHover{
        QRectF(line->futureX - gripPx, line->rect.top(), 2 * gripPx, line->rect.height()),
        tr("%1 is too old at %2, after %3")
            .arg(format::invocation(line->invocation), format::shortTime(*deadline),
                 format::seconds(age)),
        m_document.shown() ? tr("Drag to change the maximum age in this fork.")
                           : tr("Drag to try another maximum age in a fork; with Ctrl to change it "
                                "here."),
        Qt::SizeHorCursor};
}

} // namespace retryscope
