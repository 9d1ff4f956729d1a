#pragma once

#include "ui/timeline/laneaccessible.h"

#include <cstddef>

namespace retryscope {

/// The header of a group of lanes, above them in the tree.
class GroupAccessible : public TimelinePart
{
public:
    GroupAccessible(TimelineView &view, std::size_t group);

    [[nodiscard]] std::size_t group() const { return m_group; }

    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    [[nodiscard]] QAccessible::State state() const override;

private:
    std::size_t m_group;
};

} // namespace retryscope
