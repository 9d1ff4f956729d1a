#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 2> rows{{
    {Why, QT_TRANSLATE_NOOP("Commands", "&Why?"), "why", "Ctrl+Shift+Y",
     QT_TRANSLATE_NOOP("Commands", "Say why the selected thing is so, with rule and source")},
    {CustomizeKeys, QT_TRANSLATE_NOOP("Commands", "&Keys…"), "customizekeys", "Ctrl+Alt+K",
     QT_TRANSLATE_NOOP("Commands", "Choose the keys of any command"), true},
}};

} // namespace

std::span<const CommandRow> toolsRows()
{
    return rows;
}

} // namespace retryscope
