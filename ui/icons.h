#pragma once

#include <QIcon>
#include <QString>

namespace retryscope {

/// Which of the palette's colours an icon's strokes take.
enum class IconTint : unsigned char {
    Text, ///< the text on a button
    OnAccent ///< the text on the accent colour
};

/// An icon of ours, by the name of its file in `resources/icons` without folder and extension. It
/// is drawn anew in the palette's colours of the moment, so it follows the theme.
[[nodiscard]] QIcon icon(const QString &name, IconTint tint = IconTint::Text);

/// The program's own icon, in its own colours.
[[nodiscard]] QIcon programIcon();

} // namespace retryscope
