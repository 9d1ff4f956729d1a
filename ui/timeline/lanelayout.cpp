#include "ui/timeline/lanelayout.h"

#include "core/trace/deadline.h"
#include "core/trace/lane.h"
#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/timeline/lanetext.h"
#include "ui/timeline/textwidth.h"

#include <algorithm>

namespace retryscope {

namespace {

using style::Mark;

class LaneLayout
{
public:
    LaneLayout(const TimelineMoment &moment, InvocationId invocation, const LaneScale &scale,
               const TimelineMetrics &metrics, double top)
        : m_moment(moment)
        , m_trace(moment.trace)
        , m_invocation(invocation)
        , m_scale(scale)
        , m_metrics(metrics)
        , m_top(top)
        , m_nowX(scale.x(moment.now))
    {
    }

    std::vector<TimelineItem> items()
    {
        addAge();
        for (const Segment &segment : segmentsOf(m_trace, m_invocation))
            add(segment);
        std::ranges::stable_sort(m_items, {}, &TimelineItem::role);
        const double right = m_scale.width();
        std::erase_if(m_items, [right](const TimelineItem &item) {
            return item.rect.right() < 0 || item.rect.left() > right;
        });
        return std::move(m_items);
    }

private:
    void add(const Segment &segment)
    {
        switch (segment.kind) {
        case SegmentKind::Queued:
            addStretch(segment, TimelineRole::Queued, Mark::Queued);
            break;
        case SegmentKind::Run:
        case SegmentKind::LookUp:
            addAttempt(segment);
            break;
        case SegmentKind::BackOff:
            addBackOff(segment);
            break;
        case SegmentKind::RefusedWait:
            addRefusal(segment);
            break;
        case SegmentKind::Ended:
            addEnd(segment);
            break;
        case SegmentKind::NeverRuns:
            addNeverRuns(segment);
            break;
        case SegmentKind::Delivery:
            break;
        case SegmentKind::Lost:
            addLost(segment);
            break;
        case SegmentKind::Rejected:
        case SegmentKind::Answered:
            addAnswer(segment);
            break;
        }
    }

    [[nodiscard]] QRectF barRect(double left, double right) const
    {
        return {left, m_top + m_metrics.barTop, std::max(right - left, m_metrics.leastBar),
                m_metrics.bar};
    }

    /// An item over a stretch of time, solid up to the cursor if its step has happened.
    TimelineItem item(const Segment &segment, TimelineRole role, Mark mark,
                      const QRectF &rect) const
    {
        TimelineItem item;
        item.role = role;
        item.mark = mark;
        item.invocation = m_invocation;
        item.step = segment.last && segment.isOver(m_moment.count) ? segment.last : segment.first;
        item.rect = rect;
        item.number = segment.number;
        item.futureX = !segment.hasBegun(m_moment.count) ? rect.left()
            : segment.isOver(m_moment.count)             ? rect.right()
                                             : std::clamp(m_nowX, rect.left() + 1, rect.right());
        return item;
    }

    TimelineItem &addStretch(const Segment &segment, TimelineRole role, Mark mark)
    {
        const QRectF rect = barRect(m_scale.x(segment.from), m_scale.x(segment.to));
        m_items.push_back(item(segment, role, mark, rect));
        return m_items.back();
    }

    void addAttempt(const Segment &segment)
    {
        const StepIndex end = segment.last.value_or(segment.first);
        const Fact fact = m_trace.fact(end);
        const bool failed = std::holds_alternative<AttemptFailed>(fact);
        const bool going = segment.hasBegun(m_moment.count) && !segment.isOver(m_moment.count);
        const Mark mark = going ? Mark::Running : failed ? Mark::Failed : Mark::Succeeded;
        TimelineItem &added = addStretch(segment, TimelineRole::Attempt, mark);
        added.isFailed = failed;
        added.isOpen = going || !segment.last;
        m_lastBarRight = added.rect.right();
    }

    void addBackOff(const Segment &segment)
    {
        TimelineItem &added = addStretch(segment, TimelineRole::BackOff, Mark::BackOff);
        added.rect.setLeft(std::max(added.rect.left(), m_lastBarRight));
        const auto failed = std::get<AttemptFailed>(m_trace.fact(segment.first));
        added.label = waitLabel(failed.wait.value_or(segment.to - segment.from));
        if (segment.hasBegun(m_moment.count) && !segment.isOver(m_moment.count))
            added.note = toGoLabel(segment.to - m_moment.now);
    }

    void addRefusal(const Segment &segment)
    {
        const auto refused = std::get<Refused>(m_trace.fact(segment.first));
        if (segment.to > segment.from) {
            TimelineItem &added = addStretch(segment, TimelineRole::RefusedWait, Mark::Refusal);
            const Duration wait = refused.wait.value_or(segment.to - segment.from);
            added.label = segment.isOver(m_moment.count)
                ? refusalLabel(refused.statusCode, wait)
                : refusalLabel(refused.statusCode, wait, segment.to);
        }
        const double x = m_scale.x(segment.from);
        const QRectF tick(x - 2, m_top + m_metrics.barTop - 3, 4, m_metrics.bar + 6);
        TimelineItem added = item(segment, TimelineRole::Refusal, Mark::Refusal, tick);
        added.step = segment.first;
        added.futureX = segment.hasBegun(m_moment.count) ? tick.right() : tick.left();
        m_items.push_back(added);
        m_lastBarRight = std::max(m_lastBarRight, tick.right());
    }

