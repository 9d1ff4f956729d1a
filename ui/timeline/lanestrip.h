#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace retryscope {

class Lanes;

/// What is special about the lanes below: how many a filter hides, how they are grouped and
/// sorted, what is pinned. Each is a chip, and a click takes it away. Nothing is left out silently;
/// where nothing is special the strip asks for no room.
class LaneStrip : public QWidget
{
    Q_OBJECT

public:
    /// `lanes` must outlive it.
    explicit LaneStrip(Lanes &lanes, QWidget *parent = nullptr);

    /// Whether it has anything to say.
    [[nodiscard]] bool isWanted() const { return m_isWanted; }
    /// A remark on the axis; empty: none.
    void setRemark(const QString &remark);

signals:
    void wantedChanged();

private:
    QToolButton *addChip(const QString &tip);
    void update();

    Lanes &m_lanes;
    QToolButton *m_hidden;
    QToolButton *m_grouped;
    QToolButton *m_sorted;
    QToolButton *m_pinned;
    QLabel *m_busy;
    QLabel *m_remark;
    bool m_isWanted = false;
};

} // namespace retryscope
