#include "ui/window/forkchip.h"

#include <QPainter>

namespace retryscope {

namespace {

constexpr double heightPx = 22;
constexpr double glyphPx = 12;
constexpr double sidePx = 8;
constexpr double widestPx = 200;

} // namespace

ForkChip::ForkChip(style::Mark mark, QWidget *parent)
    : QLabel(parent)
    , m_mark(mark)
{
    setFont(style::font(style::FontRole::SmallStrong));
}

QSize ForkChip::sizeHint() const
{
    const double words = QFontMetricsF(font()).horizontalAdvance(text());
    const double width = words + style::scaled(glyphPx + 3 * sidePx);
    return {qRound(std::min(width, style::scaled(widestPx))), qRound(style::scaled(heightPx))};
}

void ForkChip::paintEvent(QPaintEvent *)
{
    const style::MarkStyle &look = style::mark(isEnabled() ? m_mark : style::Mark::Ghost);
    const double height = style::scaled(heightPx);
    const double side = style::scaled(sidePx);
    const double glyph = style::scaled(glyphPx);
    const QRectF pill(0, (QWidget::height() - height) / 2, width(), height);
    QPainter painter(this);
    painter.setFont(font());
    style::paintPill(painter, pill, {}, look.fill, look.outline, look.onFill);
    style::paintGlyph(painter, isEnabled() ? m_mark : style::Mark::Running,
                      QRectF(side, pill.center().y() - glyph / 2, glyph, glyph), look.onFill);
    const QRectF words = pill.adjusted(2 * side + glyph - 2, 0, -side / 2, 0);
    painter.setPen(look.onFill);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font()).elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace retryscope
