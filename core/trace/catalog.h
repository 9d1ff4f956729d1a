#pragma once

#include "core/model/arn.h"
#include "core/model/id.h"
#include "core/model/scenario.h"

#include <cassert>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// One qualifier of one function: `$LATEST`, a version or an alias. From 0 within its function.
using SlotIndex = Id<struct SlotTag>;
using TargetIndex = Id<struct TargetTag>;
using OutcomeIndex = Id<struct OutcomeTag>;
using VersionIndex = Id<struct VersionTag>;
using ReferenceIndex = Id<struct ReferenceTag>;

/// A function as a call names it, and what that is in this scenario.
struct Reference
{
    FunctionReference text;
    std::optional<FunctionIndex> function; ///< absent if there is no function of that name
    std::optional<SlotIndex> slot; ///< absent if the function has no such qualifier
};

/// A target that the scenario lists or that a configuration names.
struct CatalogTarget
{
    std::string arn;
    TargetKind kind = TargetKind::Other;
    const Target *listed = nullptr; ///< its entry in the scenario; null if it has none
    std::optional<ReferenceIndex>
        function; ///< of a Lambda ARN of the scenario's region and account
    std::vector<ReferenceIndex> subscribers; ///< in the scenario's order
};

/// An outcome of the script. The choices of a `oneOf` have consecutive numbers.
struct CatalogOutcome
{
    const Outcome *outcome = nullptr;
    OutcomeIndex firstChoice; ///< of `oneOf`
    std::int64_t totalWeight = 0; ///< likewise
};

/// Numbers for all the names of a scenario, so that steps hold numbers and no text. It points into
/// the scenario, which must outlive it and stay where its vectors are.
class Catalog
{
public:
    explicit Catalog(const Scenario &scenario);

    [[nodiscard]] std::optional<FunctionIndex> function(std::string_view name) const;
    /// The qualifiers of a function, by `SlotIndex`: `$LATEST`, its versions, its aliases.
    [[nodiscard]] std::span<const std::string> qualifiers(FunctionIndex function) const;
    [[nodiscard]] std::optional<SlotIndex> slot(FunctionIndex function,
                                                std::string_view qualifier) const;

    [[nodiscard]] const Reference &reference(ReferenceIndex index) const
    {
        assert(index.value < m_references.size());
        return m_references[index.value];
    }
    /// The reference of `invocations[entry]` of the scenario.
    [[nodiscard]] ReferenceIndex referenceOfEntry(std::size_t entry) const;

    [[nodiscard]] std::optional<TargetIndex> target(std::string_view arn) const;
    [[nodiscard]] const CatalogTarget &target(TargetIndex index) const;
    [[nodiscard]] std::size_t targetCount() const { return m_targets.size(); }

    [[nodiscard]] const CatalogOutcome &outcome(OutcomeIndex index) const
    {
        assert(index.value < m_outcomes.size());
        return m_outcomes[index.value];
    }
    [[nodiscard]] std::size_t outcomeCount() const { return m_outcomes.size(); }
    /// Success after 100 ms with `null`: what happens where no behaviour applies.
    [[nodiscard]] static OutcomeIndex defaultOutcome() { return {0}; }
    /// The first outcome of `invocations[entry]`; the others follow. It must have any.
    [[nodiscard]] OutcomeIndex outcomesOfEntry(std::size_t entry) const;
    /// The outcome of each behaviour of a function: consecutive numbers from this one on.
    [[nodiscard]] OutcomeIndex outcomesOfFunction(FunctionIndex function) const;

    [[nodiscard]] VersionIndex version(std::string_view name) const;
    [[nodiscard]] const std::string &version(VersionIndex index) const;

private:
    void addFunctions(const Scenario &scenario);
    void addTargets(const Scenario &scenario);
    void addInvocations(const Scenario &scenario);
    TargetIndex addTarget(const Scenario &scenario, const std::string &arn);
    void addDestinations(const Scenario &scenario, const EventInvokeConfig &config);
    void addDestinations(const Scenario &scenario, const Change &change);
    ReferenceIndex addReference(const FunctionReference &text);
    void addChoices(std::size_t from);

    std::map<std::string, FunctionIndex, std::less<>> m_functions;
    std::vector<std::vector<std::string>> m_qualifiers; // by function
    std::vector<std::string> m_versions;
    std::map<std::pair<std::string, std::string>, ReferenceIndex> m_referenceOf;
    std::vector<Reference> m_references;
    std::vector<ReferenceIndex> m_entryReference; // by entry of `invocations`
    std::map<std::string, TargetIndex, std::less<>> m_targetOf;
    std::vector<CatalogTarget> m_targets;
    std::vector<CatalogOutcome> m_outcomes;
    std::vector<OutcomeIndex> m_entryOutcomes; // by entry of `invocations`
    std::vector<OutcomeIndex> m_functionOutcomes; // by function
};

} // namespace retryscope
