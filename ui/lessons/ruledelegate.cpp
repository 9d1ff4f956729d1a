#include "ui/lessons/ruledelegate.h"

#include "ui/lessons/listrow.h"
#include "ui/style.h"

#include <QPainter>

namespace retryscope {

void RuleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QFont strong = style::font(style::FontRole::Strong);
    const QFont small = style::font(style::FontRole::Small);
    painter->save();
    paintRowGround(*painter, option);
    const int margin = qRound(style::scaled(12));
    const QRect box = option.rect.adjusted(margin, 0, -margin, 0);
    const QRect upper(box.left(), box.top(), box.width(), box.height() / 2);
    painter->setFont(strong);
    painter->setPen(style::surface().text);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
    painter->setFont(small);
    painter->setPen(style::surface().secondaryText);
    const QString subject = index.data(Qt::ToolTipRole).toString();
    painter->drawText(upper.translated(0, upper.height()), Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(small).elidedText(subject, Qt::ElideRight, box.width()));
    painter->restore();
}

QSize RuleDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, qRound(style::scaled(46))};
}

} // namespace retryscope
