#pragma once

#include "ui/inspector/subject.h"

#include <QString>

#include <vector>

namespace retryscope {

/// Why something is as it is.
struct Answer
{
    QString heading; ///< what was asked of
    QString sentence; ///< one to three sentences with the numbers
    RuleId rule = RuleId::AcceptanceChecks; ///< that decided it
    /// The step that the answer is about, the step that caused it, and so on to one without a
    /// cause. Empty only for what no step of this run has to do with.
    std::vector<StepIndex> chain;
    bool isToCome = false; ///< it has not happened by the cursor: what is said holds if nothing
                           ///< changes
};

/// The one place that answers "why?". `subject` must be of this trace. Costs as much as the chain
/// is long; of a destination and of a counter, it looks at no more than 50,000 steps.
[[nodiscard]] Answer answer(const Trace &trace, const Subject &subject);

/// The latest step of the invocation among the first `count`; its end rather than a delivery.
[[nodiscard]] std::optional<StepIndex> latestStep(const Trace &trace, InvocationId invocation,
                                                  std::size_t count);

} // namespace retryscope
