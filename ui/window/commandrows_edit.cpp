#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 7> rows{{
    {Undo, QT_TRANSLATE_NOOP("Commands", "&Undo"), "undo", "Ctrl+Z",
     QT_TRANSLATE_NOOP("Commands", "Take the last edit back")},
    {Redo, QT_TRANSLATE_NOOP("Commands", "&Redo"), "redo", "Ctrl+Shift+Z; Ctrl+Y",
     QT_TRANSLATE_NOOP("Commands", "Make the edit again that was taken back")},
    {UndoList, QT_TRANSLATE_NOOP("Commands", "Undo &list"), "undolist", "Ctrl+Alt+Z",
     QT_TRANSLATE_NOOP("Commands", "Show all edits, and go back to any of them")},
    {Search, QT_TRANSLATE_NOOP("Commands", "&Search"), "search", "Ctrl+F; /",
     QT_TRANSLATE_NOOP("Commands", "Find invocations by function, state, age and more"), true},
    {ClearFilter, QT_TRANSLATE_NOOP("Commands", "&Clear filter"), "clearfilter", "Ctrl+Shift+X",
     QT_TRANSLATE_NOOP("Commands", "Show all invocations again")},
    {NextMatch, QT_TRANSLATE_NOOP("Commands", "&Next match"), "nextmatch", "F3",
     QT_TRANSLATE_NOOP("Commands", "Select the next invocation that the filter lets through")},
    {PreviousMatch, QT_TRANSLATE_NOOP("Commands", "&Previous match"), "previousmatch", "Shift+F3",
     QT_TRANSLATE_NOOP("Commands", "Select the invocation before that the filter lets through")},
}};

} // namespace

std::span<const CommandRow> editRows()
{
    return rows;
}

} // namespace retryscope
