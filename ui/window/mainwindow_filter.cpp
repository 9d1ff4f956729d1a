#include "core/formats/breakpointreader.h"
#include "core/trace/trace.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"
#include "ui/timeline/hitmarks.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/breakpointpanel.h"
#include "ui/window/commands.h"
#include "ui/window/filterrow.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagepanel.h"
#include "ui/window/paneldock.h"

#include <QTabBar>
#include <QToolBar>

namespace retryscope {

/// The row below the transport bar: filter, chips, rule profile.
void MainWindow::buildFilter()
{
    m_filter = new FilterRow(*m_document, *m_lanes);
    addToolBarBreak();
    auto *bar = new QToolBar(tr("Filter and rules"), this);
    bar->setObjectName(QStringLiteral("FilterBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addWidget(m_filter);
    addToolBar(bar);
    const auto on = [this](Command command, auto slot) {
        connect(m_commands->action(command), &QAction::triggered, m_filter, slot);
    };
    on(Command::Search, &FilterRow::focusField);
    on(Command::ClearFilter, &FilterRow::clear);
    on(Command::NextMatch, &FilterRow::goToNext);
    on(Command::PreviousMatch, &FilterRow::goToPrevious);
    connect(m_filter, &FilterRow::left, m_timeline, [this] { m_timeline->setFocus(); });
    connect(m_filter, &FilterRow::refused, m_messages,
            [this](const QString &profile, const std::vector<Error> &errors) {
                m_messages->showErrors(profile, errors);
            });
}

/// The list of breakpoints, their marks in the ruler, and their commands.
void MainWindow::buildBreakpoints()
{
    QAction *all = m_commands->action(Command::AllBreakpoints);
    all->setCheckable(true);
    all->setChecked(m_breakpoints->isActive());
    connect(all, &QAction::toggled, m_breakpoints.get(), &Breakpoints::setActive);
    connect(m_breakpoints.get(), &Breakpoints::activeChanged, all, &QAction::setChecked);

    auto *panel = new BreakpointPanel(*m_document, *m_breakpoints, all);
    m_tables->addPage(tr("Breakpoints"), panel);
    m_timeline->addOverlay(new HitMarks(*m_document, *m_breakpoints));
    const int page = m_tables->tabs()->count() - 1;
    connect(m_commands->action(Command::ToggleBreakpoint), &QAction::triggered, panel,
            [this, panel, page] {
                if (m_breakpoints->toggleAt(m_document->cursor()))
                    return;
                // No kind fits the step: ask, with the selected invocation's function filled in.
                m_tables->show();
                m_tables->tabs()->setCurrentIndex(page);
                Breakpoint wanted;
                if (const auto invocation = m_document->selectedInvocation())
                    wanted.function = FunctionPattern{
                        m_document->trace().reference(*invocation).text.name, std::nullopt};
                panel->ask(breakpointJson(wanted));
            });
}

} // namespace retryscope
