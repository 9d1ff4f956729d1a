#include "ui/document/breakpoints.h"
#include "ui/document/player.h"
#include "ui/document/stepper.h"
#include "ui/inspector/findingspanel.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/commands.h"
#include "ui/window/filecommands.h"
#include "ui/window/mainwindow.h"
#include "ui/window/partflag.h"
#include "ui/window/runcommands.h"
#include "ui/window/seedcommands.h"
#include "ui/window/statusline.h"

#include <QCursor>
#include <QStatusBar>

namespace retryscope {

namespace {

/// The moment under the mouse; absent if it is not over the time axis or the lanes.
std::optional<Instant> pointedMoment(const TimelineView &timeline)
{
    const QWidget *viewport = timeline.viewport();
    const QPoint place = viewport->mapFromGlobal(QCursor::pos());
    const double x = place.x() - timeline.inViewport(QRectF()).left();
    if (!viewport->rect().contains(place) || x < 0 || timeline.isByAge())
        return std::nullopt;
    return timeline.scale().time(x);
}

} // namespace

/// Run control: where the player stops, what `run to the pointer` means, and who says what.
void MainWindow::buildRun()
{
    m_player->setBreakpoints(m_breakpoints.get());
    auto *status = new StatusLine(*m_document, *m_player, *m_stepper);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(status, 1);
    connect(m_run, &RunCommands::said, status, &StatusLine::say);
    connect(m_files, &FileCommands::hasNoFile, status, &StatusLine::setOrigin);
    new SeedCommands(*m_document, *m_commands, this);
    connect(status, &StatusLine::seedWanted, m_commands->action(Command::ChooseSeed),
            &QAction::trigger);
    const auto *findings = findChild<FindingsPanel *>();
    status->showFindings(static_cast<int>(findings->findings().size()));
    connect(findings, &FindingsPanel::countChanged, status, &StatusLine::showFindings);
    connect(m_stepper, &Stepper::partChanged, this, &MainWindow::showRemarks);
    m_timeline->addOverlay(new PartFlag(*m_stepper));
    m_run->setPointer([this] {
        const auto pointed = pointedMoment(*m_timeline);
        return pointed ? pointed : m_timeline->marks().at(MeasuringMark::A);
    });
}

} // namespace retryscope
