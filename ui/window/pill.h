#pragma once

#include "ui/style.h"

#include <QLabel>

namespace retryscope {

/// A short text in a pill with the colours of a mark.
class Pill : public QLabel
{
    Q_OBJECT

public:
    explicit Pill(style::Mark mark, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    style::Mark m_mark;
};

} // namespace retryscope
