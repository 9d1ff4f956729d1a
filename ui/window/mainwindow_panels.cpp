#include "ui/charts/chartspanel.h"
#include "ui/document/document.h"
#include "ui/editors/scenarioeditor.h"
#include "ui/inspector/comparepanel.h"
#include "ui/inspector/findingspanel.h"
#include "ui/inspector/nextpanel.h"
#include "ui/inspector/nowpanel.h"
#include "ui/inspector/recordinspector.h"
#include "ui/inspector/whypanel.h"
#include "ui/models/tracetable.h"
#include "ui/window/commands.h"
#include "ui/window/forkcommands.h"
#include "ui/window/layouts.h"
#include "ui/window/mainwindow.h"
#include "ui/window/paneldock.h"
#include "ui/window/partstrip.h"

#include <QUndoView>
#include <QVBoxLayout>

namespace retryscope {

namespace {

// Where the panels lie in a fresh layout: side, length, and whether Learn, Debug and Present show
// them. A panel that no layout shows is opened by its command or by the Window menu.
constexpr PanelRow scenarioRow{PanelPlace::Left, 600, true, true, false};
constexpr PanelRow nowRow{PanelPlace::Right, 230, true, true, true};
constexpr PanelRow whyRow{PanelPlace::Right, 340, false, false, false};
constexpr PanelRow nextRow{PanelPlace::Right, 170, false, true, false};
constexpr PanelRow findingsRow{PanelPlace::Right, 190, false, true, false};
constexpr PanelRow undoRow{PanelPlace::Right, 200, false, false, false};
constexpr PanelRow tablesRow{PanelPlace::Bottom, 640, false, true, false};
constexpr PanelRow recordRow{PanelPlace::Bottom, 960, false, true, false};

/// The panel with a strip above it.
QWidget *below(QWidget *strip, QWidget *panel)
{
    auto *both = new QWidget;
    auto *layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(panel, 1);
    return both;
}

} // namespace

PanelDock *MainWindow::addPanel(const char *name, const QString &title, QWidget *content,
                                const PanelRow &row)
{
    auto *dock = new PanelDock(QString::fromLatin1(name), title, this);
    dock->setWidget(content);
    m_layouts->add(*dock, row);
    return dock;
}

void MainWindow::buildPanels()
{
    auto *editor = new ScenarioEditor(*m_document);
    auto *findings = new FindingsPanel(*m_document);
    m_scenario = addPanel("ScenarioDock", tr("Scenario"), editor, scenarioRow);
    // The strip comes and goes: within a scrolled page it moves no other panel.
    auto *now = below(new PartStrip(*m_document, *m_stepper), new NowPanel(*m_document));
    m_now = addPanel("NowDock", tr("Now"), scrolled(now), nowRow);
    addPanel("WhyDock", tr("Why"), new WhyPanel(*m_document), whyRow);
    m_next = addPanel("NextDock", tr("Next"), new NextPanel(*m_document), nextRow);
    m_next->setRemark(tr("if nothing changes"));
    m_findings = addPanel("FindingsDock", tr("Findings"), findings, findingsRow);
    m_findings->setRemark(locale().toString(findings->findings().size()));
    connect(findings, &FindingsPanel::countChanged, m_findings,
            [this](int count) { m_findings->setRemark(locale().toString(count)); });
    connect(findings, &FindingsPanel::placeWanted, m_scenario,
            [this, editor](const QString &place) {
                m_scenario->show();
                m_scenario->raise();
                editor->showPointer(place);
            });
    auto *edits = new QUndoView(m_document->undoStack());
    edits->setEmptyLabel(tr("As it was opened"));
    edits->setAccessibleName(tr("Edits"));
    edits->setToolTip(tr("Click an edit to go back to it, or forward again"));
    PanelDock *undo = addPanel("UndoDock", tr("Edits"), edits, undoRow);
    connect(m_commands->action(Command::UndoList), &QAction::triggered, undo, [undo] {
        undo->show();
        undo->raise();
    });
    buildTables();
    m_record =
        addPanel("RecordDock", tr("Record"), scrolled(new RecordInspector(*m_document)), recordRow);
    m_record->makeCompact();
    buildWhy();
}

void MainWindow::buildTables()
{
    m_tables = new TabbedDock(QStringLiteral("TablesDock"), tr("Tables"), this);
    m_tables->addPage(tr("Invocations"), invocationTable(*m_document, m_lanes.get()));
    m_tables->addPage(tr("Attempts"), attemptTable(*m_document, m_lanes.get()));
    m_tables->addPage(tr("Step log"), stepTable(*m_document));
    m_tables->addPage(tr("Compare"), m_forks->panel());
    m_tables->addPage(tr("Charts"), new ChartsPanel(*m_document));
    m_layouts->add(*m_tables, tablesRow);
}

} // namespace retryscope
