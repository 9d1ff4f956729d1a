#include "ui/editors/behaviordelegate.h"

#include "ui/editors/behaviormodel.h"
#include "ui/style.h"

#include <QPainter>

namespace retryscope {

void BehaviorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const style::Surface &colours = style::surface();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QRectF card = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isSelected ? colours.accent : colours.line);
    painter->setBrush(isSelected ? colours.accentPale : colours.base);
    painter->drawRoundedRect(card, 4, 4);

    const auto mark = static_cast<style::Mark>(index.data(BehaviorModel::MarkRole).toInt());
    const double padding = style::scaled(8);
    const double glyph = style::scaled(12);
    const double middle = card.left() + card.width() * 0.46;
    painter->setFont(style::font(style::FontRole::Small));
    const QFontMetricsF metrics(painter->font());
    const QRectF whenRoom(card.left() + padding, card.top(), middle - card.left() - 1.5 * padding,
                          card.height());
    painter->setPen(colours.text);
    painter->drawText(
        whenRoom, Qt::AlignVCenter | Qt::AlignLeft,
        metrics.elidedText(index.data().toString(), Qt::ElideRight, whenRoom.width()));
    style::paintGlyph(*painter, mark, QRectF(middle, card.center().y() - glyph / 2, glyph, glyph),
                      style::mark(mark).text);
    const QRectF outcomeRoom(middle + glyph + padding / 2, card.top(),
                             card.right() - middle - glyph - padding, card.height());
    painter->drawText(outcomeRoom, Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(index.data(BehaviorModel::OutcomeRole).toString(),
                                         Qt::ElideRight, outcomeRoom.width()));
    painter->restore();
}

QSize BehaviorDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {qRound(style::scaled(160)), qRound(style::scaled(26))};
}

} // namespace retryscope
