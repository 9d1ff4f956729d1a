#pragma once

#include <QFont>
#include <QString>

class QPainter;
class QRectF;

/// One line of text that is painted again and again. Words are shaped once and then only blitted;
/// numbers and times, of which there is no end, are set glyph by glyph, without kerning. Painters
/// that keep text as text (SVG, PDF) get it as text. For the GUI thread.
namespace retryscope::style {

/// The width in pixels.
[[nodiscard]] double textWidth(const QFont &font, const QString &text);

/// The text, or as much of it as `width` pixels hold, with an ellipsis in place of the rest.
[[nodiscard]] QString elided(const QFont &font, const QString &text, Qt::TextElideMode mode,
                             double width);

/// Paints in the painter's pen, as `QPainter::drawText` does with `Qt::TextSingleLine`.
void paintText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font,
               const QString &text);

/// A pill in these colours, with a text in the middle if it has one.
void paintPill(QPainter &painter, const QRectF &box, const QColor &fill, const QColor &outline);
void paintPill(QPainter &painter, const QRectF &box, const QString &text, const QFont &font,
               const QColor &fill, const QColor &outline, const QColor &textColor);

} // namespace retryscope::style
