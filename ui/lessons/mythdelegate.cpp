#include "ui/lessons/mythdelegate.h"

#include "ui/lessons/listrow.h"
#include "ui/lessons/mythcards.h"
#include "ui/lessons/mythmodel.h"
#include "ui/lessons/verdictlook.h"
#include "ui/style.h"

#include <QAbstractItemView>
#include <QPainter>

namespace retryscope {

namespace {

constexpr double marginPx = 8;
constexpr double numberPx = 28;
constexpr double pillHeightPx = 20;

Holds holdsOf(const QModelIndex &index)
{
    return static_cast<Holds>(index.data(MythModel::HoldsRole).toInt());
}

double pillWidth(const QString &text)
{
    const QFontMetricsF metrics(style::font(style::FontRole::SmallStrong));
    return metrics.horizontalAdvance(text) + style::scaled(34);
}

QRectF textBox(double width, double height)
{
    const double left = style::scaled(marginPx + numberPx);
    return {left, style::scaled(marginPx), width - left - style::scaled(marginPx),
            height - style::scaled(2 * marginPx + pillHeightPx + 4)};
}

double textHeight(const QString &text, double width)
{
    const QFontMetricsF metrics(style::font(style::FontRole::Body));
    return metrics.boundingRect(textBox(width, 10'000), Qt::TextWordWrap, text).height();
}

} // namespace

void MythDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const style::Surface &surface = style::surface();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option);
    painter->translate(option.rect.topLeft());

    const QRectF text = textBox(option.rect.width(), option.rect.height());
    painter->setFont(style::font(style::FontRole::Small));
    painter->setPen(surface.secondaryText);
    painter->drawText(QRectF(0, text.top(), text.left() - style::scaled(8), text.height()),
                      Qt::AlignRight | Qt::AlignTop, index.data(MythModel::NumberRole).toString());
    painter->setFont(style::font(style::FontRole::Body));
    painter->setPen(surface.text);
    painter->drawText(text, Qt::TextWordWrap, index.data().toString());
    const QString verdict = holdsText(holdsOf(index));
    paintVerdict(*painter,
                 {text.left(), text.bottom() + style::scaled(4), pillWidth(verdict),
                  style::scaled(pillHeightPx)},
                 holdsOf(index));
    painter->restore();
}

QSize MythDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const double width = view ? view->viewport()->width() : style::scaled(320);
    const double height = textHeight(index.data().toString(), width);
    return {qRound(width), qRound(height + style::scaled(2 * marginPx + pillHeightPx + 4))};
}

} // namespace retryscope
