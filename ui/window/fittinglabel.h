#pragma once

#include <QLabel>

namespace retryscope {

/// One line of text that gives way where there is little room: then it ends with an ellipsis, and
/// its tool tip is the whole text.
class FittingLabel : public QLabel
{
    Q_OBJECT

public:
    /// `leastPx` is the width that it keeps, for the 13 px body text.
    explicit FittingLabel(double leastPx, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isCut() const;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    double m_leastPx;
};

} // namespace retryscope
