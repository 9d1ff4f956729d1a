#include "ui/lessons/listrow.h"

#include "ui/style.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace retryscope {

void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    const style::Surface &surface = style::surface();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(option.rect, isSelected ? surface.accentPale : surface.base);
    if (isSelected)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                         surface.accent);
    painter.setPen(surface.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

} // namespace retryscope
