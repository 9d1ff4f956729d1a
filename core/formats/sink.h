#pragma once

#include <functional>
#include <string_view>

namespace retryscope {

/// Where a long text goes, piece by piece.
using Sink = std::function<void(std::string_view)>;

} // namespace retryscope
