#pragma once

#include "core/rules/mythcard.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>

#include <optional>
#include <span>

namespace retryscope {

/// The cards of the myth check, one a row.
class MythModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { HoldsRole = Qt::UserRole, NumberRole };

    /// `cards` must outlive the model.
    explicit MythModel(std::span<const MythCard> cards, QObject *parent = nullptr);

    [[nodiscard]] const MythCard &card(int row) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::span<const MythCard> m_cards;
};

/// Those cards that fit: of a document, with a verdict, on a topic, with words in their text.
class MythFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setDocument(std::optional<Profile> document); ///< only cards on which it is not silent
    void setHolds(std::optional<Holds> holds);
    void setTopic(const QString &topic); ///< empty: all
    void setWords(const QString &words); ///< each must be there, in any order

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::optional<Profile> m_document;
    std::optional<Holds> m_holds;
    QString m_topic;
    QStringList m_words;
};

} // namespace retryscope
