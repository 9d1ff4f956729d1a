#pragma once

#include "core/model/json.h"
#include "core/rules/mythcard.h"
#include "core/trace/trace.h"

#include <optional>

namespace retryscope {

/// Looks into one run for what the checks of a card ask. The report is made once.
class MythRun
{
public:
    /// `trace` must be finished and outlive this.
    explicit MythRun(const Trace &trace);

    /// What the run says; absent if a place that the check names is not there, or is no number
    /// where one is needed.
    [[nodiscard]] std::optional<Json> value(const MythCheck &check) const;

    /// The step that the proof is played up to, if the run has it.
    [[nodiscard]] std::optional<StepIndex> stop(const MythProof &proof) const;

private:
    [[nodiscard]] std::optional<std::int64_t> number(const std::string &place) const;

    const Trace &m_trace;
    Json m_report;
};

} // namespace retryscope
