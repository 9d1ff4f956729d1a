#include "ui/inspector/nextmodel.h"

#include "ui/format.h"
#include "ui/models/marks.h"
#include "ui/models/tracemodel.h"

namespace retryscope {

namespace {

/// The mark of what matters most in the moment: a loss, else an end, else the last step.
style::Mark markOf(const Trace &trace, const Moment &moment)
{
    style::Mark mark = retryscope::markOf(trace.fact(moment.last));
    for (std::uint32_t i = moment.first.value; i <= moment.last.value; ++i) {
        const Fact fact = trace.fact({i});
        if (std::holds_alternative<Lost>(fact))
            return style::Mark::Lost;
        if (std::holds_alternative<Ended>(fact))
            mark = retryscope::markOf(fact);
    }
    return mark;
}

} // namespace

void NextModel::show(const Trace *trace, std::size_t count)
{
    beginResetModel();
    m_trace = trace;
    m_moments = trace ? nextMoments(*trace, count, limit) : std::vector<Moment>();
    endResetModel();
}

int NextModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_moments.size());
}

int NextModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NextModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Moment &moment = m_moments[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(moment, index.column());
    case Qt::ToolTipRole:
        return format::why(*m_trace, moment.last);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (index.column() == TimeColumn ? Qt::AlignRight : Qt::AlignLeft));
    case TraceModel::InvocationRole: {
        const auto invocation = m_trace->invocationOf(moment.last);
        return invocation ? QVariant(invocation->value) : QVariant();
    }
    case TraceModel::CountRole:
        return moment.last.value + 1U;
    case TraceModel::MarkRole:
        return index.column() == MomentColumn ? QVariant(static_cast<int>(markOf(*m_trace, moment)))
                                              : QVariant();
    }
    return {};
}

QString NextModel::text(const Moment &moment, int column) const
{
    const auto invocation = m_trace->invocationOf(moment.last);
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return format::shortTime(m_trace->at(moment.last));
    case InvocationColumn:
        return invocation ? format::invocation(*invocation) : QString();
    case MomentColumn:
        return format::moment(*m_trace, moment);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace retryscope
