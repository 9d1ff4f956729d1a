#pragma once

#include "core/model/json.h"
#include "core/model/scenario.h"

namespace retryscope {

/// An event such as `source` sends: what fills a missing `payload`. Our own values in the service's
/// shape; `sdk` gives `{}`.
[[nodiscard]] Json sampleEvent(Source source);

} // namespace retryscope
