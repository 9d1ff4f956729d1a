#include "ui/window/hitlogmodel.h"

#include "core/trace/trace.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/format/breakpointtext.h"

#include <algorithm>

namespace retryscope {

HitLogModel::HitLogModel(const Document &document, const Breakpoints &breakpoints, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
    , m_breakpoints(breakpoints)
{
    connect(&breakpoints, &Breakpoints::changed, this, &HitLogModel::takeHits);
    connect(&document, &Document::cursorMoved, this, &HitLogModel::followCursor);
    takeHits();
}

void HitLogModel::takeHits()
{
    beginResetModel();
    m_hits.clear();
    for (const Hit &hit : m_breakpoints.hits()) {
        if (m_breakpoints.entries()[hit.breakpoint].breakpoint->logOnly)
            m_hits.push_back(hit);
    }
    m_happened = 0;
    endResetModel();
    followCursor();
    emit countChanged();
}

void HitLogModel::followCursor()
{
    const auto next = std::ranges::lower_bound(m_hits, m_document.cursor(), {}, [](const Hit &hit) {
        return std::size_t{hit.step.value};
    });
    const auto happened = static_cast<std::size_t>(next - m_hits.begin());
    if (happened == m_happened)
        return;
    beginResetModel(); // new ones are on top, so every row moves
    m_happened = happened;
    endResetModel();
    emit countChanged();
}

int HitLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_happened);
}

const Hit &HitLogModel::hitAt(int row) const
{
    return m_hits[m_happened - 1 - static_cast<std::size_t>(row)];
}

QVariant HitLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Hit &hit = hitAt(index.row());
    const Trace &trace = m_document.trace();
    if (role == Qt::ToolTipRole)
        return format::breakpoint(*m_breakpoints.entries()[hit.breakpoint].breakpoint);
    if (role != Qt::DisplayRole)
        return {};
    const QString time = format::shortTime(trace.at(hit.step));
    const QString fact = format::fact(trace, hit.step);
    const auto invocation = trace.invocationOf(hit.step);
    return invocation ? tr("%1  %2  %3", "time, invocation, what happened")
                            .arg(time, format::invocation(*invocation), fact)
                      : tr("%1  %2", "time, what happened").arg(time, fact);
}

} // namespace retryscope
