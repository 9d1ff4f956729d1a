#pragma once

#include "core/formats/jsonnode.h"
#include "core/model/fork.h"
#include "core/model/result.h"
#include "core/model/scenario.h"

#include <string_view>
#include <vector>

namespace retryscope {

/// Reads `forks`: names, moments and operations, each by itself. What their patches make of the
/// scenario is for `readScenario` to look at.
void readForks(const JsonNode &node, std::vector<Fork> &forks);

/// A scenario document without its forks: what a fork's patch is applied to.
[[nodiscard]] Json withoutForks(const Json &document);

/// The document of a fork of `document`. Errors: an operation that can't be done, its place within
/// the fork: `/patch/0/path`.
[[nodiscard]] Result<Json> branchDocument(const Json &document, const Fork &fork);

/// The fork's own scenario, which has no forks. Errors: that of `branchDocument`, or, at the
/// operation that made it or at `/patch`, why the patched document is no scenario.
[[nodiscard]] Result<Scenario, std::vector<Error>> branchOf(const Json &document, const Fork &fork,
                                                            std::string_view fallbackTitle);

} // namespace retryscope
