#pragma once

#include "ui/timeline/timelinemetrics.h"

namespace retryscope {

/// The lengths of a timeline of that height, in the fonts that the style has in force: a low one
/// has lower lanes, so that six of them are in sight on a small screen.
[[nodiscard]] TimelineMetrics metricsFor(double height);

} // namespace retryscope
