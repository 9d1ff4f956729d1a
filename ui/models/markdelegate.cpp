#include "ui/models/markdelegate.h"

#include "ui/models/tracemodel.h"
#include "ui/style.h"

#include <QApplication>
#include <QPainter>

#include <optional>

namespace retryscope {

namespace {

constexpr double glyphPx = 13;
constexpr double gapPx = 6;
constexpr double rowPx = 28;

std::optional<style::Mark> markOf(const QModelIndex &index)
{
    const QVariant mark = index.data(TraceModel::MarkRole);
    return mark.isValid() ? std::optional(static_cast<style::Mark>(mark.toInt())) : std::nullopt;
}

} // namespace

void MarkDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    QColor color = style::surface().text;
    if (index.data(TraceModel::AheadRole).toBool()) {
        color = style::surface().secondaryText;
    } else if (const auto mark = markOf(index)) {
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
    const auto mark = markOf(index);
    if (!mark) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const double glyph = style::scaled(glyphPx);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    const QRectF area = QRectF(item.rect).adjusted(margin, 0, -margin, 0);
    const QRectF box(area.left(), area.center().y() - glyph / 2, glyph, glyph);
    const QColor color = item.palette.color(QPalette::Text);
    const bool isAhead = index.data(TraceModel::AheadRole).toBool();
    style::paintGlyph(*painter, *mark, box, isAhead ? color : style::mark(*mark).text);

    painter->save();
    painter->setFont(item.font);
    painter->setPen(color);
    const QRectF text = area.adjusted(glyph + style::scaled(gapPx), 0, 0, 0);
    const QString elided =
        QFontMetricsF(item.font).elidedText(item.text, Qt::ElideRight, text.width());
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, elided);
    painter->restore();
    if (item.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(item);
        focus.rect = item.rect;
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, item.widget);
    }
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize text = QStyledItemDelegate::sizeHint(option, index);
    const double glyph = markOf(index) ? style::scaled(glyphPx + gapPx) : 0;
    return {text.width() + static_cast<int>(glyph),
            std::max(text.height(), static_cast<int>(style::scaled(rowPx)))};
}

} // namespace retryscope
