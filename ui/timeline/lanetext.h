#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "core/trace/invocationstate.h"
#include "ui/style.h"

#include <QString>

namespace retryscope {

class Trace;

/// The mark that stands for a state; absent state: not begun.
[[nodiscard]] style::Mark markOf(const std::optional<InvocationState> &state);

/// The second line of a lane's header: `backing off · next 3:06`, `succeeded · 2 attempts`.
[[nodiscard]] QString laneState(const Trace &trace, InvocationId invocation, std::size_t count);

/// `60 s wait`.
[[nodiscard]] QString waitLabel(Duration wait);
/// `1:45 to go`.
[[nodiscard]] QString toGoLabel(Duration left);
/// `429: wait 8 s`, and what is still to come `429: wait 16 s, to 1:35`.
[[nodiscard]] QString refusalLabel(int statusCode, Duration wait);
[[nodiscard]] QString refusalLabel(int statusCode, Duration wait, Instant due);
/// `RetriesExhausted at 0:08.500`.
[[nodiscard]] QString endLabel(Condition condition, Instant at);
/// `answered 200`, `rejected 404`.
[[nodiscard]] QString answerLabel(int statusCode);
[[nodiscard]] QString rejectionLabel(int statusCode);
[[nodiscard]] QString lostLabel();
[[nodiscard]] QString neverRunsLabel();
/// What stands in place of lanes that are all hidden.
[[nodiscard]] QString noLanesLabel();

} // namespace retryscope
