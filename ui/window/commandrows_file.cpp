#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 7> rows{{
    {New, QT_TRANSLATE_NOOP("Commands", "&New"), "new", "Ctrl+N",
     QT_TRANSLATE_NOOP("Commands", "Start a scenario with one function and one invocation")},
    {Open, QT_TRANSLATE_NOOP("Commands", "&Open…"), "open", "Ctrl+O",
     QT_TRANSLATE_NOOP("Commands", "Open a scenario or AWS configuration")},
    {Save, QT_TRANSLATE_NOOP("Commands", "&Save"), "save", "Ctrl+S",
     QT_TRANSLATE_NOOP("Commands", "Write the scenario to its file")},
    {SaveAs, QT_TRANSLATE_NOOP("Commands", "Save &as…"), "saveas", "Ctrl+Shift+S",
     QT_TRANSLATE_NOOP("Commands", "Write the scenario to another file")},
    {Import, QT_TRANSLATE_NOOP("Commands", "&Import…"), "import", "Ctrl+I",
     QT_TRANSLATE_NOOP("Commands",
                       "Make a scenario of CloudFormation, SAM, Terraform plan or AWS CLI files")},
    {ExportPicture, QT_TRANSLATE_NOOP("Commands", "&Export picture…"), "picture", "Ctrl+E",
     QT_TRANSLATE_NOOP("Commands", "Save the timeline as PNG, SVG or PDF")},
    {Quit, QT_TRANSLATE_NOOP("Commands", "&Quit"), "quit", "Ctrl+Q",
     QT_TRANSLATE_NOOP("Commands", "Close the window and end the program")},
}};

} // namespace

std::span<const CommandRow> fileRows()
{
    return rows;
}

} // namespace retryscope
