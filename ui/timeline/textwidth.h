#pragma once

#include "ui/style/text.h"

namespace retryscope {

/// The width of one line of text in pixels.
[[nodiscard]] inline double textWidth(const QFont &font, const QString &text)
{
    return style::textWidth(font, text);
}

} // namespace retryscope
