#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// One member of an object, or one element of an array, that is set, added or removed. It holds
/// what was there before, with its place, so that it can be taken back exactly.
struct JsonPatch
{
    std::string container; ///< pointer to the object or array, which must be there
    std::string key; ///< of an object's member
    std::size_t place = 0; ///< of the member or element within its container
    std::optional<Json> before; ///< absent: it is added
    std::optional<Json> after; ///< absent: it is removed
    bool operator==(const JsonPatch &) const = default;
};

/// The patch that sets `pointer` to `value`, or removes it. Missing objects on the way are made:
/// the patch then adds the outermost of them. An array takes an index up to its size, which
/// appends.
///
/// Errors: `pointer` leads through a value that is neither object nor array, or past an array's
/// end.
[[nodiscard]] Result<JsonPatch> patchOf(const Json &root, std::string_view pointer,
                                        const std::optional<Json> &value);

/// The place where `add` of RFC 6902 puts a value: before an array's element, behind its end (`-`),
/// or as an object's member, whose former value it then holds. `after` is absent yet.
///
/// Errors: there is no object or array to add to, or the place is past the array's end.
[[nodiscard]] Result<JsonPatch> placeToAdd(const Json &root, std::string_view pointer);

/// Does what the patch says. `root` must be as it was when the patch was made, or reversed.
void apply(Json &root, const JsonPatch &patch);

/// The patch that takes it back.
[[nodiscard]] JsonPatch reversed(JsonPatch patch);

} // namespace retryscope
