#include "ui/window/lanecommands.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/window/commands.h"

namespace retryscope {

namespace {

/// Each time the next way; the last one is followed by none.
LaneGrouping after(LaneGrouping grouping)
{
    switch (grouping) {
    case LaneGrouping::None:
        return LaneGrouping::Function;
    case LaneGrouping::Function:
        return LaneGrouping::End;
    case LaneGrouping::End:
        return LaneGrouping::Chain;
    case LaneGrouping::Chain:
        break;
    }
    return LaneGrouping::None;
}

/// Each time the next order; the last one is followed by the usual one.
LaneOrder after(LaneOrder order)
{
    switch (order) {
    case LaneOrder::Acceptance:
        return LaneOrder::End;
    case LaneOrder::End:
        return LaneOrder::Age;
    case LaneOrder::Age:
        return LaneOrder::Attempts;
    case LaneOrder::Attempts:
        break;
    }
    return LaneOrder::Acceptance;
}

} // namespace

LaneCommands::LaneCommands(Document &document, Lanes &lanes, CommandRegistry &commands,
                           QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_lanes(lanes)
    , m_commands(commands)
{
    QAction *pinLane = commands.action(Command::PinLane);
    pinLane->setCheckable(true);
    connect(pinLane, &QAction::triggered, this, &LaneCommands::pin);
    connect(commands.action(Command::GroupLanes), &QAction::triggered, this, &LaneCommands::group);
    connect(commands.action(Command::SortLanes), &QAction::triggered, this, &LaneCommands::sort);
    connect(&document, &Document::selectionChanged, this, &LaneCommands::enable);
    connect(&document, &Document::traceChanged, this, &LaneCommands::enable);
    connect(&lanes, &Lanes::changed, this, &LaneCommands::enable);
    enable();
}

void LaneCommands::pin()
{
    if (const auto selected = m_document.selectedInvocation())
        m_lanes.setPinned(*selected, !m_lanes.isPinned(*selected));
    enable();
}

void LaneCommands::group()
{
    m_lanes.setGrouping(after(m_lanes.grouping()));
}

void LaneCommands::sort()
{
    m_lanes.setOrder(after(m_lanes.order()));
}

void LaneCommands::enable()
{
    const auto selected = m_document.selectedInvocation();
    QAction *pinLane = m_commands.action(Command::PinLane);
    pinLane->setEnabled(selected.has_value());
    pinLane->setChecked(selected && m_lanes.isPinned(*selected));
}

} // namespace retryscope
