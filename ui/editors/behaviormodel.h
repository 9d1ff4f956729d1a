#pragma once

#include "core/model/json.h"

#include <QAbstractListModel>

#include <cstddef>
#include <cstdint>

namespace retryscope {

class Document;

/// The behaviours of one function, first to last: the first that applies gives the outcome.
class BehaviorModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { OutcomeRole = Qt::UserRole, MarkRole };

    /// The document must outlive the model.
    explicit BehaviorModel(Document &document, QObject *parent = nullptr);

    /// Shows those of another function.
    void setFunction(std::size_t function);
    /// The list as it stands in the scenario; empty if the function has none.
    [[nodiscard]] Json::Array entries() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;

public slots:
    /// Reads the document anew.
    void refresh();

private:
    Document &m_document;
    std::size_t m_function = 0;
    Json::Array m_entries;
};

} // namespace retryscope
