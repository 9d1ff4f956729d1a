#pragma once

#include "ui/document/beside.h"
#include "ui/document/lanetable.h"

#include <QObject>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace retryscope {

class Document;

/// Which invocations are shown, and in which order: filter, pins, groups and sorting. The timeline,
/// its overview and the tables show these rows.
///
/// Make it before the views: of another trace it must know first. What takes a pass over a long
/// trace is done beside the GUI thread; until then the former rows stay, or, of another trace, all
/// of them in order of acceptance.
class Lanes : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit Lanes(const Document &document, QObject *parent = nullptr);

    /// The rows as a value: it stays as it is when others follow.
    [[nodiscard]] const std::shared_ptr<const LaneTable> &table() const { return m_table; }
    [[nodiscard]] std::size_t count() const { return m_table->count(); }
    [[nodiscard]] InvocationId at(std::size_t row) const { return m_table->at(row); }
    [[nodiscard]] std::optional<std::size_t> rowOf(InvocationId invocation) const
    {
        return m_table->rowOf(invocation);
    }
    /// How many invocations the filter leaves out.
    [[nodiscard]] std::size_t hidden() const { return m_table->hidden(); }
    [[nodiscard]] std::size_t total() const { return m_table->total(); }

    [[nodiscard]] bool isFiltered() const { return m_wish.matching != nullptr; }
    [[nodiscard]] LaneGrouping grouping() const { return m_wish.grouping; }
    [[nodiscard]] LaneOrder order() const { return m_wish.order; }
    [[nodiscard]] bool isPinned(InvocationId invocation) const;
    [[nodiscard]] std::size_t pinCount() const { return m_wish.pins.size(); }
    [[nodiscard]] bool isCollapsed(const LaneGroup &group) const;
    /// The keys of the groups that are collapsed.
    [[nodiscard]] const std::set<std::uint32_t> &collapsed() const { return m_collapsed; }
    /// Whether rows are on their way.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Waits for the rows (for tests and exports).
    void finish() { m_work.finish(); }

    /// The invocations of the present trace that a filter lets through, ascending; null: all.
    /// Of another trace those that it has too stay, until the filter is worked out again.
    void setMatching(InvocationList matching);

public slots:
    void setGrouping(retryscope::LaneGrouping grouping);
    void setOrder(retryscope::LaneOrder order);
    /// A pinned invocation stays on top of all and is shown though the filter leaves it out. In
    /// another trace it is the one of the same luck.
    void setPinned(retryscope::InvocationId invocation, bool isPinned);
    void unpinAll();
    void setCollapsed(const retryscope::LaneGroup &group, bool isCollapsed);
    void setAllCollapsed(bool areCollapsed);
    /// Shows what the filter hides, and asks its field to be empty.
    void showAll();

signals:
    void changed(); ///< other rows, groups, or other groups collapsed
    void busyChanged();
    void filterDropped(); ///< by `showAll`: whoever set the filter clears it

private:
    using Made = std::shared_ptr<const LaneTable>;

    void takeTrace();
    void rebuild();
    void take(Made table);
    void setBusy(bool isBusy);
    void resolvePins();

    const Document &m_document;
    LaneWish m_wish;
    std::vector<std::uint64_t> m_pinnedLucks; // of the pins, some of which this trace may lack
    std::set<std::uint32_t> m_collapsed; // by key
    Made m_table = std::make_shared<const LaneTable>();
    Beside<Made> m_work;
    bool m_isBusy = false; // as it was last told
};

} // namespace retryscope
