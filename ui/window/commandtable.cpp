#include "ui/window/commandrows.h"

#include <QCoreApplication>

#include <cassert>

namespace retryscope {

std::span<const CommandRow> commandRows(CommandGroup group)
{
    switch (group) {
    case CommandGroup::File:
        return fileRows();
    case CommandGroup::Edit:
        return editRows();
    case CommandGroup::View:
        return viewRows();
    case CommandGroup::Run:
        return runRows();
    case CommandGroup::Scenario:
        return scenarioRows();
    case CommandGroup::Learn:
        return learnRows();
    case CommandGroup::Tools:
        return toolsRows();
    case CommandGroup::Window:
        return windowRows();
    case CommandGroup::Help:
        return helpRows();
    }
    return {};
}

const CommandRow &commandRow(Command command)
{
    auto place = static_cast<std::size_t>(command);
    auto group = CommandGroup::File;
    while (place >= commandRows(group).size()) {
        place -= commandRows(group).size();
        group = static_cast<CommandGroup>(static_cast<std::size_t>(group) + 1);
    }
    const CommandRow &row = commandRows(group)[place];
    assert(row.command == command);
    return row;
}

QString name(CommandGroup group)
{
    switch (group) {
    case CommandGroup::File:
        return QCoreApplication::translate("Commands", "&File");
    case CommandGroup::Edit:
        return QCoreApplication::translate("Commands", "&Edit");
    case CommandGroup::View:
        return QCoreApplication::translate("Commands", "&View");
    case CommandGroup::Run:
        return QCoreApplication::translate("Commands", "&Run");
    case CommandGroup::Scenario:
        return QCoreApplication::translate("Commands", "&Scenario");
    case CommandGroup::Learn:
        return QCoreApplication::translate("Commands", "&Learn");
    case CommandGroup::Tools:
        return QCoreApplication::translate("Commands", "&Tools");
    case CommandGroup::Window:
        return QCoreApplication::translate("Commands", "&Window");
    case CommandGroup::Help:
        return QCoreApplication::translate("Commands", "&Help");
    }
    return {};
}

} // namespace retryscope
