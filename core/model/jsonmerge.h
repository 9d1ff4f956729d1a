#pragma once

#include "core/model/json.h"

namespace retryscope {

/// `other` with what leads from `base` to `edited`: two changes of one document, put together.
/// Objects are merged member by member. Of an array both have `changes`; those that don't overlap
/// are kept, what both insert at one place with that of `other` behind, but in front of everything
/// in front. Where both change the same, `other` stays as it is.
[[nodiscard]] Json merged(const Json &base, const Json &edited, const Json &other);

} // namespace retryscope
