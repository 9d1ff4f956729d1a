#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 5> rows{{
    {LearnLayout, QT_TRANSLATE_NOOP("Commands", "&Learn"), "learn", "Ctrl+1",
     QT_TRANSLATE_NOOP("Commands", "Show the scenario, the timeline and what is true now")},
    {DebugLayout, QT_TRANSLATE_NOOP("Commands", "&Debug"), "debug", "Ctrl+2",
     QT_TRANSLATE_NOOP("Commands", "Show all panels")},
    {PresentLayout, QT_TRANSLATE_NOOP("Commands", "&Present"), "present", "Ctrl+3; Ctrl+Shift+F",
     QT_TRANSLATE_NOOP("Commands", "Show only the timeline and what is true now, in larger type")},
    {ResetLayout, QT_TRANSLATE_NOOP("Commands", "&Reset layout"), "layout", "Ctrl+Alt+0",
     QT_TRANSLATE_NOOP("Commands", "Put all panels of this layout back to their places"), true},
    {FullScreen, QT_TRANSLATE_NOOP("Commands", "&Full screen"), "fullscreen", "Alt+Return",
     QT_TRANSLATE_NOOP("Commands", "Let the window fill the screen, or end that")},
}};

} // namespace

std::span<const CommandRow> windowRows()
{
    return rows;
}

} // namespace retryscope
