#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 2> rows{{
    {Commands, QT_TRANSLATE_NOOP("Commands", "&Commands and keys"), "keys", "Ctrl+Shift+P; ?",
     QT_TRANSLATE_NOOP("Commands", "Find any command by its name, see its keys, and run it")},
    {About, QT_TRANSLATE_NOOP("Commands", "&About Retryscope"), "about", "",
     QT_TRANSLATE_NOOP("Commands", "Version and licence")},
}};

} // namespace

std::span<const CommandRow> helpRows()
{
    return rows;
}

} // namespace retryscope
