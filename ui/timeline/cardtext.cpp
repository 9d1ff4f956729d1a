#include "ui/timeline/cardtext.h"

#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/timeline/lanelayout.h"

#include <QCoreApplication>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::HoverCard)
};

QString sourceOf(const Trace &trace, StepIndex step)
{
    const Rule &decided = rule(trace.step(step).rule);
    return Words::tr("Rule %1 · %2")
        .arg(QString::fromLatin1(name(decided.id)), format::evidence(decided.evidence));
}

/// The latest of the invocation's own steps among the first `count`.
std::optional<StepIndex> latestStep(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto own = trace.stepsOf(invocation);
    const auto next = std::ranges::lower_bound(own, count, {}, &StepIndex::value);
    return next == own.begin() ? std::nullopt : std::optional(*std::prev(next));
}

/// The step that makes the item what it is: of a wait that is over the failure or refusal, and not
/// the attempt that came next.
StepIndex toldBy(const Trace &trace, const TimelineItem &item)
{
    const bool isWait =
        item.role == TimelineRole::BackOff || item.role == TimelineRole::RefusedWait;
    const bool isOver = item.futureX >= item.rect.right();
    return isWait && isOver
        ? latestStep(trace, item.invocation, item.step->value).value_or(*item.step)
        : *item.step;
}

CardText saidAfter(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    return {format::nowHeading(trace, invocation, count),
            format::nowDetail(trace, invocation, count, now),
            {}};
}

} // namespace

CardText cardText(const TimelineMoment &moment, InvocationId invocation)
{
    CardText card = saidAfter(moment.trace, invocation, moment.count, moment.now);
    if (const auto step = latestStep(moment.trace, invocation, moment.count))
        card.source = sourceOf(moment.trace, *step);
    return card;
}

CardText cardText(const TimelineMoment &moment, const TimelineItem &item)
{
    const Trace &trace = moment.trace;
    if (!item.step)
        return cardText(moment, item.invocation);
    const StepIndex step = toldBy(trace, item);
    if (latestStep(trace, item.invocation, moment.count) == step)
        return cardText(moment, item.invocation);
    CardText card = saidAfter(trace, item.invocation, step.value + std::size_t{1}, trace.at(step));
    card.source = sourceOf(trace, step);
    if (step.value >= moment.count)
        card.heading = Words::tr("Still to come: %1").arg(card.heading);
    if (item.count > 1)
        card.text = Words::tr("%1 lie here; this is one of them. %2")
                        .arg(format::number(item.count), card.text);
    return card;
}

} // namespace retryscope
