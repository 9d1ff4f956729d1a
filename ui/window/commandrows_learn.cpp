#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 4> rows{{
    {MythCheck, QT_TRANSLATE_NOOP("Commands", "&Myth check"), "mythcheck", "Ctrl+Alt+M",
     QT_TRANSLATE_NOOP("Commands", "Claims about asynchronous invocation, put to the test")},
    {Rulebook, QT_TRANSLATE_NOOP("Commands", "&Rulebook"), "rulebook", "Ctrl+Shift+R",
     QT_TRANSLATE_NOOP("Commands", "All rules of the simulation, with their sources")},
    {Differences, QT_TRANSLATE_NOOP("Commands", "&Differences from AWS"), "differences", "",
     QT_TRANSLATE_NOOP("Commands", "What the simulation assumes, infers or leaves out")},
    {CompareProfiles, QT_TRANSLATE_NOOP("Commands", "Compare &profiles"), "profiles", "Ctrl+Alt+P",
     QT_TRANSLATE_NOOP("Commands",
                       "Lay this scenario by the other profiles' rules beside, lane by lane"),
     true},
}};

} // namespace

std::span<const CommandRow> learnRows()
{
    return rows;
}

} // namespace retryscope
