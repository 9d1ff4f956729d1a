#pragma once

#include <QFrame>

class QLabel;

namespace retryscope {

struct CardText;

/// A small card beside the thing that it describes, never over it: a heading, a few sentences, and
/// the rule behind them.
class HoverCard : public QFrame
{
    Q_OBJECT

public:
    explicit HoverCard(QWidget *parent = nullptr);

    /// Shows the texts beside `thing`. In global coordinates.
    void showBeside(const QRect &thing, const CardText &card);

    [[nodiscard]] QString text() const; ///< all of it, a paragraph a line

private:
    QLabel *m_heading = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_source = nullptr;
};

/// Where a card of that size lies in `room`: below `thing`, above it, or at a side of it, whichever
/// has room first. Where no side has, it sticks out of `room` rather than cover the thing.
[[nodiscard]] QRect cardPlace(const QRect &thing, const QSize &card, const QRect &room);

} // namespace retryscope
