#include "ui/models/attempttablemodel.h"
#include "ui/models/invocationtablemodel.h"
#include "ui/models/markdelegate.h"
#include "ui/models/steptablemodel.h"
#include "ui/models/tracetable.h"

namespace retryscope {

TraceTable *invocationTable(Document &document, const Lanes *lanes)
{
    auto *table =
        new TraceTable(document, new InvocationTableModel, InvocationTableModel::DeliveriesColumn);
    if (lanes)
        table->follow(*lanes);
    table->setAccessibleName(TraceTable::tr("Invocations"));
    table->setWidths({{InvocationTableModel::NumberColumn, 40},
                      {InvocationTableModel::FunctionColumn, 168},
                      {InvocationTableModel::StateColumn, 142},
                      {InvocationTableModel::DeliveriesColumn, 120}});
    return table;
}

TraceTable *attemptTable(Document &document, const Lanes *lanes)
{
    auto *table = new TraceTable(document, new AttemptTableModel, AttemptTableModel::ResultColumn);
    if (lanes)
        table->follow(*lanes);
    table->setAccessibleName(TraceTable::tr("Attempts"));
    table->setWidths({{AttemptTableModel::InvocationColumn, 40},
                      {AttemptTableModel::FunctionColumn, 156},
                      {AttemptTableModel::AttemptColumn, 84},
                      {AttemptTableModel::ResultColumn, 160},
                      {AttemptTableModel::StartColumn, 80},
                      {AttemptTableModel::VersionColumn, 76}});
    return table;
}

TraceTable *stepTable(Document &document, QWidget *parent)
{
    auto *table = new TraceTable(document, new StepTableModel, StepTableModel::FactColumn, parent);
    table->setItemDelegate(new MarkDelegate(MarkDelegate::Emphasis::Glyph, table));
    table->setAccessibleName(TraceTable::tr("Step log"));
    table->setWidths({{StepTableModel::TimeColumn, 100},
                      {StepTableModel::RuleColumn, 156},
                      {StepTableModel::FactColumn, 200}});
    return table;
}

} // namespace retryscope
