#pragma once

#include "core/model/fork.h"
#include "core/trace/trace.h"

#include <QString>

namespace retryscope {

/// How an invocation came out, in the words of the command line: `RetriesExhausted at
/// 0:03:09.000 after 3 attempts`.
[[nodiscard]] QString endText(const Trace &trace, InvocationId invocation);

/// What a fork changes, in words: `from 1:21 on: MaximumEventAgeInSeconds 60 (order-processor)`.
[[nodiscard]] QString changeText(const Fork &fork);

} // namespace retryscope
