#pragma once

#include <QAccessibleWidget>

#include <cstddef>
#include <map>

namespace retryscope {

class TimelineView;

/// The timeline for screen readers: a tree of group headers and lanes, each with its segments. Its
/// parts are made when they are asked for, so that a million lanes cost nothing.
class TimelineAccessible : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(TimelineView &view);
    ~TimelineAccessible() override;

    /// Lets Qt make these for timelines. Once a program is enough, more does no harm.
    static void install();
    /// Forgets the lanes of a trace that is gone.
    static void forgetLanes(TimelineView &view);
    /// Tells screen readers that a lane or a group's header is the current one now.
    static void announce(TimelineView &view, std::size_t slot);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

private:
    void forget();

    TimelineView &m_view;
    mutable std::map<int, QAccessible::Id> m_lanes; ///< that were asked for, by slot
};

} // namespace retryscope
