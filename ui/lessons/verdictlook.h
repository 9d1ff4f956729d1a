#pragma once

#include "core/rules/mythcard.h"
#include "ui/style.h"

namespace retryscope {

/// Which mark's colours and glyph a verdict has, so that colour is never the only difference.
[[nodiscard]] style::Mark markOf(Holds holds);
[[nodiscard]] style::Mark markOf(Standing standing);

/// Draws the verdict as a pill: glyph and words.
void paintVerdict(QPainter &painter, const QRectF &box, Holds holds);

} // namespace retryscope
