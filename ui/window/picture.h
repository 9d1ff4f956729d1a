#pragma once

#include <QSize>
#include <QString>

#include <optional>

namespace retryscope {

class TimelineView;

/// The size of an exported picture, unless another is asked for.
inline constexpr QSize pictureSize{1600, 900};

/// What a picture of that size has for lanes and axis, between its heading and its foot.
[[nodiscard]] QSizeF pictureInside(const QSizeF &size);

/// Saves what the timeline shows as PNG, SVG or PDF, by the path's extension: light, with the
/// scenario's title, rules and seed, and the note that it is a simulation. `size` is in pixels at
/// 96 dpi. The file is written whole or not at all; the reason, if it could not be.
[[nodiscard]] std::optional<QString> savePicture(const TimelineView &timeline, const QString &path,
                                                 const QSize &size);

} // namespace retryscope
