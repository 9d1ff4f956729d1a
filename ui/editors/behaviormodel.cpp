#include "ui/editors/behaviormodel.h"

#include "ui/document/document.h"
#include "ui/editors/behaviortext.h"
#include "ui/editors/scenariojson.h"

namespace retryscope {

BehaviorModel::BehaviorModel(Document &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
{
    connect(&m_document, &Document::contentChanged, this, &BehaviorModel::refresh);
    refresh();
}

void BehaviorModel::setFunction(std::size_t function)
{
    m_function = function;
    refresh();
}

Json::Array BehaviorModel::entries() const
{
    const Json *found =
        resolve(m_document.json(), scenariojson::functionPointer(m_function, "/behavior"));
    return found && found->array() ? *found->array() : Json::Array{};
}

void BehaviorModel::refresh()
{
    Json::Array now = entries();
    if (now == m_entries)
        return;
    // A change of one entry must not take the selection away.
    if (now.size() == m_entries.size()) {
        m_entries = std::move(now);
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_entries = std::move(now);
    endResetModel();
}

int BehaviorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant BehaviorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Json &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return whenText(entry);
    case OutcomeRole:
        return outcomeText(entry);
    case MarkRole:
        return static_cast<int>(outcomeMark(entry));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(whenText(entry), outcomeText(entry));
    default:
        return {};
    }
}

} // namespace retryscope
