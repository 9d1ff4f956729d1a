#pragma once

#include "core/model/id.h"

#include <QWidget>

#include <vector>

namespace retryscope {

class Document;

/// A bar for each of the next waiting invocations: what it waits for, how long still, and how much
/// of the wait is left. The selected one comes first. A click selects.
class CountdownBars : public QWidget
{
    Q_OBJECT

public:
    explicit CountdownBars(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<InvocationId> &shown() const { return m_shown; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void refresh();
    void paintRow(QPainter &painter, InvocationId invocation, const QRectF &row) const;

    Document &m_document;
    std::vector<InvocationId> m_shown;
};

} // namespace retryscope
