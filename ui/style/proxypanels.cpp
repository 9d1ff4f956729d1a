#include "ui/style/proxystyle.h"

#include <QPainter>
#include <QStyleOption>

namespace retryscope::style::parts {

void tab(const QStyleOptionTab &option, QPainter &painter)
{
    const Surface &colours = surface();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect,
                     selected      ? colours.base
                         : hovered ? colours.panel
                                   : colours.header);
    QRect edge = option.rect;
    edge.setHeight(qRound(scaled(3)));
    if (selected)
        painter.fillRect(edge, colours.accent);
}

void headerSection(const QStyleOption &option, QPainter &painter)
{
    const Surface &colours = surface();
    const bool pressed = option.state.testFlag(QStyle::State_Sunken);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect, pressed || hovered ? colours.header : colours.base);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     colours.line);
}

void dockTitle(const QStyleOptionDockWidget &option, QPainter &painter, const QRect &textRect)
{
    const Surface &colours = surface();
    painter.save();
    painter.fillRect(option.rect, colours.header);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     colours.line);
    painter.setFont(font(FontRole::SmallStrong));
    painter.setPen(colours.secondaryText);
    const QRect room = textRect.adjusted(qRound(scaled(6)), 0, 0, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(option.title, Qt::ElideRight, room.width()));
    painter.restore();
}

void splitter(const QStyleOption &option, QPainter &painter)
{
    const Surface &colours = surface();
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect, hovered ? colours.accentPale : colours.panel);
    QRect line = option.rect;
    if (option.state.testFlag(QStyle::State_Horizontal))
        line = QRect(line.center().x(), line.top(), 1, line.height());
    else
        line = QRect(line.left(), line.center().y(), line.width(), 1);
    painter.fillRect(line, hovered ? colours.accent : colours.line);
}

void itemRow(const QStyleOption &option, QPainter &painter)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    if (item == nullptr)
        return;
    if (item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, surface().accentPale);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, surface().panel);
}

void menuPanel(const QStyleOption &option, QPainter &painter)
{
    painter.setPen(surface().strongLine);
    painter.setBrush(surface().base);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
}

} // namespace retryscope::style::parts
