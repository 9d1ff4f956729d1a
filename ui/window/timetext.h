#pragma once

#include "core/model/simtime.h"

#include <QString>

#include <optional>

namespace retryscope {

/// Reads a span as people type it: `1:21`, `0:01:21.500`, `90s`, `15m`, `6h`, `1500ms`, several as
/// `1m30s`, or plain milliseconds as the command line has them. Absent if it is none of these, or
/// more than a year; seconds, and minutes behind hours, end at 59.
[[nodiscard]] std::optional<Duration> timeFromText(const QString &text);

} // namespace retryscope
