#pragma once

#include <QPushButton>

namespace retryscope {

/// A link of one line that is cut where there is no room for it; its whole text is its name and the
/// begin of its tool tip.
class ElidedLink : public QPushButton
{
    Q_OBJECT

public:
    explicit ElidedLink(const QString &text, const QString &tip, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_whole;
};

} // namespace retryscope
