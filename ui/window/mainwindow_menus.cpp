#include "ui/document/document.h"
#include "ui/editors/invocationdialog.h"
#include "ui/icons.h"
#include "ui/inspector/comparepanel.h"
#include "ui/inspector/nowpanel.h"
#include "ui/inspector/recordinspector.h"
#include "ui/inspector/whypanel.h"
#include "ui/timeline/lanemenu.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/trackchoice.h"
#include "ui/window/aboutdialog.h"
#include "ui/window/assumedchip.h"
#include "ui/window/commands.h"
#include "ui/window/commandsheet.h"
#include "ui/window/filecommands.h"
#include "ui/window/filterrow.h"
#include "ui/window/forkcommands.h"
#include "ui/window/lessoncommands.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagepanel.h"
#include "ui/window/picture.h"
#include "ui/window/statusline.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QMenuBar>

namespace retryscope {

void MainWindow::buildMenus()
{
    for (std::size_t i = 0; i < commandGroupCount; ++i) {
        const auto group = static_cast<CommandGroup>(i);
        QMenu *menu = menuBar()->addMenu(name(group));
        menu->setToolTipsVisible(true);
        for (const CommandRow &row : commandRows(group)) {
            if (row.startsSection)
                menu->addSeparator();
            menu->addAction(m_commands->action(row.command));
        }
        if (group == CommandGroup::File)
            buildFileMenu(*menu);
        if (group == CommandGroup::View)
            buildViewMenu(*menu);
        if (group == CommandGroup::Scenario)
            m_forks->addOutcomes(*menu);
        if (group == CommandGroup::Window)
            buildWindowMenu(*menu);
    }
    connect(m_commands->action(Command::Commands), &QAction::triggered, this,
            [this] { CommandSheet(*m_commands, this).exec(); });
    connect(m_commands->action(Command::AddInvocation), &QAction::triggered, this,
            [this] { InvocationDialog(*m_document, m_document->cursorTime(), this).exec(); });
    auto *lessons = new LessonCommands(*m_document, *m_files, *m_commands, this);
    m_filter->addAboutRules(
        new AssumedChip(lessons->assumedRules(), *m_commands->action(Command::Differences)));
    connect(lessons, &LessonCommands::compareWanted, m_forks, &ForkCommands::compareWanted);
    connect(findChild<NowPanel *>(), &NowPanel::ruleWanted, lessons, &LessonCommands::showRule);
    connect(findChild<WhyPanel *>(), &WhyPanel::ruleWanted, lessons, &LessonCommands::showRule);
    connect(findChild<RecordInspector *>(), &RecordInspector::ruleWanted, lessons,
            &LessonCommands::showRule);
    connect(findChild<ComparePanel *>(), &ComparePanel::ruleWanted, lessons,
            &LessonCommands::showRule);
    connect(m_commands->action(Command::About), &QAction::triggered, this,
            [this] { AboutDialog(this).exec(); });
    connect(m_files, &FileCommands::pictureWanted, this, &MainWindow::exportPicture);
    connect(m_files, &FileCommands::opening, m_messages, &QWidget::hide);
}

void MainWindow::buildFileMenu(QMenu &menu)
{
    QAction *save = m_commands->action(Command::Save);
    auto *examples = new QMenu(tr("Open e&xample"), &menu);
    examples->setIcon(icon(QStringLiteral("example")));
    m_files->fillExamples(*examples);
    auto *recent = new QMenu(tr("Open &recent"), &menu);
    recent->setIcon(icon(QStringLiteral("recent")));
    connect(recent, &QMenu::aboutToShow, m_files, [this, recent] { m_files->fillRecent(*recent); });
    menu.insertMenu(save, examples);
    menu.insertMenu(save, recent);
    menu.insertSeparator(save);
    menu.insertSeparator(m_commands->action(Command::Import));
    menu.insertSeparator(m_commands->action(Command::Quit));
}

void MainWindow::buildViewMenu(QMenu &menu)
{
    auto *themes = new QMenu(tr("C&olours"), &menu);
    themes->setIcon(icon(QStringLiteral("contrast")));
    for (const Command command : {Command::FollowDesktopTheme, Command::LightTheme,
                                  Command::DarkTheme, Command::ContrastTheme}) {
        menu.removeAction(m_commands->action(command));
        themes->addAction(m_commands->action(command));
    }
    auto *tracks = new QMenu(tr("Counter trac&ks"), &menu);
    tracks->setIcon(icon(QStringLiteral("axis")));
    m_timeline->tracks().addTo(*tracks);
    auto *lanes = new QMenu(tr("&Lanes"), &menu);
    lanes->setIcon(icon(QStringLiteral("group")));
    connect(lanes, &QMenu::aboutToShow, this, [this, lanes] {
        qDeleteAll(lanes->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
        lanes->clear();
        addLaneActions(*lanes, *m_lanes, m_document->selectedInvocation());
    });
    menu.addSeparator();
    menu.addMenu(lanes);
    menu.addMenu(tracks);
    menu.addMenu(themes);
}

void MainWindow::buildWindowMenu(QMenu &menu)
{
    auto *panels = new QMenu(tr("P&anels"), &menu);
    panels->setIcon(icon(QStringLiteral("panels")));
    for (QDockWidget *dock : findChildren<QDockWidget *>()) {
        QAction *action = dock->toggleViewAction();
        action->setIcon(icon(QStringLiteral("panels")));
        action->setStatusTip(tr("Show or hide the panel “%1”").arg(dock->windowTitle()));
        action->setToolTip(action->statusTip());
        panels->addAction(action);
    }
    QAction *reset = m_commands->action(Command::ResetLayout);
    menu.insertSeparator(reset);
    menu.insertMenu(reset, panels);
}

void MainWindow::exportPicture()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export picture"), QStringLiteral("%1.png").arg(m_document->title()),
        tr("Pictures (*.png *.svg *.pdf)"));
    if (path.isEmpty())
        return;
    if (const auto problem = savePicture(*m_timeline, path, pictureSize))
        m_messages->showSentence(tr("“%1” is not saved").arg(path), *problem);
    else
        findChild<StatusLine *>()->say(tr("The picture is in %1").arg(path));
}

} // namespace retryscope
