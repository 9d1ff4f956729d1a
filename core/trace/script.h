#pragma once

#include "core/model/json.h"
#include "core/trace/trace.h"

#include <cstdint>

namespace retryscope {

/// A dispatch, as the script looks at it.
struct ScriptedDispatch
{
    InvocationId invocation;
    FunctionIndex function;
    Instant now;
    std::uint32_t dispatch = 1; ///< of this invocation, from 1, whatever became of the others
    std::uint32_t run = 1; ///< the number that a run would have: runs so far + 1
};

/// What the scenario says that becomes of each dispatch (scenario format, section 5): the
/// invocation's own outcomes, else the first behaviour that applies. Chance is drawn here.
class Script
{
public:
    explicit Script(const Trace &trace);

    /// Never a `oneOf`: its choice is drawn.
    [[nodiscard]] OutcomeIndex outcome(const ScriptedDispatch &dispatch) const;

    /// How long a run of `outcome` wants to last, the function's timeout aside.
    [[nodiscard]] Duration duration(const ScriptedDispatch &dispatch, OutcomeIndex outcome) const;

    /// What applies before chance has chosen: may be a `oneOf`. It tells which of the invocation's
    /// own outcomes, or which behaviour, is meant.
    [[nodiscard]] OutcomeIndex scripted(const ScriptedDispatch &dispatch) const;

private:
    [[nodiscard]] bool applies(const When &when, const ScriptedDispatch &dispatch) const;
    [[nodiscard]] bool payloadMatches(const std::vector<PayloadCondition> &conditions,
                                      InvocationId invocation) const;

    const Trace &m_trace;
};

} // namespace retryscope
