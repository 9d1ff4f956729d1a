#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 13> rows{{
    {AddInvocation, QT_TRANSLATE_NOOP("Commands", "Add &invocation…"), "event", "Ctrl+Shift+I",
     QT_TRANSLATE_NOOP("Commands", "Call a function at the cursor's time with an event of yours")},
    {NextSeed, QT_TRANSLATE_NOOP("Commands", "Another &seed"), "nextseed", "Ctrl+R",
     QT_TRANSLATE_NOOP("Commands", "Draw anew whatever is left to chance, from the next seed")},
    {ChooseSeed, QT_TRANSLATE_NOOP("Commands", "Choose s&eed…"), "seed", "Ctrl+Alt+S",
     QT_TRANSLATE_NOOP("Commands", "Draw whatever is left to chance from a seed that you type")},
    {Fork, QT_TRANSLATE_NOOP("Commands", "&Fork…"), "fork", "Ctrl+Shift+K",
     QT_TRANSLATE_NOOP("Commands", "Try a change from the cursor on, and keep the run as it is"),
     true},
    {NextOutcome, QT_TRANSLATE_NOOP("Commands", "What if the next &dispatch…"), "outcome",
     "Ctrl+Alt+N",
     QT_TRANSLATE_NOOP("Commands", "Choose how the selected invocation's next dispatch goes")},
    {Compare, QT_TRANSLATE_NOOP("Commands", "&Compare"), "compare", "Ctrl+Shift+D",
     QT_TRANSLATE_NOOP("Commands", "Lay another run beside this one")},
    {OtherRunOver, QT_TRANSLATE_NOOP("Commands", "Other run &over this one"), "overlay",
     "Ctrl+Alt+O",
     QT_TRANSLATE_NOOP("Commands", "Draw the other run over the bars, or in a row below them")},
    {NextDivergence, QT_TRANSLATE_NOOP("Commands", "&Next divergence"), "divergence", "F4",
     QT_TRANSLATE_NOOP("Commands", "Move to the next step at which the two runs differ")},
    {PreviousDivergence, QT_TRANSLATE_NOOP("Commands", "&Previous divergence"), "divergenceback",
     "Shift+F4",
     QT_TRANSLATE_NOOP("Commands", "Move back to the step before at which the two runs differ")},
    {ShowBase, QT_TRANSLATE_NOOP("Commands", "Show the &base"), "base", "Ctrl+Alt+B",
     QT_TRANSLATE_NOOP("Commands", "Show the run without the change, or the fork again"), true},
    {AdoptFork, QT_TRANSLATE_NOOP("Commands", "&Adopt fork"), "adopt", "",
     QT_TRANSLATE_NOOP("Commands", "Make the change that is shown a part of the scenario")},
    {RenameFork, QT_TRANSLATE_NOOP("Commands", "&Rename fork…"), "rename", "",
     QT_TRANSLATE_NOOP("Commands", "Give the fork that is shown another name")},
    {DropFork, QT_TRANSLATE_NOOP("Commands", "Drop for&k"), "drop", "",
     QT_TRANSLATE_NOOP("Commands", "Remove the fork that is shown")},
}};

} // namespace

std::span<const CommandRow> scenarioRows()
{
    return rows;
}

} // namespace retryscope
