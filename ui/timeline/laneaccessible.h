#pragma once

#include "core/model/id.h"
#include "core/trace/lane.h"

#include <QAccessible>

#include <map>

namespace retryscope {

class TimelineView;

/// What lanes and segments have in common: they are parts of a widget, and no objects themselves.
class TimelinePart : public QAccessibleInterface
{
public:
    explicit TimelinePart(TimelineView &view)
        : m_view(view)
    {
    }
    [[nodiscard]] bool isValid() const override { return true; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override;
    void setText(QAccessible::Text, const QString &) override { }

protected:
    /// From the viewport to the screen.
    [[nodiscard]] QRect onScreen(const QRectF &inViewport) const;

    TimelineView &m_view;
};

/// An invocation's lane, with its segments as children.
class LaneAccessible : public TimelinePart
{
public:
    LaneAccessible(TimelineView &view, InvocationId invocation);
    ~LaneAccessible() override;

    [[nodiscard]] InvocationId invocation() const { return m_invocation; }

    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    [[nodiscard]] QAccessible::State state() const override;

private:
    InvocationId m_invocation;
    std::vector<Segment> m_segments;
    mutable std::map<int, QAccessible::Id> m_children; ///< that were asked for
};

/// A stretch or a moment in a lane.
class SegmentAccessible : public TimelinePart
{
public:
    SegmentAccessible(TimelineView &view, InvocationId invocation, int index,
                      const Segment &segment);

    [[nodiscard]] int index() const { return m_index; }

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
    InvocationId m_invocation;
    int m_index = 0;
    Segment m_segment;
};

} // namespace retryscope
