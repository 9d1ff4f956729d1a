#include "ui/window/pill.h"

#include <QPainter>

namespace retryscope {

Pill::Pill(style::Mark mark, QWidget *parent)
    : QLabel(parent)
    , m_mark(mark)
{
    setFont(style::font(style::FontRole::SmallStrong));
}

QSize Pill::sizeHint() const
{
    const int padding = qRound(style::scaled(8));
    return {fontMetrics().horizontalAdvance(text()) + 2 * padding, fontMetrics().height() + 2};
}

void Pill::paintEvent(QPaintEvent *)
{
    const style::MarkStyle &look = style::mark(m_mark);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.fill);
    const QRectF shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    painter.setPen(look.onFill);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace retryscope
