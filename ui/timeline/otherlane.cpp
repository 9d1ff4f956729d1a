#include "ui/timeline/otherlane.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr double barShare = 0.17; // of a lane

/// The lengths of a second row, which is too low for words.
TimelineMetrics thin(const TimelineMetrics &metrics)
{
    TimelineMetrics result = metrics;
    result.lane = metrics.otherRow();
    result.bar = metrics.lane * barShare;
    result.barTop = (result.lane - result.bar) / 2;
    result.leastBar = metrics.leastBar * 0.7;
    result.gap = 2;
    return result;
}

/// What is as wide as its words becomes as wide as its sign.
void withoutWords(TimelineItem &item, double sign)
{
    if (item.role == TimelineRole::Outcome || item.role == TimelineRole::Lost)
        item.rect.setWidth(sign);
    item.note.clear();
    if (item.role != TimelineRole::Deadline)
        item.label.clear();
}

bool isSameThing(const TimelineItem &left, const TimelineItem &right)
{
    return left.role == right.role && left.mark == right.mark && left.rect == right.rect
        && left.isFailed == right.isFailed && left.number == right.number;
}

} // namespace

QRectF otherRow(const QRectF &lane, const TimelineMetrics &metrics, std::size_t place)
{
    const double height = metrics.otherRow();
    const double top = lane.top() + metrics.named() + height * static_cast<double>(place);
    return {lane.left(), metrics.added > 0 ? top : lane.bottom() - height, lane.width(), height};
}

std::vector<OtherItem> otherItems(const LanePair &pair, const QRectF &lane, const LaneScale &scale,
                                  const TimelineMetrics &metrics, OtherRunPlace place)
{
    const bool isBeside = place == OtherRunPlace::Beside;
    const TimelineMetrics own = isBeside ? thin(metrics) : metrics;
    const double top = isBeside ? otherRow(lane, metrics, pair.place).top() : lane.top();
    const auto ours = laneItems(pair.shown, pair.invocation, scale, own, top);
    std::vector<OtherItem> items;
    for (TimelineItem &item : laneItems(pair.other, pair.twin, scale, own, top)) {
        const bool isShared = std::ranges::any_of(
            ours, [&](const TimelineItem &candidate) { return isSameThing(candidate, item); });
        if (item.role == TimelineRole::AgeBand || (isShared && !isBeside))
            continue;
        withoutWords(item, own.bar * 1.6);
        items.push_back({std::move(item), isShared});
    }
    return items;
}

} // namespace retryscope
