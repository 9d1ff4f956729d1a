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

/// The document of a fork of `document`, which has no forks. Errors: an operation that can't be
/// done, or one that makes forks; its place within the fork: `/patch/0/path`.
[[nodiscard]] Result<Json> branchDocument(const Json &document, const Fork &fork);

/// What is wrong with the fork's document, as errors of the fork: each at the operation that made
/// it, or at `/patch`.
[[nodiscard]] std::vector<Error> blamed(const Fork &fork, const std::vector<Error> &errors);

/// The fork's own scenario. Errors: that of `branchDocument`, or why the patched document is no
/// scenario, `blamed`.
[[nodiscard]] Result<Scenario, std::vector<Error>> branchOf(const Json &document, const Fork &fork,
                                                            std::string_view fallbackTitle);

} // namespace retryscope
