#include "ui/window/commandrows.h"

namespace retryscope {

namespace {

using enum Command;

constexpr std::array<CommandRow, 18> rows{{
    {ZoomIn, QT_TRANSLATE_NOOP("Commands", "Zoom &in"), "zoomin",
     "Ctrl++; Ctrl+=", QT_TRANSLATE_NOOP("Commands", "Show less time, in more detail")},
    {ZoomOut, QT_TRANSLATE_NOOP("Commands", "Zoom &out"), "zoomout", "Ctrl+-",
     QT_TRANSLATE_NOOP("Commands", "Show more time, in less detail")},
    {FitAll, QT_TRANSLATE_NOOP("Commands", "&Fit all"), "fit", "Ctrl+9",
     QT_TRANSLATE_NOOP("Commands", "Show the whole run")},
    {FocusSelection, QT_TRANSLATE_NOOP("Commands", "Focus the &selection"), "focus", "Ctrl+8",
     QT_TRANSLATE_NOOP("Commands", "Show the selected invocation from its call to its end")},
    {ResetZoom, QT_TRANSLATE_NOOP("Commands", "Usual s&cale"), "reset", "Ctrl+0",
     QT_TRANSLATE_NOOP("Commands", "Show the timeline at its usual scale")},
    {PinLane, QT_TRANSLATE_NOOP("Commands", "&Pin lane"), "pin", "Ctrl+Shift+L",
     QT_TRANSLATE_NOOP("Commands", "Keep the selected lane at the top, or let it go"), true},
    {GroupLanes, QT_TRANSLATE_NOOP("Commands", "&Group lanes"), "group", "Ctrl+Shift+G",
     QT_TRANSLATE_NOOP("Commands", "Put the lanes of one function, or of one end, together")},
    {SortLanes, QT_TRANSLATE_NOOP("Commands", "Sor&t lanes"), "sort", "Ctrl+Shift+O",
     QT_TRANSLATE_NOOP(
         "Commands",
         "Order the lanes by acceptance, by end, by age or by attempts: each the next")},
    {MarkA, QT_TRANSLATE_NOOP("Commands", "Mark &A"), "marka", "Ctrl+Shift+A",
     QT_TRANSLATE_NOOP("Commands", "Put measuring mark A at the cursor"), true},
    {MarkB, QT_TRANSLATE_NOOP("Commands", "Mark &B"), "markb", "Ctrl+Shift+B",
     QT_TRANSLATE_NOOP("Commands", "Put measuring mark B at the cursor")},
    {ClearMarks, QT_TRANSLATE_NOOP("Commands", "Cl&ear marks"), "clearmarks", "Ctrl+Shift+M",
     QT_TRANSLATE_NOOP("Commands", "Take both measuring marks away")},
    {SelectRange, QT_TRANSLATE_NOOP("Commands", "Select &range"), "range", "Ctrl+Alt+R",
     QT_TRANSLATE_NOOP("Commands",
                       "Select the time between the marks, and sum up what happens in it")},
    {Legend, QT_TRANSLATE_NOOP("Commands", "Lege&nd"), "legend", "Ctrl+L",
     QT_TRANSLATE_NOOP("Commands", "Show what colours, patterns and signs mean")},
    {FollowDesktopTheme, QT_TRANSLATE_NOOP("Commands", "As the &desktop"), "desktop", "",
     QT_TRANSLATE_NOOP("Commands", "Use light or dark colours as the desktop does")},
    {LightTheme, QT_TRANSLATE_NOOP("Commands", "&Light"), "light", "",
     QT_TRANSLATE_NOOP("Commands", "Use light colours")},
    {DarkTheme, QT_TRANSLATE_NOOP("Commands", "Dar&k"), "dark", "",
     QT_TRANSLATE_NOOP("Commands", "Use dark colours")},
    {ContrastTheme, QT_TRANSLATE_NOOP("Commands", "&High contrast"), "contrast", "",
     QT_TRANSLATE_NOOP("Commands", "Use the colours with the highest contrast")},
    {ReduceMotion, QT_TRANSLATE_NOOP("Commands", "Reduce &motion"), "motion", "",
     QT_TRANSLATE_NOOP("Commands", "While playing, let bars go in steps; numbers stay exact")},
}};

} // namespace

std::span<const CommandRow> viewRows()
{
    return rows;
}

} // namespace retryscope
