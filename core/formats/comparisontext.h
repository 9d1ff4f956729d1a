#pragma once

#include "core/formats/sink.h"
#include "core/trace/comparison.h"

#include <string>

namespace retryscope {

/// A trace, and what to call it.
struct NamedTrace
{
    std::string name;
    const Trace &trace;
};

/// Where two traces part, and each invocation whose end differs, for people.
void writeComparison(const NamedTrace &left, const NamedTrace &right, const Sink &sink);

/// How one event came out, in a few words: `RetriesExhausted at 0:03:00.300 after 3 attempts,
/// OnFailure to orders-failed`.
[[nodiscard]] std::string endingText(const Trace &trace, const Ending &ending);

/// How the end of one event differs, in a sentence without full stop: `#3 f: ends as
/// EventAgeExceeded at 0:01:10.000 after 2 attempts in A; succeeds at 0:03:10.000 after 3 attempts
/// in B, 120 s later`.
[[nodiscard]] std::string differenceSentence(const NamedTrace &left, const NamedTrace &right,
                                             const InvocationPair &pair);

} // namespace retryscope
