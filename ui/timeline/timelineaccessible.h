#pragma once

#include "core/model/id.h"

#include <QAccessibleWidget>

#include <map>

namespace retryscope {

class TimelineView;

/// The timeline for screen readers: a tree of lanes, each with its segments. Its parts are made
/// when they are asked for, so that a million lanes cost nothing.
class TimelineAccessible : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(TimelineView &view);
    ~TimelineAccessible() override;

    /// Lets Qt make these for timelines. Once a program is enough, more does no harm.
    static void install();
    /// Forgets the lanes of a trace that is gone.
    static void forgetLanes(TimelineView &view);
    /// Tells screen readers that a lane is the current one now.
    static void announce(TimelineView &view, InvocationId invocation);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

private:
    void forget();

    TimelineView &m_view;
    mutable std::map<int, QAccessible::Id> m_lanes; ///< that were asked for, by row
};

} // namespace retryscope
