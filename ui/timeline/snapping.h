#pragma once

#include "core/model/simtime.h"
#include "ui/timeline/lanescale.h"

#include <optional>

namespace retryscope {

class Document;
class Trace;
struct OverlayFrame;

/// How near a step must be to draw a dragged thing onto it.
inline constexpr double snapPx = 8;

/// The moment at `x`, or that of the step nearest to it if one is within `snapPx`.
[[nodiscard]] Instant snappedTime(const Trace &trace, const LaneScale &scale, double x);

/// Where moments are in the ruler. Where the axis shows ages: those of the selected invocation;
/// absent if none is selected.
[[nodiscard]] std::optional<LaneScale> momentScale(const Document &document,
                                                   const OverlayFrame &frame);

} // namespace retryscope
