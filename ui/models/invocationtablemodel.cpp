#include "ui/models/invocationtablemodel.h"

#include "core/trace/deadline.h"
#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/models/marks.h"
#include "ui/models/sortkeys.h"

namespace retryscope {

namespace {

InvocationId invocationAt(int row)
{
    return {static_cast<std::uint32_t>(row)};
}

} // namespace

RowSource InvocationTableModel::rowSource() const
{
    return {static_cast<std::size_t>(traceRows()),
            [](const Trace &, std::size_t row) {
                return InvocationId{static_cast<std::uint32_t>(row)};
            },
            invocationSortKeys, true};
}

std::optional<int> InvocationTableModel::traceRowOf(InvocationId invocation) const
{
    return static_cast<int>(invocation.value);
}

int InvocationTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int InvocationTableModel::rowsFor(const Trace &trace)
{
    return static_cast<int>(trace.invocationCount());
}

QString InvocationTableModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case NumberColumn:
        return tr("#");
    case FunctionColumn:
        return tr("Function");
    case StateColumn:
        return tr("State at the cursor");
    case AttemptsColumn:
        return tr("Attempts");
    case AcceptedColumn:
        return tr("Accepted");
    case AgeColumn:
        return tr("Age");
    case AgeLeftColumn:
        return tr("Age left");
    case DeliveriesColumn:
        return tr("Deliveries");
    case ColumnCount:
        break;
    }
    return {};
}

QString InvocationTableModel::hint(int column) const
{
    switch (static_cast<Column>(column)) {
    case NumberColumn:
        return tr("The invocation's number, in order of acceptance");
    case FunctionColumn:
        return tr("The function and the qualifier that were called");
    case StateColumn:
        return tr("What the invocation is doing, or how it ended");
    case AttemptsColumn:
        return tr("Attempts so far, and how many there can be at most");
    case AcceptedColumn:
        return tr("When it was called, since the start of the scenario");
    case AgeColumn:
        return tr("Time since acceptance, until the end");
    case AgeLeftColumn:
        return tr("Time until the deadline: acceptance plus the maximum event age");
    case DeliveriesColumn:
        return tr("What was sent to destinations and to the dead-letter queue");
    case ColumnCount:
        break;
    }
    return {};
}

bool InvocationTableModel::isNumeric(int column) const
{
    switch (static_cast<Column>(column)) {
    case AttemptsColumn:
    case AcceptedColumn:
    case AgeColumn:
    case AgeLeftColumn:
        return true;
    case NumberColumn:
    case FunctionColumn:
    case StateColumn:
    case DeliveriesColumn:
    case ColumnCount:
        break;
    }
    return false;
}

QString InvocationTableModel::text(int row, int column) const
{
    const InvocationId invocation = invocationAt(row);
    const auto state = trace().invocationAfter(count(), invocation);
    switch (static_cast<Column>(column)) {
    case NumberColumn:
        return QString::number(row + 1);
    case FunctionColumn:
        return format::function(trace().reference(invocation));
    case StateColumn:
        return state ? format::phase(*state) : tr("Not yet called");
    case AttemptsColumn:
        return format::attempts(trace(), invocation, count());
    case AcceptedColumn:
        return trace().stepsOf(invocation).empty()
            ? QString()
            : format::shortTime(trace().calledAt(invocation));
    case AgeColumn:
        return ageText(invocation);
    case AgeLeftColumn:
        return ageLeftText(invocation);
    case DeliveriesColumn:
        return deliveriesText(invocation);
    case ColumnCount:
        break;
    }
    return {};
}

QString InvocationTableModel::ageText(InvocationId invocation) const
{
    const auto state = trace().invocationAfter(count(), invocation);
    if (!state)
        return QStringLiteral("–");
    const Instant until = isOver(state->phase) ? state->since : now();
    return format::elapsed(until - trace().calledAt(invocation));
}

QString InvocationTableModel::ageLeftText(InvocationId invocation) const
{
    const auto state = trace().invocationAfter(count(), invocation);
    const auto deadline = deadlineAfter(trace(), count(), invocation);
    if (!deadline || isOver(state->phase))
        return QStringLiteral("–");
    return format::countdown(*deadline - now());
}

QString InvocationTableModel::deliveriesText(InvocationId invocation) const
{
    QStringList texts;
    for (const StepIndex index : trace().stepsOf(invocation)) {
        if (index.value >= count())
            break;
        const Fact fact = trace().fact(index);
        if (const auto *delivered = std::get_if<Delivered>(&fact))
            texts += format::target(trace().catalog().target(delivered->target));
        else if (const auto *failed = std::get_if<DeliveryFailed>(&fact))
            texts += tr("%1: %2").arg(format::target(trace().catalog().target(failed->target)),
                                      QString::fromLatin1(name(failed->problem)));
    }
    return texts.join(QStringLiteral(", "));
}

QVariant InvocationTableModel::fact(int row, int column, Role role) const
{
    const InvocationId invocation = invocationAt(row);
    switch (role) {
    case InvocationRole:
        return invocation.value;
    case CountRole:
        return {};
    case MarkRole: {
        const auto state = trace().invocationAfter(count(), invocation);
        if (column != StateColumn)
            return {};
        return static_cast<int>(state ? markOf(*state) : style::Mark::Ghost);
    }
    case AheadRole:
        return !trace().invocationAfter(count(), invocation);
    case ValueRole:
        return row;
    }
    return {};
}

} // namespace retryscope
