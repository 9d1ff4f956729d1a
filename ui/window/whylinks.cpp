#include "ui/window/whylinks.h"

#include "core/trace/trace.h"
#include "ui/charts/chartspanel.h"
#include "ui/charts/metricchart.h"
#include "ui/document/document.h"
#include "ui/document/stepper.h"
#include "ui/icons.h"
#include "ui/inspector/recordinspector.h"
#include "ui/inspector/whypanel.h"
#include "ui/models/invocationtablemodel.h"
#include "ui/models/tracetable.h"
#include "ui/style.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QTimer>

namespace retryscope {

namespace {

constexpr double heightPx = 380; // most answers are seen whole

Aspect aspectOf(int column)
{
    switch (column) {
    case InvocationTableModel::AttemptsColumn:
        return Aspect::Attempts;
    case InvocationTableModel::AcceptedColumn:
        return Aspect::Accepted;
    case InvocationTableModel::AgeColumn:
        return Aspect::Age;
    case InvocationTableModel::AgeLeftColumn:
        return Aspect::AgeLeft;
    case InvocationTableModel::DeliveriesColumn:
        return Aspect::Deliveries;
    default: // number, function and state
        return Aspect::State;
    }
}

/// What a table's cell is about: a step where its row stands for one, else an invocation.
std::optional<Subject::What> subjectOf(const QModelIndex &cell)
{
    const QVariant count = cell.data(TraceModel::CountRole);
    const QVariant invocation = cell.data(TraceModel::InvocationRole);
    const bool isInvocation = qobject_cast<const InvocationTableModel *>(cell.model()) != nullptr;
    if (isInvocation && invocation.isValid())
        return StateSubject{{invocation.toUInt()}, aspectOf(cell.column())};
    if (count.isValid() && count.toULongLong() > 0)
        return StepSubject{{static_cast<std::uint32_t>(count.toULongLong() - 1)}};
    return std::nullopt;
}

} // namespace

WhyLinks::WhyLinks(Document &document, Stepper &stepper, WhyPanel &panel, QDockWidget &dock)
    : QObject(&dock)
    , m_document(document)
    , m_stepper(stepper)
    , m_panel(panel)
    , m_dock(dock)
{
}

void WhyLinks::addRecord(RecordInspector &record)
{
    m_record = &record;
    connect(&record, &RecordInspector::whyWanted, this, &WhyLinks::ask);
    connect(&record, &RecordInspector::fieldExplained, this, [this](const Subject &subject) {
        if (m_panel.isVisible())
            m_panel.explain(subject);
    });
}

void WhyLinks::addTable(TraceTable &table)
{
    auto *action = new QAction(icon(QStringLiteral("why")), tr("Why?"), &table);
    action->setToolTip(tr("Say why this is so, with rule and source"));
    table.addAction(action);
    connect(action, &QAction::triggered, this, [this, &table] {
        if (const auto what = subjectOf(table.currentIndex()))
            askWhat(*what);
    });
}

void WhyLinks::addCharts(const ChartsPanel &charts)
{
    for (const MetricChart *chart : charts.charts())
        connect(chart, &MetricChart::whyWanted, this, [this](SeriesKind kind, Instant at) {
            ask({SeriesSubject{kind}, m_document.trace().countAt(at), at});
        });
}

/// Opened anew it shares the place of what comes next, and takes what an answer needs from its
/// neighbours.
void WhyLinks::open()
{
    const bool wasHidden = m_dock.isHidden();
    m_dock.show();
    m_dock.raise();
    auto *window = qobject_cast<QMainWindow *>(m_dock.parentWidget());
    if (!wasHidden || !window)
        return;
    if (auto *next = window->findChild<QDockWidget *>(QStringLiteral("NextDock"));
        next && next->isVisible() && !m_dock.isFloating()) {
        window->tabifyDockWidget(next, &m_dock); // a column of three is readable, one of four not
        m_dock.raise();
    }
    QTimer::singleShot(0, this, [this, window] { // when the docks are laid out
        window->resizeDocks({&m_dock}, {qRound(style::scaled(heightPx))}, Qt::Vertical);
    });
}

void WhyLinks::ask(const Subject &subject)
{
    open();
    m_panel.explain(subject);
    m_panel.setFocus();
}

void WhyLinks::askWhat(const Subject::What &what)
{
    ask({what, m_document.cursor(), m_document.cursorTime()});
}

std::optional<Subject::What> WhyLinks::focused() const
{
    const QWidget *focus = QApplication::focusWidget();
    if (const auto *table = qobject_cast<const TraceTable *>(focus))
        return subjectOf(table->currentIndex());
    if (const auto *chart = qobject_cast<const MetricChart *>(focus))
        return SeriesSubject{chart->kind()};
    const auto field = m_record ? m_record->askedField() : std::nullopt;
    if (field && focus && m_record->isAncestorOf(focus))
        return *field;
    if (m_stepper.part() == 0)
        return std::nullopt;
    const StepIndex ahead{static_cast<std::uint32_t>(m_document.cursor())};
    return PartSubject{ahead, m_stepper.part() - 1};
}

void WhyLinks::askFocused()
{
    if (const auto what = focused())
        return askWhat(*what);
    open();
    m_panel.explainCursor();
    m_panel.setFocus();
}

} // namespace retryscope
