#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importreport.h"
#include "core/model/arn.h"
#include "core/model/json.h"

#include <optional>

namespace retryscope {

/// Whether the document looks like what `terraform show -json` prints of a plan or a state.
[[nodiscard]] bool isTerraformPlan(const Json &document);

/// Where a plan's functions live, as far as it tells.
[[nodiscard]] std::optional<Home> homeOfTerraformPlan(const Json &document);

/// Takes over what a plan or a state tells of functions, of what they send to and of what invokes
/// them. What is known only after the apply is found through the configuration's references.
void importTerraformPlan(const Json &document, FileReport report, Draft &draft);

} // namespace retryscope
