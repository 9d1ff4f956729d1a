#include "ui/document/lanes.h"
#include "ui/document/player.h"
#include "ui/style.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/trackchoice.h"
#include "ui/window/commands.h"
#include "ui/window/keysdialog.h"
#include "ui/window/lanecommands.h"
#include "ui/window/layouts.h"
#include "ui/window/mainwindow.h"
#include "ui/window/paneldock.h"
#include "ui/window/transportbar.h"

#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QSettings>

namespace retryscope {

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
    m_commands->setPlainKeyWidget(m_timeline);
    restoreKeys(*m_commands);
    connect(m_commands->action(Command::CustomizeKeys), &QAction::triggered, this,
            [this] { KeysDialog(*m_commands, this).exec(); });
    new LaneCommands(*m_document, *m_lanes, *m_commands, this);
    connectLayouts();
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
    axis->addItems({tr("Folded idle"), tr("Linear"), tr("Equal steps"), tr("Log from acceptance")});
    connect(axis, &QComboBox::activated, m_timeline,
            [this](int row) { m_timeline->setAxisMode(static_cast<AxisMode>(row)); });
    connect(m_timeline, &TimelineView::axisModeChanged, axis,
            [this, axis] { axis->setCurrentIndex(static_cast<int>(m_timeline->axisMode())); });
}

void MainWindow::connectLayouts()
{
    struct NamedLayout
    {
        Command command = Command::DebugLayout;
        Layout layout = Layout::Debug;
    };
    auto *group = new QActionGroup(this);
    for (const NamedLayout choice : {NamedLayout{Command::LearnLayout, Layout::Learn},
                                     NamedLayout{Command::DebugLayout, Layout::Debug},
                                     NamedLayout{Command::PresentLayout, Layout::Present}}) {
        QAction *action = m_commands->action(choice.command);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, m_layouts,
                [this, choice] { m_layouts->show(choice.layout); });
        connect(m_layouts, &Layouts::shown, action, [action, choice](Layout layout) {
            if (layout == choice.layout)
                action->setChecked(true);
        });
    }
    connect(m_commands->action(Command::ResetLayout), &QAction::triggered, m_layouts,
            &Layouts::reset);
    // Present is for a room that looks on.
    connect(m_layouts, &Layouts::shown, this, [](Layout layout) {
        constexpr double forTheRoom = 1.6;
        style::magnify(*qApp, layout == Layout::Present ? forTheRoom : 1.0);
    });
    QComboBox *layouts = m_transport->layouts();
    layouts->addItems({tr("Learn"), tr("Debug"), tr("Present")}); // in the order of Layout
    connect(layouts, &QComboBox::activated, m_layouts,
            [this](int row) { m_layouts->show(static_cast<Layout>(row)); });
    connect(m_layouts, &Layouts::shown, layouts,
            [layouts](Layout layout) { layouts->setCurrentIndex(static_cast<int>(layout)); });
}

void MainWindow::restoreSettings()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(1600, 1000);
    m_layouts->restore();
    m_player->setSpeed(
        settings.value(QStringLiteral("player/speed"), m_player->speed()).toDouble());
    m_player->setSkipsIdle(settings.value(QStringLiteral("player/skipsIdle"), true).toBool());
    const QVariant tracks = settings.value(QStringLiteral("timeline/tracks"));
    if (tracks.isValid())
        m_timeline->tracks().setNames(tracks.toStringList());
    const int axis = settings.value(QStringLiteral("timeline/axis"), 0).toInt();
    if (axis >= 0 && axis < static_cast<int>(axisModeCount))
        m_timeline->setAxisMode(static_cast<AxisMode>(axis));
}

void MainWindow::saveSettings() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_layouts->save();
    settings.setValue(QStringLiteral("player/speed"), m_player->speed());
    settings.setValue(QStringLiteral("player/skipsIdle"), m_player->skipsIdle());
    settings.setValue(QStringLiteral("timeline/axis"), static_cast<int>(m_timeline->axisMode()));
    settings.setValue(QStringLiteral("timeline/tracks"), m_timeline->tracks().names());
}

} // namespace retryscope
