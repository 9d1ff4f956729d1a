#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 26> rows{{
    {Play, QT_TRANSLATE_NOOP("Commands", "&Play"), "play", "F5",
     QT_TRANSLATE_NOOP("Commands", "Let simulated time run from the cursor")},
    {Pause, QT_TRANSLATE_NOOP("Commands", "Pau&se"), "pause", "F6",
     QT_TRANSLATE_NOOP("Commands", "Stop simulated time where it is")},
    {Restart, QT_TRANSLATE_NOOP("Commands", "&Restart"), "restart", "Ctrl+Shift+F5",
     QT_TRANSLATE_NOOP("Commands", "Play from the start, with the same seed")},
    {ToStart, QT_TRANSLATE_NOOP("Commands", "To st&art"), "tostart", "Shift+F5",
     QT_TRANSLATE_NOOP("Commands", "Pause before the first step")},
    {ToEnd, QT_TRANSLATE_NOOP("Commands", "To &end"), "toend", "F8",
     QT_TRANSLATE_NOOP("Commands", "Move behind the last step")},
    {Step, QT_TRANSLATE_NOOP("Commands", "Step &over"), "step", "F10; .",
     QT_TRANSLATE_NOOP("Commands", "Move the cursor to the next step"), true},
    {StepBack, QT_TRANSLATE_NOOP("Commands", "Step over &backwards"), "stepback",
     "Ctrl+Shift+F10; ,", QT_TRANSLATE_NOOP("Commands", "Move the cursor to the step before")},
    {StepInto, QT_TRANSLATE_NOOP("Commands", "Step &into"), "stepinto", "F11",
     QT_TRANSLATE_NOOP(
         "Commands",
         "Look at the next thing that the dispatch looks at; after the last one the step happens")},
    {StepBackInto, QT_TRANSLATE_NOOP("Commands", "Step into back&wards"), "stepintoback",
     "Ctrl+Shift+F11",
     QT_TRANSLATE_NOOP("Commands", "Look at the thing before that the dispatch looked at")},
    {StepOut, QT_TRANSLATE_NOOP("Commands", "Step o&ut"), "stepout", "Shift+F11",
     QT_TRANSLATE_NOOP(
         "Commands",
         "Move to the end of the selected invocation's attempt, then of the invocation")},
    {StepBackOut, QT_TRANSLATE_NOOP("Commands", "Step out ba&ckwards"), "stepoutback",
     "Ctrl+Alt+Shift+Left",
     QT_TRANSLATE_NOOP("Commands", "Move back to where stepping out would have begun")},
    {StepInLane, QT_TRANSLATE_NOOP("Commands", "Step in the &lane"), "lanestep", "Shift+Right",
     QT_TRANSLATE_NOOP("Commands", "Move to the next step of the selected invocation")},
    {StepBackInLane, QT_TRANSLATE_NOOP("Commands", "Step back in the la&ne"), "laneback",
     "Shift+Left",
     QT_TRANSLATE_NOOP("Commands", "Move to the step before of the selected invocation")},
    {FollowInvocation, QT_TRANSLATE_NOOP("Commands", "&Follow one invocation"), "follow",
     "Ctrl+Alt+F",
     QT_TRANSLATE_NOOP("Commands", "Let all verbs stop only at steps of the selected invocation")},
    {Continue, QT_TRANSLATE_NOOP("Commands", "Next s&top"), "continue", "F7; PgDown",
     QT_TRANSLATE_NOOP("Commands", "Move to the next breakpoint, or to the end"), true},
    {ReverseContinue, QT_TRANSLATE_NOOP("Commands", "Pre&vious stop"), "continueback",
     "Ctrl+Shift+F7; PgUp",
     QT_TRANSLATE_NOOP("Commands", "Move back to the breakpoint before, or to the start")},
    {ToggleBreakpoint, QT_TRANSLATE_NOOP("Commands", "Brea&kpoint"), "breakpoint", "F9",
     QT_TRANSLATE_NOOP("Commands", "Stop at steps like this one, or no more")},
    {AllBreakpoints, QT_TRANSLATE_NOOP("Commands", "Stop at breakpoints"), "breakpoints",
     "Ctrl+Shift+F9", QT_TRANSLATE_NOOP("Commands", "Let breakpoints stop, or let none")},
    {RunToTime, QT_TRANSLATE_NOOP("Commands", "Run until…"), "goto", "Ctrl+F5",
     QT_TRANSLATE_NOOP("Commands",
                       "Move the cursor to a time, a step or what happens next, as you type it"),
     true},
    {RunToPointer, QT_TRANSLATE_NOOP("Commands", "Run to the pointer"), "runpointer", "Ctrl+F10",
     QT_TRANSLATE_NOOP("Commands", "Move the cursor to the time under the mouse, or at the mark")},
    {GoToStep, QT_TRANSLATE_NOOP("Commands", "&Go to step…"), "gostep", "Ctrl+G",
     QT_TRANSLATE_NOOP("Commands", "Move the cursor to a step by its number")},
    {CursorBack, QT_TRANSLATE_NOOP("Commands", "Back"), "cursorback", "Alt+Left",
     QT_TRANSLATE_NOOP("Commands", "Go back to where the cursor was before it jumped")},
    {CursorForward, QT_TRANSLATE_NOOP("Commands", "Forward"), "cursorforward", "Alt+Right",
     QT_TRANSLATE_NOOP("Commands", "Go again to where the cursor jumped to")},
    {SkipIdle, QT_TRANSLATE_NOOP("Commands", "Skip i&dle"), "skipidle", "Ctrl+J",
     QT_TRANSLATE_NOOP("Commands", "While playing, jump over stretches in which nothing happens"),
     true},
    {Faster, QT_TRANSLATE_NOOP("Commands", "Faster"), "faster", "Ctrl+]",
     QT_TRANSLATE_NOOP("Commands", "Play about three times as fast")},
    {Slower, QT_TRANSLATE_NOOP("Commands", "Slower"), "slower", "Ctrl+[",
     QT_TRANSLATE_NOOP("Commands", "Play about three times as slowly")},
}};

} // namespace

std::span<const CommandRow> runRows()
{
    return rows;
}

} // namespace retryscope
