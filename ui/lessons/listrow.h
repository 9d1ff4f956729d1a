#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace retryscope {

/// Draws what all rows of a list of pages have: the ground, a bar at the chosen one, and a line
/// below.
void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option);

} // namespace retryscope
