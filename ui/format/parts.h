#pragma once

#include "core/trace/parts.h"

#include <QString>

namespace retryscope::format {

/// What the engine looked at, in a few words without a full stop: `Age against the maximum`.
[[nodiscard]] QString partTitle(const Part &part);

/// What it found there, one sentence with the numbers: `It is 66 s old, of 90 s at most.`
[[nodiscard]] QString partSentence(const Trace &trace, const Part &part);

} // namespace retryscope::format
