#include "ui/inspector/comparepanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/forkbar.h"
#include "ui/window/forkcommands.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagepanel.h"
#include "ui/window/paneldock.h"

#include <QTabBar>
#include <QVBoxLayout>

namespace retryscope {

/// The strip lies above the timeline; the Compare page is one of the tables.
void MainWindow::buildForks()
{
    m_forks = new ForkCommands(*m_document, *m_commands, *m_timeline, this);
    auto *centre = static_cast<QVBoxLayout *>(centralWidget()->layout());
    centre->insertWidget(centre->indexOf(m_timeline), m_forks->bar());
    connect(m_forks, &ForkCommands::refused, m_messages, &MessagePanel::showSentence);
    connect(m_forks, &ForkCommands::compareWanted, this, [this] {
        m_tables->show();
        m_tables->raise();
        for (int i = 0; i < m_tables->tabs()->count(); ++i) {
            if (m_tables->tabs()->tabText(i) == tr("Compare"))
                m_tables->tabs()->setCurrentIndex(i);
        }
    });
}

} // namespace retryscope
