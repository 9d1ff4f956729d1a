#pragma once

#include "ui/style.h"
#include "ui/timeline/timelinelayout.h"

#include <functional>
#include <optional>

class QPainter;

namespace retryscope {

/// What a frame shows beside its layout.
struct TimelineEmphasis
{
    std::optional<InvocationId> selected;
    style::Theme theme = style::Theme::Light;
    bool hasFocus = false;
    std::optional<std::size_t> header = std::nullopt; ///< the group that the keys are at
    /// Paints what lies between the grid and the lanes' things.
    std::function<void(QPainter &)> paintUnder = nullptr;
};

/// Paints a whole frame: headers in a gutter of `layout.metrics.gutter`, the axis area right of it.
/// The painter's origin is the gutter's upper left corner. Only draws: all places are the layout's.
void paintTimeline(QPainter &painter, const TimelineLayout &layout,
                   const TimelineEmphasis &emphasis);

} // namespace retryscope
