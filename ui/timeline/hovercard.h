#pragma once

#include <QFrame>

class QLabel;

namespace retryscope {

/// A small card beside the thing that it describes, never over it: a heading and a few sentences.
class HoverCard : public QFrame
{
    Q_OBJECT

public:
    explicit HoverCard(QWidget *parent = nullptr);

    /// Shows the texts below `thing`, or above it if there is no room. In global coordinates.
    void showBeside(const QRect &thing, const QString &heading, const QString &text);

private:
    QLabel *m_heading = nullptr;
    QLabel *m_text = nullptr;
};

} // namespace retryscope
