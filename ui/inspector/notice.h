#pragma once

#include "ui/style.h"

#include <QLabel>

namespace retryscope {

/// A sentence in a pale box in the colour of a mark: what a reader must not miss.
class Notice : public QLabel
{
    Q_OBJECT

public:
    explicit Notice(QWidget *parent = nullptr);

    /// Shows the sentence; an empty one hides the box.
    void tell(const QString &sentence, style::Mark mark);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    style::Mark m_mark = style::Mark::Refusal;
};

} // namespace retryscope
