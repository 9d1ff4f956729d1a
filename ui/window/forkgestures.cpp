#include "ui/window/forkgestures.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/window/forkmaker.h"

#include <QMenu>

#include <algorithm>

namespace retryscope {

namespace {

bool isDispatch(const TimelineItem &item)
{
    return item.step
        && (item.role == TimelineRole::Attempt || item.role == TimelineRole::Refusal
            || item.role == TimelineRole::RefusedWait);
}

QString iconOf(OutcomeType type)
{
    return type == OutcomeType::Success ? QStringLiteral("step") : QStringLiteral("fork");
}

} // namespace

ForkGestures::ForkGestures(Document &document, ForkMaker &maker, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
    , m_maker(maker)
{
}

std::optional<whatif::Dispatch> ForkGestures::dispatchAt(const QPointF &place,
                                                         const OverlayFrame &frame) const
{
    const TimelineItem *item = place.x() >= 0 ? frame.layout.itemAt(place) : nullptr;
    if (item && isDispatch(*item)) {
        // A wait after a refusal is hit by the refusal that began it.
        if (const auto dispatch = whatif::dispatchOf(m_document.trace(), *item->step))
            return dispatch;
    }
    const TimelineLane *lane = frame.layout.laneAt(place);
    return lane ? nextDispatch(m_document, lane->invocation) : std::nullopt;
}

QString ForkGestures::title(const whatif::Dispatch &dispatch) const
{
    return tr("What if %1 dispatch %2 (%3)", "invocation, number, time")
        .arg(format::invocation(dispatch.invocation), QString::number(dispatch.number),
             format::shortTime(m_document.trace().at(dispatch.begin)));
}

void ForkGestures::fill(QMenu &menu, const whatif::Dispatch &dispatch)
{
    const auto add = [&](QMenu &where, OutcomeType type, bool here) {
        QAction *action = where.addAction(
            icon(iconOf(type)), outcomeVerb(type), this,
            [this, wish = DispatchWish{dispatch, type}, here] { carryOut(wish, here); });
        action->setToolTip(here ? tr("Change the shown run itself")
                                : tr("Keep the shown run, and try it in a fork"));
        action->setStatusTip(action->toolTip());
    };
    menu.setToolTipsVisible(true);
    for (const OutcomeType type : wishedOutcomes())
        add(menu, type, false);
    menu.addSeparator();
    QMenu *here = menu.addMenu(icon(QStringLiteral("edit")), tr("Change it here: it"));
    here->setToolTipsVisible(true);
    for (const OutcomeType type : wishedOutcomes())
        add(*here, type, true);
}

void ForkGestures::addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame)
{
    const auto dispatch = dispatchAt(place, frame);
    if (!dispatch)
        return;
    QMenu *outcomes = menu.addMenu(icon(QStringLiteral("fork")), title(*dispatch));
    fill(*outcomes, *dispatch);
}

void ForkGestures::carryOut(const DispatchWish &wish, bool here)
{
    const QString name = wishName(wish);
    const auto changes = wishOperations(m_document, wish, std::nullopt);
    if (!changes)
        return emit refused(name, QString::fromStdString(changes.error().what));
    const Instant at =
        std::min(m_document.cursorTime(), m_document.trace().at(wish.dispatch.begin));
    const auto errors =
        here ? m_maker.change(name, changes.value()) : m_maker.fork(name, at, changes.value());
    if (!errors.empty())
        emit refused(name, QString::fromStdString(errors.front().what));
}

} // namespace retryscope
