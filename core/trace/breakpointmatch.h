#pragma once

#include "core/model/breakpoint.h"
#include "core/trace/eventmatch.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

/// A set of `StopOn`.
using StopSet = std::uint32_t;

[[nodiscard]] constexpr StopSet stopSet(StopOn on)
{
    return StopSet{1} << static_cast<unsigned>(on);
}

/// Which breakpoints, by what they wait for, the step could hit; metrics apart. `RetryWouldMiss…`
/// costs a look-up, so it is only worked out if it is among `wanted`.
[[nodiscard]] StopSet stopsAt(const Trace &trace, StepIndex index, const Fact &fact,
                              StopSet wanted);

/// The conditions of one breakpoint, compiled against a trace, which must outlive it.
class BreakpointMatch
{
public:
    BreakpointMatch(const Trace &trace, const Breakpoint &breakpoint);

    /// Whether a step of `invocation` meets the conditions. `attempt` is the one it belongs to.
    [[nodiscard]] bool matches(InvocationId invocation, std::uint32_t attempt);
    /// Whether a metric's sample of `invocation` is one of a watched function.
    [[nodiscard]] bool matchesFunction(InvocationId invocation);
    /// Whether a change meets the conditions.
    [[nodiscard]] bool matches(const Change &change) const;

private:
    enum class Verdict : std::uint8_t { Unknown, No, Yes };

    const Trace &m_trace;
    std::optional<FunctionPattern> m_function;
    bool m_isByName; // qualifiers do not count
    std::vector<Verdict> m_byReference; // grows with the references that were met
    std::vector<std::int64_t> m_attempts; // in order
    std::optional<RequestIdMatch> m_requestId;
    std::vector<PayloadMatch> m_payload;
};

} // namespace retryscope
