#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importtriggers.h"
#include "core/formats/importvalue.h"
#include "core/formats/terraformplan.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// The resources of a plan with the names and ARNs that they have in the scenario. Enters functions
/// and targets in the draft.
class TerraformResources
{
public:
    /// All must outlive the resources.
    TerraformResources(const TerraformPlan &plan, ImportReader &reader, Draft &draft);

    /// The attribute at `path` (see `TerraformPlan::reference`), a reference filled in. Nothing if
    /// it is not set; unknown if nobody can know it.
    [[nodiscard]] ImportValue attribute(const TerraformResource &resource,
                                        const std::vector<std::string> &path,
                                        std::string_view inputHint = {}) const;

    /// The function that the resource is; null if it is none.
    [[nodiscard]] DraftFunction *function(const TerraformResource &resource) const;

    /// The name by which rules are told apart.
    [[nodiscard]] std::string ruleName(const TerraformResource &rule) const;

private:
    /// What another resource's attribute gives: `arn`, `name`, `id`, `version` and the like.
    [[nodiscard]] std::string attributeText(const TerraformReference &reference) const;
    void nameFunction(const TerraformResource &resource);
    void nameTarget(const TerraformResource &resource, TargetKind kind);

    const TerraformPlan &m_plan;
    ImportReader &m_reader;
    Draft &m_draft;
    std::map<const TerraformResource *, DraftFunction *> m_functions;
    std::map<const TerraformResource *, std::string> m_arns;
};

/// Takes over what the resources tell of triggers.
void importTerraformTriggers(const TerraformPlan &plan, const TerraformResources &resources,
                             ImportReader &reader, ImportTriggers &triggers);

/// The kind of target that a resource type is; `Other` if none.
[[nodiscard]] TargetKind terraformKind(std::string_view type);

} // namespace retryscope
