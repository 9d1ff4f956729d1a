#pragma once

#include "core/trace/hits.h"

#include <QAbstractListModel>

#include <vector>

namespace retryscope {

class Breakpoints;
class Document;

/// The hits of the breakpoints that only log: those that have happened by the cursor, the latest
/// first. A row's text is made when it is seen.
class HitLogModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Both must outlive it.
    HitLogModel(const Document &document, const Breakpoints &breakpoints,
                QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// How many hits are logged in the whole trace.
    [[nodiscard]] std::size_t total() const { return m_hits.size(); }
    [[nodiscard]] const Hit &hitAt(int row) const;

signals:
    void countChanged();

private:
    void takeHits();
    void followCursor();

    const Document &m_document;
    const Breakpoints &m_breakpoints;
    std::vector<Hit> m_hits; // by step
    std::size_t m_happened = 0; // of them
};

} // namespace retryscope
