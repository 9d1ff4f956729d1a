#include "ui/timeline/lanemenu.h"

#include "ui/document/lanes.h"
#include "ui/format.h"
#include "ui/timeline/groupname.h"

#include <QCoreApplication>
#include <QMenu>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

} // namespace

void addGroupings(QMenu &menu, Lanes &lanes)
{
    for (const LaneGrouping grouping :
         {LaneGrouping::None, LaneGrouping::Function, LaneGrouping::End, LaneGrouping::Chain}) {
        QAction *action = menu.addAction(groupingName(grouping), &lanes,
                                         [&lanes, grouping] { lanes.setGrouping(grouping); });
        action->setCheckable(true);
        action->setChecked(lanes.grouping() == grouping);
    }
    menu.addSeparator();
    const bool hasGroups = !lanes.table()->groups().empty();
    menu.addAction(Words::tr("Collapse all groups"), &lanes,
                   [&lanes] { lanes.setAllCollapsed(true); })
        ->setEnabled(hasGroups);
    menu.addAction(Words::tr("Expand all groups"), &lanes,
                   [&lanes] { lanes.setAllCollapsed(false); })
        ->setEnabled(hasGroups && !lanes.collapsed().empty());
}

void addOrders(QMenu &menu, Lanes &lanes)
{
    for (const LaneOrder order :
         {LaneOrder::Acceptance, LaneOrder::End, LaneOrder::Age, LaneOrder::Attempts}) {
        QAction *action =
            menu.addAction(orderName(order), &lanes, [&lanes, order] { lanes.setOrder(order); });
        action->setCheckable(true);
        action->setChecked(lanes.order() == order);
    }
}

void addLaneActions(QMenu &menu, Lanes &lanes, std::optional<InvocationId> invocation)
{
    if (invocation) {
        const bool isPinned = lanes.isPinned(*invocation);
        const QString text = isPinned ? Words::tr("Unpin %1") : Words::tr("Pin %1 on top");
        menu.addAction(text.arg(format::invocation(*invocation)), &lanes,
                       [&lanes, pin = *invocation, isPinned] { lanes.setPinned(pin, !isPinned); });
    }
    addGroupings(*menu.addMenu(Words::tr("Group lanes")), lanes);
    addOrders(*menu.addMenu(Words::tr("Sort lanes")), lanes);
    if (lanes.hidden() > 0)
        menu.addAction(Words::tr("Show all lanes"), &lanes, &Lanes::showAll);
}

} // namespace retryscope
