#pragma once

#include "core/trace/parts.h"

namespace retryscope {

/// Parts in the order in which they were looked at.
class PartList
{
public:
    void add(RuleId rule, const PartFact &fact, bool stops = false)
    {
        m_parts.push_back({fact, rule, stops});
    }
    [[nodiscard]] std::vector<Part> take() && { return std::move(m_parts); }

private:
    std::vector<Part> m_parts;
};

/// The call: semantics, sections 3 and 11, up to the size of the event.
void addCallParts(PartList &parts, const Trace &trace, StepIndex index);

/// What a dispatch looked at until step `index` came of it: semantics, section 4 up to the places.
/// The step is a start, a look-up, a refusal, or an end without a run.
void addDispatchParts(PartList &parts, const Trace &trace, StepIndex index);

/// The same for a synchronous call, which has no chain and no age: semantics, section 11.
void addSynchronousParts(PartList &parts, const Trace &trace, StepIndex index);

/// Whether a step decides a dispatch, and is not the end of a run.
[[nodiscard]] bool decidesDispatch(const Trace &trace, StepIndex index);

} // namespace retryscope
