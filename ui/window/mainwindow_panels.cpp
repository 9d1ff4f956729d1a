#include "ui/charts/chartspanel.h"
#include "ui/document/document.h"
#include "ui/document/player.h"
#include "ui/editors/scenarioeditor.h"
#include "ui/inspector/findingspanel.h"
#include "ui/inspector/nextpanel.h"
#include "ui/inspector/nowpanel.h"
#include "ui/inspector/recordinspector.h"
#include "ui/models/tracetable.h"
#include "ui/style.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/commands.h"
#include "ui/window/mainwindow.h"
#include "ui/window/paneldock.h"
#include "ui/window/transportbar.h"

#include <QComboBox>
#include <QScreen>
#include <QSettings>

#include <algorithm>

namespace retryscope {

namespace {

// Part of the saved layout: another number forgets what older versions saved.
constexpr int layoutVersion = 1;

} // namespace

void MainWindow::buildPanels()
{
    m_scenario = new PanelDock(QStringLiteral("ScenarioDock"), tr("Scenario"), this);
    auto *editor = new ScenarioEditor(*m_document);
    m_scenario->setWidget(editor);
    m_now = new PanelDock(QStringLiteral("NowDock"), tr("Now"), this);
    m_now->setWidget(new NowPanel(*m_document));
    m_next = new PanelDock(QStringLiteral("NextDock"), tr("Next"), this);
    m_next->setWidget(new NextPanel(*m_document));
    m_next->setRemark(tr("if nothing changes"));
    m_findings = new PanelDock(QStringLiteral("FindingsDock"), tr("Findings"), this);
    auto *findings = new FindingsPanel(*m_document);
    m_findings->setWidget(findings);
    m_findings->setRemark(locale().toString(findings->findings().size()));
    connect(findings, &FindingsPanel::countChanged, m_findings,
            [this](int count) { m_findings->setRemark(locale().toString(count)); });
    connect(findings, &FindingsPanel::placeWanted, m_scenario,
            [this, editor](const QString &place) {
                m_scenario->show();
                m_scenario->raise();
                editor->showPointer(place);
            });
    m_record = new PanelDock(QStringLiteral("RecordDock"), tr("Record"), this);
    m_record->setWidget(new RecordInspector(*m_document));
    m_record->makeCompact();
}

void MainWindow::buildTables()
{
    m_tables = new TabbedDock(QStringLiteral("TablesDock"), tr("Tables"), this);
    m_tables->addPage(tr("Invocations"), invocationTable(*m_document));
    m_tables->addPage(tr("Attempts"), attemptTable(*m_document));
    m_tables->addPage(tr("Step log"), stepTable(*m_document));
    m_tables->addPage(tr("Charts"), new ChartsPanel(*m_document));
}

void MainWindow::resetLayout()
{
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    for (QDockWidget *dock : findChildren<QDockWidget *>()) {
        removeDockWidget(dock);
        dock->setFloating(false);
    }
    addDockWidget(Qt::LeftDockWidgetArea, m_scenario);
    for (PanelDock *dock : {m_now, m_next, m_findings})
        addDockWidget(Qt::RightDockWidgetArea, dock);
    addDockWidget(Qt::BottomDockWidgetArea, m_tables);
    splitDockWidget(m_tables, m_record, Qt::Horizontal);
    for (QDockWidget *dock : findChildren<QDockWidget *>())
        dock->show();
    const auto px = [](double length) { return qRound(style::scaled(length)); };
    resizeDocks({m_scenario, m_now}, {px(276), px(300)}, Qt::Horizontal);
    resizeDocks({m_now, m_next, m_findings}, {px(230), px(170), px(190)}, Qt::Vertical);
    // With large type on a small screen the timeline still gets most of the height.
    const int low = std::min(px(270), screen()->availableSize().height() * 3 / 10);
    resizeDocks({m_tables}, {low}, Qt::Vertical);
    resizeDocks({m_tables, m_record}, {px(640), px(960)}, Qt::Horizontal);
}

void MainWindow::connectView()
{
    const auto on = [this](Command command, auto slot) {
        connect(m_commands->action(command), &QAction::triggered, m_timeline, slot);
    };
    on(Command::ZoomIn, &TimelineView::zoomIn);
    on(Command::ZoomOut, &TimelineView::zoomOut);
    on(Command::FitAll, &TimelineView::fitAll);
    on(Command::FocusSelection, &TimelineView::focusSelection);
    on(Command::ResetZoom, &TimelineView::zoomToUsual);
    for (const Command layout : {Command::ResetLayout, Command::DebugLayout})
        connect(m_commands->action(layout), &QAction::triggered, this, &MainWindow::resetLayout);
    m_commands->setPlainKeyWidget(m_timeline);
    QAction *fullScreen = m_commands->action(Command::FullScreen);
    fullScreen->setCheckable(true);
    connect(fullScreen, &QAction::toggled, this, [this](bool isFull) {
        setWindowState(isFull ? windowState() | Qt::WindowFullScreen
                              : windowState() & ~Qt::WindowFullScreen);
    });
    connect(m_timeline, &TimelineView::playRequested, m_player, &Player::toggle);
    connect(m_timeline, &TimelineView::inspectRequested, m_record, [this] {
        m_record->show();
        m_record->raise();
    });

    QComboBox *axis = m_transport->axis();
    // In the order of AxisMode.
    axis->addItems({tr("Folded idle"), tr("Linear"), tr("Equal steps"), tr("Logarithmic")});
    connect(axis, &QComboBox::activated, m_timeline,
            [this](int row) { m_timeline->setAxisMode(static_cast<AxisMode>(row)); });
    connect(m_timeline, &TimelineView::axisModeChanged, axis,
            [this, axis] { axis->setCurrentIndex(static_cast<int>(m_timeline->axisMode())); });
}

void MainWindow::restoreSettings()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(1600, 1000);
    restoreState(settings.value(QStringLiteral("window/layout")).toByteArray(), layoutVersion);
    m_player->setSpeed(
        settings.value(QStringLiteral("player/speed"), m_player->speed()).toDouble());
    m_player->setSkipsIdle(settings.value(QStringLiteral("player/skipsIdle"), true).toBool());
    const int axis = settings.value(QStringLiteral("timeline/axis"), 0).toInt();
    if (axis >= 0 && axis < static_cast<int>(axisModeCount))
        m_timeline->setAxisMode(static_cast<AxisMode>(axis));
}

void MainWindow::saveSettings() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/layout"), saveState(layoutVersion));
    settings.setValue(QStringLiteral("player/speed"), m_player->speed());
    settings.setValue(QStringLiteral("player/skipsIdle"), m_player->skipsIdle());
    settings.setValue(QStringLiteral("timeline/axis"), static_cast<int>(m_timeline->axisMode()));
}

} // namespace retryscope
