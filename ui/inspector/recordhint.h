#pragma once

#include "core/model/id.h"

#include <QString>

#include <cstddef>

namespace retryscope {

class Trace;

/// Why nothing of the invocation was sent by the first `count` steps, and what will be.
[[nodiscard]] QString recordHint(const Trace &trace, InvocationId invocation, std::size_t count);

} // namespace retryscope
