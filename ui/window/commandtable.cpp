#include "ui/window/commands.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

using enum Command;
using Group = CommandGroup;

constexpr std::array<CommandRow, commandCount> table{{
    {New, Group::File, QT_TRANSLATE_NOOP("Commands", "&New"), "new", "Ctrl+N",
     QT_TRANSLATE_NOOP("Commands", "Start a scenario with one function and one invocation")},
    {Open, Group::File, QT_TRANSLATE_NOOP("Commands", "&Open…"), "open", "Ctrl+O",
     QT_TRANSLATE_NOOP("Commands", "Open a scenario or AWS configuration")},
    {Save, Group::File, QT_TRANSLATE_NOOP("Commands", "&Save"), "save", "Ctrl+S",
     QT_TRANSLATE_NOOP("Commands", "Write the scenario to its file")},
    {SaveAs, Group::File, QT_TRANSLATE_NOOP("Commands", "Save &as…"), "saveas", "Ctrl+Shift+S",
     QT_TRANSLATE_NOOP("Commands", "Write the scenario to another file")},
    {Import, Group::File, QT_TRANSLATE_NOOP("Commands", "&Import…"), "import", "Ctrl+I",
     QT_TRANSLATE_NOOP("Commands",
                       "Make a scenario of CloudFormation, SAM, Terraform plan or AWS "
                       "CLI files")},
    {ExportPicture, Group::File, QT_TRANSLATE_NOOP("Commands", "&Export picture…"), "picture",
     "Ctrl+E", QT_TRANSLATE_NOOP("Commands", "Save the timeline as PNG, SVG or PDF")},
    {Quit, Group::File, QT_TRANSLATE_NOOP("Commands", "&Quit"), "quit", "Ctrl+Q",
     QT_TRANSLATE_NOOP("Commands", "Close the window and end the program")},

    {Undo, Group::Edit, QT_TRANSLATE_NOOP("Commands", "&Undo"), "undo", "Ctrl+Z",
     QT_TRANSLATE_NOOP("Commands", "Take the last edit back")},
    {Redo, Group::Edit, QT_TRANSLATE_NOOP("Commands", "&Redo"), "redo", "Ctrl+Shift+Z; Ctrl+Y",
     QT_TRANSLATE_NOOP("Commands", "Make the edit again that was taken back")},
    {AddInvocation, Group::Edit, QT_TRANSLATE_NOOP("Commands", "Add &invocation…"), "event",
     "Ctrl+Shift+I",
     QT_TRANSLATE_NOOP("Commands", "Call a function at the cursor's time with an event of yours")},

    {Play, Group::Run, QT_TRANSLATE_NOOP("Commands", "&Play"), "play", "F5",
     QT_TRANSLATE_NOOP("Commands", "Let simulated time run from the cursor")},
    {Pause, Group::Run, QT_TRANSLATE_NOOP("Commands", "Pau&se"), "pause", "F6",
     QT_TRANSLATE_NOOP("Commands", "Stop simulated time where it is")},
    {Step, Group::Run, QT_TRANSLATE_NOOP("Commands", "S&tep"), "step", "F10; .",
     QT_TRANSLATE_NOOP("Commands", "Move the cursor to the next step")},
    {StepBack, Group::Run, QT_TRANSLATE_NOOP("Commands", "Step &back"), "stepback",
     "Ctrl+Shift+F10; ,", QT_TRANSLATE_NOOP("Commands", "Move the cursor to the step before")},
    {StepInLane, Group::Run, QT_TRANSLATE_NOOP("Commands", "Step in the &lane"), "lanestep",
     "Shift+Right",
     QT_TRANSLATE_NOOP("Commands", "Move to the next step of the selected invocation")},
    {StepBackInLane, Group::Run, QT_TRANSLATE_NOOP("Commands", "Step back in the la&ne"),
     "laneback", "Shift+Left",
     QT_TRANSLATE_NOOP("Commands", "Move to the step before of the selected invocation")},
    {StepOut, Group::Run, QT_TRANSLATE_NOOP("Commands", "Step &out"), "stepout", "Shift+F11",
     QT_TRANSLATE_NOOP("Commands",
                       "Move to the end of the selected invocation's attempt, then of "
                       "the invocation")},
    {StepBackOut, Group::Run, QT_TRANSLATE_NOOP("Commands", "Step o&ut backwards"), "stepoutback",
     "Ctrl+Alt+Shift+Left",
     QT_TRANSLATE_NOOP("Commands",
                       "Move to the start of the selected invocation's attempt, then of "
                       "the invocation")},
    {ToStart, Group::Run, QT_TRANSLATE_NOOP("Commands", "To st&art"), "tostart", "Shift+F5",
     QT_TRANSLATE_NOOP("Commands", "Pause before the first step")},
    {ToEnd, Group::Run, QT_TRANSLATE_NOOP("Commands", "To &end"), "toend", "F8",
     QT_TRANSLATE_NOOP("Commands", "Move behind the last step")},
    {Restart, Group::Run, QT_TRANSLATE_NOOP("Commands", "&Restart"), "restart", "Ctrl+Shift+F5",
     QT_TRANSLATE_NOOP("Commands", "Play from the start, with the same seed")},
    {GoToTime, Group::Run, QT_TRANSLATE_NOOP("Commands", "&Go to time…"), "goto", "Ctrl+F5; Ctrl+G",
     QT_TRANSLATE_NOOP("Commands", "Move the cursor to a moment that you type")},
    {SkipIdle, Group::Run, QT_TRANSLATE_NOOP("Commands", "Skip &idle"), "skipidle", "Ctrl+J",
     QT_TRANSLATE_NOOP("Commands", "While playing, jump over stretches in which nothing happens")},
    {Faster, Group::Run, QT_TRANSLATE_NOOP("Commands", "&Faster"), "faster", "Ctrl+]",
     QT_TRANSLATE_NOOP("Commands", "Play about three times as fast")},
    {Slower, Group::Run, QT_TRANSLATE_NOOP("Commands", "Slo&wer"), "slower", "Ctrl+[",
     QT_TRANSLATE_NOOP("Commands", "Play about three times as slowly")},

    {ZoomIn, Group::View, QT_TRANSLATE_NOOP("Commands", "Zoom &in"), "zoomin",
     "Ctrl++; Ctrl+=", QT_TRANSLATE_NOOP("Commands", "Show less time, in more detail")},
    {ZoomOut, Group::View, QT_TRANSLATE_NOOP("Commands", "Zoom &out"), "zoomout", "Ctrl+-",
     QT_TRANSLATE_NOOP("Commands", "Show more time, in less detail")},
    {FitAll, Group::View, QT_TRANSLATE_NOOP("Commands", "&Fit all"), "fit", "Ctrl+9",
     QT_TRANSLATE_NOOP("Commands", "Show the whole run")},
    {FocusSelection, Group::View, QT_TRANSLATE_NOOP("Commands", "Focus the &selection"), "focus",
     "Ctrl+8",
     QT_TRANSLATE_NOOP("Commands", "Show the selected invocation from its call to its end")},
    {ResetZoom, Group::View, QT_TRANSLATE_NOOP("Commands", "Usual &scale"), "reset", "Ctrl+0",
     QT_TRANSLATE_NOOP("Commands", "Show the timeline at its usual scale")},
    {FollowDesktopTheme, Group::View, QT_TRANSLATE_NOOP("Commands", "As the &desktop"), "desktop",
     "", QT_TRANSLATE_NOOP("Commands", "Use light or dark colours as the desktop does")},
    {LightTheme, Group::View, QT_TRANSLATE_NOOP("Commands", "&Light"), "light", "",
     QT_TRANSLATE_NOOP("Commands", "Use light colours")},
    {DarkTheme, Group::View, QT_TRANSLATE_NOOP("Commands", "D&ark"), "dark", "",
     QT_TRANSLATE_NOOP("Commands", "Use dark colours")},
    {ContrastTheme, Group::View, QT_TRANSLATE_NOOP("Commands", "&High contrast"), "contrast", "",
     QT_TRANSLATE_NOOP("Commands", "Use the colours with the highest contrast")},
    {ResetLayout, Group::View, QT_TRANSLATE_NOOP("Commands", "&Reset layout"), "panels", "Ctrl+2",
     QT_TRANSLATE_NOOP("Commands", "Put all panels back to their places")},
    {FullScreen, Group::View, QT_TRANSLATE_NOOP("Commands", "F&ull screen"), "fullscreen",
     "Alt+Return", QT_TRANSLATE_NOOP("Commands", "Let the window fill the screen, or end that")},

    {Commands, Group::Help, QT_TRANSLATE_NOOP("Commands", "&Commands and keys"), "keys",
     "Ctrl+Shift+P; ?",
     QT_TRANSLATE_NOOP("Commands", "Find any command by its name, see its keys, and run it")},
    {About, Group::Help, QT_TRANSLATE_NOOP("Commands", "&About Retryscope"), "about", "",
     QT_TRANSLATE_NOOP("Commands", "Version and licence")},
}};

} // namespace

std::span<const CommandRow, commandCount> commandTable()
{
    return table;
}

QString name(CommandGroup group)
{
    switch (group) {
    case CommandGroup::File:
        return QCoreApplication::translate("Commands", "&File");
    case CommandGroup::Edit:
        return QCoreApplication::translate("Commands", "&Edit");
    case CommandGroup::Run:
        return QCoreApplication::translate("Commands", "&Run");
    case CommandGroup::View:
        return QCoreApplication::translate("Commands", "&View");
    case CommandGroup::Help:
        return QCoreApplication::translate("Commands", "&Help");
    }
    return {};
}

} // namespace retryscope
