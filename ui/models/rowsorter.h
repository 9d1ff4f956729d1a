#pragma once

#include "ui/document/beside.h"
#include "ui/document/lanetable.h"
#include "ui/models/roworder.h"
#include "ui/models/rowsource.h"

#include <QObject>

#include <atomic>
#include <map>
#include <memory>
#include <optional>

namespace retryscope {

/// By what a table is sorted.
struct RowSort
{
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;
    auto operator<=>(const RowSort &) const = default;
};

/// What an order of rows is made of.
struct RowWish
{
    std::shared_ptr<const Trace> trace;
    std::shared_ptr<const LaneTable> lanes; ///< null: rows are not filtered
    std::optional<RowSort> sort; ///< absent: in the order of the trace, or of the lanes
};

/// Works out which rows a table shows, and in which order: of a short table at once, of a long one
/// beside the GUI thread. A sort is worked out once a trace; another filter takes from it.
class RowSorter : public QObject
{
    Q_OBJECT

public:
    explicit RowSorter(QObject *parent = nullptr);

    [[nodiscard]] const RowOrderPtr &order() const { return m_order; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// Gives up what is under way. `finished` follows, perhaps before this returns.
    void start(RowSource source, RowWish wish);
    /// Forgets everything: all rows are shown as they are.
    void clear();
    /// Waits (for tests).
    void finish() { m_work.finish(); }

signals:
    void finished();
    void busyChanged();

private:
    using Sorted = std::shared_ptr<const std::vector<std::uint32_t>>;
    struct Made
    {
        Sorted sorted; // of all rows; null without a sort
        RowOrderPtr order;
    };

    [[nodiscard]] static Made made(const RowSource &source, const RowWish &wish, Sorted sorted,
                                   const std::atomic_bool &isCancelled);
    void accept(const Made &made);
    void setBusy(bool isBusy);

    RowWish m_wish;
    RowOrderPtr m_order;
    std::map<RowSort, Sorted> m_known; // of the present trace
    Beside<Made> m_work;
    bool m_isBusy = false; // as it was last told
};

} // namespace retryscope
