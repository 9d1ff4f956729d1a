#include "ui/models/markdelegate.h"

#include "ui/models/tracemodel.h"
#include "ui/style.h"
#include "ui/style/text.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
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

/// How a cell is painted.
struct Look
{
    std::optional<style::Mark> mark;
    QColor glyph;
    QColor text;
    QFont font;
};

Look lookOf(const QModelIndex &index, const QFont &usual, MarkDelegate::Emphasis emphasis)
{
    const QVariant font = index.data(Qt::FontRole);
    Look look{markOf(index), style::surface().text, style::surface().text,
              font.isValid() ? font.value<QFont>() : usual};
    if (index.data(TraceModel::AheadRole).toBool()) {
        look.text = look.glyph = style::surface().secondaryText;
    } else if (look.mark) {
        look.glyph = style::mark(*look.mark).text;
        if (emphasis == MarkDelegate::Emphasis::State) {
            look.text = look.glyph;
            look.font = style::font(style::FontRole::Strong);
        }
    }
    return look;
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
    const Look look = lookOf(index, option->font, m_emphasis);
    option->font = look.font;
    option->palette.setColor(QPalette::Text, look.text);
    option->palette.setColor(QPalette::HighlightedText, look.text);
    option->palette.setColor(QPalette::Highlight, style::surface().accentPale);
}

/// Asks the model for what it shows and for nothing else: hundreds of cells are painted whenever
/// the cursor moves.
void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const Look look = lookOf(index, option.font, m_emphasis);
    const double side = style::scaled(sidePx);
    QRectF area = QRectF(option.rect).adjusted(side, 0, -side, 0);
    if (look.mark) {
        const double glyph = style::scaled(glyphPx);
        const QRectF box(area.left(), area.center().y() - glyph / 2, glyph, glyph);
        style::paintGlyph(*painter, *look.mark, box, look.glyph);
        area.setLeft(area.left() + glyph + style::scaled(gapPx));
    }
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const QString text = index.data().toString();
    painter->setPen(look.text);
    style::paintText(*painter, area,
                     alignment.isValid() ? alignment.value<Qt::Alignment>()
                                         : Qt::AlignLeft | Qt::AlignVCenter,
                     look.font, style::elided(look.font, text, Qt::ElideRight, area.width()));
    const bool showsFocus = option.state.testFlag(QStyle::State_HasFocus)
        && !option.state.testFlag(QStyle::State_Selected);
    if (showsFocus) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(style::surface().accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize text = QStyledItemDelegate::sizeHint(option, index);
    const double glyph = markOf(index) ? style::scaled(glyphPx + gapPx) : 0;
    return {text.width() + static_cast<int>(glyph + 2 * style::scaled(sidePx)),
            std::max(text.height(), static_cast<int>(style::scaled(rowPx)))};
}

} // namespace retryscope
