#pragma once

#include "core/rules/admission.h"
#include "core/trace/catalog.h"
#include "core/trace/settings.h"
#include "core/trace/trace.h"

#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace retryscope {

/// What is configured and what exists at the engine's now: the settings of all functions and the
/// state of all targets. Changes go through here, checked as AWS checks them.
class World
{
public:
    explicit World(const Trace &trace);

    /// The settings of now. The reference stays valid for the whole simulation, so that a run can
    /// keep those that it was dispatched with.
    [[nodiscard]] const FunctionSettings &settings(FunctionIndex function) const
    {
        return *m_current[function.value];
    }

    /// Whether a call of `reference` would find its function and qualifier.
    [[nodiscard]] bool exists(const Reference &reference) const;

    /// Whether the target, and the function behind it if it is one, exists.
    [[nodiscard]] bool exists(TargetIndex target) const;
    [[nodiscard]] bool isAllowed(TargetIndex target) const;
    [[nodiscard]] bool isAvailable(TargetIndex target, Instant now) const;

    /// Carries out a change, or gives AWS's reason why not; then nothing has changed.
    std::optional<admission::Refusal> apply(const Change &change);

private:
    struct TargetState
    {
        bool exists = true;
        bool allowed = true;
    };
    struct Call; // a change on its way

    using Verdict = std::optional<admission::Refusal>;

    void replace(FunctionIndex function, FunctionSettings settings);
    [[nodiscard]] admission::TargetState stateOf(std::string_view arn) const;
    void apply(const TargetChange &change);
    Verdict apply(Call &call, const PutFunctionEventInvokeConfig &put) const;
    Verdict apply(Call &call, const UpdateFunctionEventInvokeConfig &update) const;
    Verdict apply(Call &call, const DeleteFunctionEventInvokeConfig &remove) const;
    Verdict apply(Call &call, const PutFunctionConcurrency &put) const;
    Verdict apply(Call &call, const DeleteFunctionConcurrency &remove) const;
    Verdict apply(Call &call, const UpdateFunctionConfiguration &update) const;
    Verdict apply(Call &call, const UpdateAlias &update) const;
    Verdict apply(Call &call, const DeleteFunction &remove) const;
    Verdict apply(Call &call, const PutFunctionRecursionConfig &put) const;
    [[nodiscard]] Verdict checkedSettings(const Call &call, const EventInvokeConfig &config) const;
    [[nodiscard]] Verdict checkedDestinations(const Call &call,
                                              const EventInvokeConfig &config) const;
    [[nodiscard]] Verdict missing(const Call &call, std::string_view qualifier) const;

    const Scenario &m_scenario;
    const Rules &m_rules;
    const Catalog &m_catalog;
    std::deque<FunctionSettings> m_all; // every settings that there were
    std::vector<const FunctionSettings *> m_current; // by function
    std::vector<TargetState> m_targets; // by TargetIndex
};

} // namespace retryscope
