#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"

#include <QWidget>

#include <cstddef>
#include <vector>

namespace retryscope {

class Document;

/// How far the wait of one invocation is at a moment.
struct Countdown
{
    InvocationId invocation;
    Duration left{};
    double share = 0; ///< of the wait that is left, 0 to 1, as the bar shows it
};

/// A bar for each of the next waiting invocations: what it waits for, how long still, and how much
/// of the wait is left. The selected one comes first. A click selects. The bars follow each move of
/// the cursor; where motion is to be reduced they go in steps, the numbers never.
class CountdownBars : public QWidget
{
    Q_OBJECT

public:
    explicit CountdownBars(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<InvocationId> &shown() const { return m_shown; }
    /// What the rows show at the cursor.
    [[nodiscard]] std::vector<Countdown> countdowns() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void refresh();
    void takeTrace();
    void describe();
    void paintRow(QPainter &painter, const Countdown &countdown, const QRectF &row) const;

    Document &m_document;
    std::vector<InvocationId> m_shown;
    bool m_isStale = false; // nobody has seen it since the cursor moved
    std::size_t m_described = 0; // the cursor that the description is of
};

} // namespace retryscope
