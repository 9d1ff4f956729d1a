#include "ui/models/steptablemodel.h"

#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/models/marks.h"
#include "ui/models/sortkeys.h"

namespace retryscope {

namespace {

StepIndex stepAt(int row)
{
    return {static_cast<std::uint32_t>(row)};
}

QString attemptText(const Trace &trace, StepIndex index, std::optional<InvocationId> invocation)
{
    if (!invocation)
        return {};
    const auto state = trace.invocationAfter(index.value + 1U, *invocation);
    return state->attempts == 0 ? QString() : QString::number(state->attempts);
}

} // namespace

RowSource StepTableModel::rowSource() const
{
    // The log shows all steps, those too that belong to no lane.
    return {static_cast<std::size_t>(traceRows()), nullptr, stepSortKeys};
}

std::optional<int> StepTableModel::traceRowAtCursor() const
{
    return count() == 0 ? std::nullopt : std::optional(static_cast<int>(count()) - 1);
}

int StepTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int StepTableModel::rowsFor(const Trace &trace)
{
    return static_cast<int>(trace.size());
}

QString StepTableModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case StepColumn:
        return tr("Step");
    case TimeColumn:
        return tr("Time");
    case InvocationColumn:
        return tr("Invocation");
    case AttemptColumn:
        return tr("Attempt");
    case FactColumn:
        return tr("What happened");
    case RuleColumn:
        return tr("Rule");
    case CauseColumn:
        return tr("Cause");
    case ColumnCount:
        break;
    }
    return {};
}

QString StepTableModel::hint(int column) const
{
    switch (static_cast<Column>(column)) {
    case StepColumn:
        return tr("The step's place in the trace");
    case TimeColumn:
        return tr("Time since the start of the scenario");
    case InvocationColumn:
        return tr("The invocation's number, in order of acceptance");
    case AttemptColumn:
        return tr("How many attempts the invocation has had with this step");
    case FactColumn:
        return tr("What the step says");
    case RuleColumn:
        return tr("The rule that decided it");
    case CauseColumn:
        return tr("The earlier step that led to this one");
    case ColumnCount:
        break;
    }
    return {};
}

bool StepTableModel::isNumeric(int column) const
{
    switch (static_cast<Column>(column)) {
    case StepColumn:
    case TimeColumn:
    case AttemptColumn:
    case CauseColumn:
        return true;
    case InvocationColumn:
    case FactColumn:
    case RuleColumn:
    case ColumnCount:
        break;
    }
    return false;
}

QString StepTableModel::text(int row, int column) const
{
    const StepIndex index = stepAt(row);
    const auto invocation = trace().invocationOf(index);
    switch (static_cast<Column>(column)) {
    case StepColumn:
        return QString::number(row + 1);
    case TimeColumn:
        return format::time(trace().at(index));
    case InvocationColumn:
        return invocation ? format::invocation(*invocation) : QString();
    case AttemptColumn:
        return attemptText(trace(), index, invocation);
    case FactColumn:
        return format::fact(trace(), index);
    case RuleColumn:
        return QString::fromLatin1(name(trace().step(index).rule));
    case CauseColumn: {
        const auto cause = trace().cause(index);
        return cause ? QString::number(cause->value + 1U) : QString();
    }
    case ColumnCount:
        break;
    }
    return {};
}

QVariant StepTableModel::fact(int row, int column, Role role) const
{
    switch (role) {
    case InvocationRole: {
        const auto invocation = trace().invocationOf(stepAt(row));
        return invocation ? QVariant(invocation->value) : QVariant();
    }
    case CountRole:
        return row + 1;
    case MarkRole:
        return column == FactColumn ? QVariant(static_cast<int>(markOf(trace().fact(stepAt(row)))))
                                    : QVariant();
    case AheadRole:
        return static_cast<std::size_t>(row) >= count();
    case ValueRole:
        return row;
    }
    return {};
}

} // namespace retryscope
