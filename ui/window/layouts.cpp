#include "ui/window/layouts.h"

#include "ui/style.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSettings>

#include <algorithm>

namespace retryscope {

namespace {

// Part of the saved layouts: another number forgets what older versions saved.
constexpr int layoutVersion = 2;

QString key(Layout layout)
{
    switch (layout) {
    case Layout::Learn:
        return QStringLiteral("window/learn");
    case Layout::Debug:
        return QStringLiteral("window/debug");
    case Layout::Present:
        return QStringLiteral("window/present");
    }
    return {};
}

Qt::DockWidgetArea areaOf(PanelPlace place)
{
    switch (place) {
    case PanelPlace::Left:
        return Qt::LeftDockWidgetArea;
    case PanelPlace::Right:
        return Qt::RightDockWidgetArea;
    case PanelPlace::Bottom:
        return Qt::BottomDockWidgetArea;
    }
    return Qt::NoDockWidgetArea;
}

int px(double length)
{
    return qRound(style::scaled(length));
}

// Below these, in the size of the type, panels of one side share a place and have tabs.
constexpr double leastWidthPx = 1100;
constexpr double leastHeightPx = 700;
// What the window needs beside the panels at the bottom: bars and a timeline with six lanes.
constexpr double upperPx = 574;

QByteArray &stateOf(std::array<QByteArray, layoutCount> &states, Layout layout)
{
    return states[static_cast<std::size_t>(layout)];
}

} // namespace

Layouts::Layouts(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
}

void Layouts::add(QDockWidget &dock, const PanelRow &row)
{
    m_panels.push_back({&dock, row});
    m_window.addDockWidget(areaOf(row.place), &dock);
    dock.hide(); // until a layout shows it
}

bool Layouts::isIn(const PanelRow &row, Layout layout) const
{
    switch (layout) {
    case Layout::Learn:
        return row.inLearn;
    case Layout::Debug:
        return row.inDebug;
    case Layout::Present:
        return row.inPresent;
    }
    return false;
}

void Layouts::show(Layout layout)
{
    stateOf(m_states, m_current) = m_window.saveState(layoutVersion);
    m_current = layout;
    emit shown(layout);
    if (!m_window.restoreState(stateOf(m_states, layout), layoutVersion))
        arrange();
}

void Layouts::reset()
{
    stateOf(m_states, m_current).clear();
    arrange();
}

void Layouts::fit()
{
    if (stateOf(m_states, m_current).isEmpty())
        arrange();
}

void Layouts::restore()
{
    const QSettings settings;
    for (std::size_t i = 0; i < layoutCount; ++i)
        m_states[i] = settings.value(key(static_cast<Layout>(i))).toByteArray();
    const int kept = settings.value(QStringLiteral("window/arrangement"), 1).toInt();
    m_current = static_cast<Layout>(std::clamp(kept, 0, static_cast<int>(layoutCount) - 1));
    emit shown(m_current);
    arrange(); // also under a kept state, which may be of fewer panels
    m_window.restoreState(stateOf(m_states, m_current), layoutVersion);
}

void Layouts::save()
{
    stateOf(m_states, m_current) = m_window.saveState(layoutVersion);
    QSettings settings;
    for (std::size_t i = 0; i < layoutCount; ++i)
        settings.setValue(key(static_cast<Layout>(i)), m_states[i]);
    settings.setValue(QStringLiteral("window/arrangement"), static_cast<int>(m_current));
}

QList<QDockWidget *> Layouts::docks(PanelPlace place) const
{
    QList<QDockWidget *> result;
    for (const Panel &panel : m_panels) {
        if (panel.row.place == place && isIn(panel.row, m_current))
            result += panel.dock;
    }
    return result;
}

void Layouts::arrange()
{
    m_window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    m_window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    for (const Panel &panel : m_panels) {
        m_window.removeDockWidget(panel.dock);
        panel.dock->setFloating(false);
    }
    QDockWidget *lastLow = nullptr;
    for (const Panel &panel : m_panels) {
        if (panel.row.place == PanelPlace::Bottom && lastLow)
            m_window.splitDockWidget(lastLow, panel.dock, Qt::Horizontal);
        else
            m_window.addDockWidget(areaOf(panel.row.place), panel.dock);
        if (panel.row.place == PanelPlace::Bottom)
            lastLow = panel.dock;
        panel.dock->setVisible(isIn(panel.row, m_current));
    }
    stack();
    resizePanels();
}

/// With large type, or on a small screen, the panels of a side lie over each other.
void Layouts::stack()
{
    const auto lay = [this](PanelPlace place) {
        QDockWidget *first = nullptr;
        for (const Panel &panel : m_panels) {
            if (panel.row.place != place)
                continue;
            if (first)
                m_window.tabifyDockWidget(first, panel.dock);
            else
                first = panel.dock;
        }
        if (first && !first->isHidden())
            first->raise();
    };
    if (m_window.width() < px(leastWidthPx))
        lay(PanelPlace::Bottom);
    if (m_window.height() < px(leastHeightPx))
        lay(PanelPlace::Right);
}

void Layouts::resizePanels()
{
    const auto lengths = [this](PanelPlace place) {
        QList<int> result;
        for (const Panel &panel : m_panels) {
            if (panel.row.place == place && isIn(panel.row, m_current))
                result += px(panel.row.lengthPx);
        }
        return result;
    };
    constexpr double leftPx = 276;
    constexpr double rightPx = 300;
    constexpr double lowPx = 270;
    constexpr double leastLowPx = 120;
    for (const PanelPlace side : {PanelPlace::Left, PanelPlace::Right}) {
        const QList<QDockWidget *> column = docks(side);
        if (column.isEmpty())
            continue;
        const double width = side == PanelPlace::Left ? leftPx : rightPx;
        m_window.resizeDocks({column.front()}, {px(width)}, Qt::Horizontal);
        m_window.resizeDocks(column, lengths(side), Qt::Vertical);
    }
    const QList<QDockWidget *> low = docks(PanelPlace::Bottom);
    if (low.isEmpty())
        return;
    // With large type, or on a small screen, the timeline still gets most of the height.
    const int height = std::clamp(m_window.height() - px(upperPx), px(leastLowPx), px(lowPx));
    m_window.resizeDocks({low.front()}, {height}, Qt::Vertical);
    m_window.resizeDocks(low, lengths(PanelPlace::Bottom), Qt::Horizontal);
}

} // namespace retryscope
