#include "ui/lessons/mythmodel.h"

#include "ui/lessons/mythcards.h"

#include <algorithm>

namespace retryscope {

namespace {

/// All that a search looks at.
QString textOf(const MythCard &card)
{
    std::string all = card.claim + ' ' + card.id + ' ' + card.topic + ' ' + card.awsSays;
    for (const Statement &statement : card.statements)
        all += ' ' + statement.says;
    for (const RuleId rule : card.rules)
        all += ' ' + std::string(name(rule));
    return QString::fromStdString(all);
}

} // namespace

MythModel::MythModel(std::span<const MythCard> cards, QObject *parent)
    : QAbstractListModel(parent)
    , m_cards(cards)
{
}

const MythCard &MythModel::card(int row) const
{
    return m_cards[static_cast<std::size_t>(row)];
}

int MythModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant MythModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const MythCard &shown = card(index.row());
    const QString claim = QString::fromStdString(shown.claim);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return claim;
    case Qt::AccessibleTextRole:
        return tr("%1. %2 This is %3.").arg(shown.number).arg(claim, holdsText(shown.holds));
    case HoldsRole:
        return static_cast<int>(shown.holds);
    case NumberRole:
        return static_cast<int>(shown.number);
    default:
        return {};
    }
}

void MythFilter::setDocument(std::optional<Profile> document)
{
    m_document = document;
    invalidateFilter();
}

void MythFilter::setHolds(std::optional<Holds> holds)
{
    m_holds = holds;
    invalidateFilter();
}

void MythFilter::setTopic(const QString &topic)
{
    m_topic = topic;
    invalidateFilter();
}

void MythFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool MythFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const MythCard &card = static_cast<const MythModel *>(sourceModel())->card(row);
    if (m_holds && card.holds != *m_holds)
        return false;
    if (!m_topic.isEmpty() && m_topic != QString::fromStdString(card.topic))
        return false;
    if (m_document
        && std::ranges::find(card.statements, *m_document, &Statement::document)
            == card.statements.end())
        return false;
    const QString text = textOf(card);
    return std::ranges::all_of(
        m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace retryscope
