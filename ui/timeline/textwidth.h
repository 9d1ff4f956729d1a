#pragma once

#include <QFontMetricsF>

namespace retryscope {

/// The width of one line of text in pixels.
[[nodiscard]] inline double textWidth(const QFont &font, const QString &text)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

} // namespace retryscope
