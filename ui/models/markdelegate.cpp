#include "ui/models/markdelegate.h"

#include "ui/models/tracemodel.h"
#include "ui/style.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace retryscope {

namespace {

constexpr double glyphPx = 13;
constexpr double gapPx = 6;
constexpr double sidePx = 8;
constexpr double rowPx = 28;

std::optional<style::Mark> markOf(const QModelIndex &index)
{
    const QVariant mark = index.data(TraceModel::MarkRole);
    return mark.isValid() ? std::optional(static_cast<style::Mark>(mark.toInt())) : std::nullopt;
}

bool isAhead(const QModelIndex &index)
{
    return index.data(TraceModel::AheadRole).toBool();
}

} // namespace

MarkDelegate::MarkDelegate(Emphasis emphasis, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_emphasis(emphasis)
{
}

void MarkDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto mark = markOf(index);
    QColor color = isAhead(index) ? style::surface().secondaryText : style::surface().text;
    if (mark && m_emphasis == Emphasis::State && !isAhead(index)) {
        color = style::mark(*mark).text;
        option->font = style::font(style::FontRole::Strong);
    }
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
    option->palette.setColor(QPalette::Highlight, style::surface().accentPale);
}

void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const bool showsFocus =
        (item.state & QStyle::State_HasFocus) && !(item.state & QStyle::State_Selected);
    item.state &= ~QStyle::State_HasFocus;
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const double side = style::scaled(sidePx);
    QRectF area = QRectF(item.rect).adjusted(side, 0, -side, 0);
    if (const auto mark = markOf(index)) {
        const double glyph = style::scaled(glyphPx);
        const QRectF box(area.left(), area.center().y() - glyph / 2, glyph, glyph);
        style::paintGlyph(*painter, *mark, box,
                          isAhead(index) ? style::surface().secondaryText
                                         : style::mark(*mark).text);
        area.setLeft(area.left() + glyph + style::scaled(gapPx));
    }
    painter->save();
    painter->setFont(item.font);
    painter->setPen(item.palette.color(QPalette::Text));
    painter->drawText(area, static_cast<int>(item.displayAlignment),
                      QFontMetricsF(item.font).elidedText(item.text, Qt::ElideRight, area.width()));
    if (showsFocus) {
        painter->setPen(QPen(style::surface().accent, 2));
        painter->drawRect(item.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize text = QStyledItemDelegate::sizeHint(option, index);
    const double glyph = markOf(index) ? style::scaled(glyphPx + gapPx) : 0;
    return {text.width() + static_cast<int>(glyph + 2 * style::scaled(sidePx)),
            std::max(text.height(), static_cast<int>(style::scaled(rowPx)))};
}

} // namespace retryscope
