#include "ui/timeline/deliverylayout.h"

#include "core/trace/trace.h"
#include "ui/format.h"

#include <algorithm>
#include <variant>

namespace retryscope {

namespace {

using style::Mark;

constexpr double dotPx = 11;
constexpr double besidePx = 8; // deliveries of one end lie beside each other
constexpr double mergePx = 12;

bool isDelivery(const Fact &fact)
{
    return std::holds_alternative<Delivered>(fact) || std::holds_alternative<DeliveryFailed>(fact);
}

/// How many deliveries of the same end came before this one.
int ordinal(const Trace &trace, StepIndex index)
{
    const auto invocation = trace.invocationOf(index);
    const Instant at = trace.at(index);
    int before = 0;
    for (std::uint32_t i = index.value; i > 0; --i) {
        const StepIndex other{i - 1};
        if (trace.at(other) != at || trace.invocationOf(other) != invocation
            || !isDelivery(trace.fact(other)))
            break;
        ++before;
    }
    return before;
}

/// What the delivery tells of: the colour of its line and dot.
Mark endOf(const Fact &fact)
{
    const auto *delivered = std::get_if<Delivered>(&fact);
    if (!delivered)
        return Mark::DeliveryFailed;
    return delivered->via == Via::OnSuccess ? Mark::Delivered : Mark::Failed;
}

class DeliveryLayout
{
public:
    DeliveryLayout(TimelineLayout &layout, const TimelineMoment &moment,
                   const DeliveryIndex &deliveries, const TimeScale &scale)
        : m_layout(layout)
        , m_trace(moment.trace)
        , m_count(moment.count)
        , m_deliveries(deliveries)
        , m_scale(scale)
    {
    }

    void addTarget(TargetIndex target, const QRectF &rect)
    {
        const CatalogTarget &known = m_trace.catalog().target(target);
        const std::string_view shown = shortName(known.arn);
        m_layout.targets.push_back(
            {target, rect, format::targetKind(known.kind),
             QString::fromUtf8(shown.data(), static_cast<qsizetype>(shown.size())),
             m_deliveries.arrived(target, m_count), m_deliveries.failed(target, m_count)});
        const auto visible = visibleDeliveries(target);
        const auto most = static_cast<std::size_t>(m_scale.width() / mergePx);
        if (visible.size() <= most) {
            for (const StepIndex index : visible)
                addDot(index, rect);
        } else {
            addMerged(visible, rect);
        }
    }

private:
    [[nodiscard]] std::span<const StepIndex> visibleDeliveries(TargetIndex target) const
    {
        const auto [from, to] = m_scale.visibleRange();
        const auto all = m_deliveries.deliveriesTo(target);
        const auto at = [this](StepIndex index) { return m_trace.at(index); };
        return {std::ranges::lower_bound(all, from, {}, at),
                std::ranges::upper_bound(all, to, {}, at)};
    }

    void addDot(StepIndex index, const QRectF &rect)
    {
        const Fact fact = m_trace.fact(index);
        const double x = m_scale.x(m_trace.at(index)) + besidePx * ordinal(m_trace, index);
        TimelineItem dot = dotAt(x, rect, index, endOf(fact));
        dot.isFailed = std::holds_alternative<DeliveryFailed>(fact);
        m_layout.dots.push_back(dot);
        addLine(dot, x, rect);
    }

    TimelineItem dotAt(double x, const QRectF &rect, StepIndex index, Mark mark) const
    {
        TimelineItem dot;
        dot.role = TimelineRole::Delivery;
        dot.mark = mark;
        dot.invocation = *m_trace.invocationOf(index);
        dot.step = index;
        dot.rect = QRectF(x - dotPx / 2, rect.center().y() - dotPx / 2, dotPx, dotPx);
        dot.futureX = index.value < m_count ? dot.rect.right() : dot.rect.left();
        return dot;
    }

    void addLine(const TimelineItem &dot, double x, const QRectF &rect)
    {
        const auto lane =
            std::ranges::find(m_layout.lanes, dot.invocation, &TimelineLane::invocation);
        if (lane == m_layout.lanes.end())
            return;
        const TimelineMetrics &metrics = m_layout.metrics;
        DeliveryLine line;
        line.x = x;
        const bool scrolls =
            lane - m_layout.lanes.begin() >= static_cast<std::ptrdiff_t>(m_layout.bandLanes);
        line.top = std::max(lane->rect.top() + metrics.barTop + metrics.bar,
                            scrolls ? m_layout.scrolledArea().top() : m_layout.areas.lanes.top());
        line.bottom = rect.center().y() - dotPx / 2;
        line.isGhost = dot.isGhost();
        line.isFailed = dot.isFailed;
        line.mark = dot.mark;
        m_layout.lines.push_back(line);
    }

    /// One dot with a count for all deliveries that would lie on it.
    void addMerged(std::span<const StepIndex> visible, const QRectF &rect)
    {
        auto next = visible.begin();
        while (next != visible.end()) {
            const double x = m_scale.x(m_trace.at(*next));
            const Instant end = m_scale.time(x + mergePx);
            const auto after = std::max(
                std::ranges::upper_bound(next, visible.end(), end, {},
                                         [this](StepIndex index) { return m_trace.at(index); }),
                std::next(next));
            TimelineItem dot = dotAt(x + mergePx / 2, rect, *next, endOf(m_trace.fact(*next)));
            dot.count = static_cast<std::uint32_t>(after - next);
            m_layout.dots.push_back(dot);
            next = after;
        }
    }

    TimelineLayout &m_layout;
    const Trace &m_trace;
    std::size_t m_count = 0;
    const DeliveryIndex &m_deliveries;
    const TimeScale &m_scale;
};

} // namespace

void layOutDeliveries(TimelineLayout &layout, const TimelineMoment &moment,
                      const DeliveryIndex &deliveries, const TimeScale &scale)
{
    const auto targets = deliveries.targets();
    const std::size_t shown = std::min(targets.size(), layout.areas.targetRows);
    layout.hiddenTargets = targets.size() - shown;
    DeliveryLayout builder(layout, moment, deliveries, scale);
    for (std::size_t i = 0; i < shown; ++i) {
        const QRectF &area = layout.areas.targets;
        const double top = area.top() + static_cast<double>(i) * layout.metrics.target;
        builder.addTarget(targets[i],
                          QRectF(area.left(), top, area.width(), layout.metrics.target));
    }
}

} // namespace retryscope
