#include "ui/style.h"
#include "ui/style/motion.h"
#include "ui/timeline/legendpanel.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/range.h"
#include "ui/timeline/rangepanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/commands.h"
#include "ui/window/filecommands.h"
#include "ui/window/layouts.h"
#include "ui/window/mainwindow.h"
#include "ui/window/paneldock.h"

#include <QLabel>
#include <QSettings>
#include <QStatusBar>
#include <QTabBar>

namespace retryscope {

namespace {

constexpr PanelRow legendRow{PanelPlace::Right, 420, false, false, false};

/// Kept as soon as it is chosen, as the colours are.
void connectMotion(QAction &action)
{
    const QString key = QStringLiteral("view/reducesMotion");
    action.setCheckable(true);
    if (QSettings().contains(key))
        style::setReducesMotion(QSettings().value(key).toBool());
    action.setChecked(style::reducesMotion());
    QObject::connect(&action, &QAction::toggled, &action, [key](bool reduces) {
        style::setReducesMotion(reduces);
        QSettings().setValue(key, reduces);
    });
}

} // namespace

/// What reads the timeline: marks, range and legend.
void MainWindow::buildMeasuring()
{
    connectMotion(*m_commands->action(Command::ReduceMotion));
    MarksOverlay &marks = m_timeline->marks();
    RangeOverlay &range = m_timeline->range();
    const auto on = [this](Command command, QObject *context, auto slot) {
        connect(m_commands->action(command), &QAction::triggered, context, slot);
    };
    on(Command::MarkA, &marks, [&marks] { marks.putAtCursor(MeasuringMark::A); });
    on(Command::MarkB, &marks, [&marks] { marks.putAtCursor(MeasuringMark::B); });
    on(Command::ClearMarks, &marks, [&marks] { marks.clear(); });
    on(Command::SelectRange, &range, [&marks, &range] {
        if (!marks.difference())
            return;
        range.select(*marks.at(MeasuringMark::A), *marks.at(MeasuringMark::B));
        emit range.selected();
    });
    connect(m_files, &FileCommands::opened, &marks, &MarksOverlay::clear);
    connect(m_files, &FileCommands::opened, &range, &RangeOverlay::clear);
    auto *measured = new QLabel;
    measured->setFont(style::font(style::FontRole::Small));
    measured->setAccessibleName(tr("Marks"));
    measured->setContentsMargins(0, 0, 12, 0);
    measured->hide();
    statusBar()->addPermanentWidget(measured);
    const auto showMarks = [this, measured, &marks] {
        const auto difference = marks.difference(); // both times are in the ruler
        measured->setText(difference ? differenceLabel(*difference) : marks.text());
        measured->setToolTip(marks.text());
        measured->setVisible(!marks.isEmpty());
        m_commands->action(Command::ClearMarks)->setEnabled(!marks.isEmpty());
        m_commands->action(Command::SelectRange)->setEnabled(difference.has_value());
    };
    connect(&marks, &MarksOverlay::changed, measured, showMarks);
    showMarks();

    m_tables->addPage(tr("Range"), new RangePanel(*m_document, range));
    const int page = m_tables->tabs()->count() - 1;
    connect(&range, &RangeOverlay::selected, m_tables, [this, page] {
        m_tables->show();
        m_tables->raise();
        m_tables->tabs()->setCurrentIndex(page);
    });
    PanelDock *legend = addPanel("LegendDock", tr("Legend"), new LegendPanel, legendRow);
    on(Command::Legend, legend, [legend] {
        legend->show();
        legend->raise();
    });
}

} // namespace retryscope
