#pragma once

#include "ui/style.h"

#include <QLabel>

namespace retryscope {

/// A short name in a pill with the colour and the sign of a mark. Disabled: without the colour.
class ForkChip : public QLabel
{
    Q_OBJECT

public:
    explicit ForkChip(style::Mark mark, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    style::Mark m_mark;
};

} // namespace retryscope
