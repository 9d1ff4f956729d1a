#pragma once

#include "core/formats/settingchange.h"

namespace retryscope::whatif {

/// Operations that make `setting` hold when the scenario starts; none if it does so already. The
/// function must be one of the document.
[[nodiscard]] std::vector<JsonOperation> initialOperations(const Json &document,
                                                           const Setting &setting);

} // namespace retryscope::whatif
