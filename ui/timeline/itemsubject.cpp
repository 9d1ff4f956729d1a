#include "ui/timeline/itemsubject.h"

#include "ui/timeline/timelinelayout.h"

namespace retryscope {

namespace {

ThingKind kindOf(const TimelineItem &item)
{
    switch (item.role) {
    case TimelineRole::AgeBand:
        return ThingKind::AgeBand;
    case TimelineRole::Queued:
        return ThingKind::Queued;
    case TimelineRole::BackOff:
        return ThingKind::BackOff;
    case TimelineRole::RefusedWait:
        return ThingKind::RefusedWait;
    case TimelineRole::Deadline:
        return ThingKind::Deadline;
    case TimelineRole::NeverRuns:
        return ThingKind::NeverRuns;
    case TimelineRole::Attempt:
        return ThingKind::Run;
    case TimelineRole::Refusal:
        return ThingKind::Refusal;
    case TimelineRole::Outcome:
        return item.mark == style::Mark::Rejected ? ThingKind::Answer : ThingKind::End;
    case TimelineRole::Lost:
        return ThingKind::Lost;
    case TimelineRole::Delivery:
        return ThingKind::Delivery;
    }
    return ThingKind::Run;
}

} // namespace

Subject::What subjectOf(const TimelineItem &item)
{
    return ThingSubject{kindOf(item), item.invocation, item.step};
}

std::optional<Subject::What> subjectAt(const TimelineLayout &layout, const QPointF &place)
{
    const bool isRight = place.x() >= 0;
    if (const TimelineItem *item = isRight ? layout.itemAt(place) : nullptr)
        return subjectOf(*item);
    if (const FoldMark *fold = isRight ? layout.foldAt(place) : nullptr)
        return GapSubject{fold->from, fold->to};
    if (const TargetLane *target = layout.targetAt(place))
        return TargetSubject{target->target};
    for (const CounterTrack &track : layout.tracks) {
        if (place.y() >= track.rect.top() && place.y() < track.rect.bottom())
            return SeriesSubject{track.kind};
    }
    if (const TimelineLane *lane = layout.laneAt(place))
        return StateSubject{lane->invocation, Aspect::State};
    return std::nullopt;
}

} // namespace retryscope