    void addEnd(const Segment &segment)
    {
        const auto ended = std::get<Ended>(m_trace.fact(segment.first));
        if (ended.condition == Condition::Success || endsLost(segment))
            return;
        const bool expired = ended.condition == Condition::EventAgeExceeded;
        const QString text = QString::fromLatin1(name(ended.condition));
        const double width = textWidth(m_metrics.smallStrong, text) + m_metrics.bar + 10;
        const double left = std::max(m_scale.x(segment.from), m_lastBarRight) + m_metrics.gap;
        TimelineItem added =
            item(segment, TimelineRole::Outcome, expired ? Mark::Expired : Mark::Failed,
                 barRect(left, left + width));
        added.label = text;
        if (added.isGhost() && m_deadlineX > left && m_deadlineX < left + width)
            added.rect.setWidth(m_metrics.bar + 4); // its sign alone, beside the deadline
        m_outcomeRight = added.rect.right();
        m_items.push_back(added);
    }

    /// Then the block says it all, and a second label would only be in its way.
    [[nodiscard]] bool endsLost(const Segment &ended) const
    {
        for (const StepIndex index : m_trace.stepsOf(m_invocation)) {
            if (index > ended.first && std::holds_alternative<Lost>(m_trace.fact(index)))
                return true;
        }
        return false;
    }

    void addLost(const Segment &segment)
    {
        const double left = std::max(m_scale.x(segment.from), m_lastBarRight) + m_metrics.gap;
        const double width = textWidth(m_metrics.strong, lostLabel()) + m_metrics.bar * 2.2;
        QRectF rect = barRect(left, left + width);
        rect.adjust(0, -4, 0, 4);
        TimelineItem added = item(segment, TimelineRole::Lost, Mark::Lost, rect);
        const auto state = m_trace.invocationAfter(segment.first.value + 1U, m_invocation);
        added.label = endLabel(state->condition, segment.from);
        added.note = format::lossReason(m_trace, m_invocation);
        m_items.push_back(added);
    }

    void addNeverRuns(const Segment &segment)
    {
        if (segment.from > m_scale.end())
            return;
        const double left = m_scale.x(segment.from);
        const double right = std::max(m_scale.x(segment.to), left + m_metrics.bar);
        TimelineItem added =
            item(segment, TimelineRole::NeverRuns, Mark::NeverRuns, barRect(left, right));
        added.futureX = added.rect.left();
        added.label = neverRunsLabel();
        const double room = textWidth(m_metrics.small, added.label) + m_metrics.bar;
        added.isLabelRight = left - room < std::max(m_outcomeRight, 0.0);
        m_items.push_back(added);
    }

    void addAnswer(const Segment &segment)
    {
        const Fact fact = m_trace.fact(segment.first);
        const auto *rejected = std::get_if<Rejected>(&fact);
        const QString text = rejected ? rejectionLabel(rejected->statusCode)
                                      : answerLabel(std::get<Answered>(fact).statusCode);
        const double left = std::max(m_scale.x(segment.from), m_lastBarRight + m_metrics.gap);
        const double width = textWidth(m_metrics.small, text) + 16;
        TimelineItem added =
            item(segment, TimelineRole::Outcome, Mark::Rejected, barRect(left, left + width));
        added.label = text;
        m_items.push_back(added);
    }

    void addAge()
    {
        const auto deadline = deadlineAfter(m_trace, m_moment.count, m_invocation);
        const auto state = m_trace.invocationAfter(m_moment.count, m_invocation);
        if (!deadline || !state)
            return;
        const bool expired =
            state->phase == Phase::Failed && state->condition == Condition::EventAgeExceeded;
        if (isOver(state->phase) && !expired)
            return;
        const double left = m_scale.x(m_trace.calledAt(m_invocation));
        const bool isBeyond = *deadline > m_scale.end();
        const double right = isBeyond ? m_scale.width() + TimeScale::trailPx : m_scale.x(*deadline);
        TimelineItem band;
        band.role = TimelineRole::AgeBand;
        band.mark = Mark::Deadline;
        band.invocation = m_invocation;
        band.rect = QRectF(left, m_top + m_metrics.lane - 6, std::max(right - left, 1.0), 4);
        band.futureX = std::clamp(m_nowX, left + 1, left + band.rect.width());
        m_items.push_back(band);
        addDeadline(*deadline, right);
    }

    /// The line, or a flag at the window's edge if it is further on.
    void addDeadline(Instant deadline, double x)
    {
        TimelineItem line;
        line.role = TimelineRole::Deadline;
        line.mark = Mark::Deadline;
        line.invocation = m_invocation;
        line.label = format::shortTime(deadline);
        line.futureX = x;
        const double flag = textWidth(m_metrics.smallStrong, line.label) + m_metrics.bar + 4;
        const double edge = m_scale.width() - 6;
        m_deadlineX = x;
        line.isOpen = x > edge; // it is further on than the window shows
        const double lineX = std::min(x, edge);
        const bool onLeft = line.isOpen || lineX + flag > edge;
        line.rect =
            QRectF(onLeft ? lineX - flag : lineX - 2, m_top + 1, flag + 2, m_metrics.lane - 8);
        m_items.push_back(line);
    }

    const TimelineMoment &m_moment;
    const Trace &m_trace;
    InvocationId m_invocation;
    const LaneScale &m_scale;
    const TimelineMetrics &m_metrics;
    double m_top = 0;
    double m_nowX = 0;
    double m_lastBarRight = -1e9;
    double m_deadlineX = -1e9;
    double m_outcomeRight = -1e9;
    std::vector<TimelineItem> m_items;
};

} // namespace

std::vector<TimelineItem> laneItems(const TimelineMoment &moment, InvocationId invocation,
                                    const LaneScale &scale, const TimelineMetrics &metrics,
                                    double top)
{
    if (moment.trace.stepsOf(invocation).empty())
        return {};
    return LaneLayout(moment, invocation, scale, metrics, top).items();
}

} // namespace retryscope
