#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace retryscope {

struct JsonPatch;

enum class JsonOperationKind : std::uint8_t { Add, Remove, Replace, Move, Copy, Test };

/// One operation of a JSON patch by RFC 6902.
struct JsonOperation
{
    JsonOperationKind kind = JsonOperationKind::Add;
    std::string path; ///< JSON pointers by RFC 6901; `-` is the place behind an array's end
    Json value; ///< of `Add`, `Replace` and `Test`
    std::string from; ///< of `Move` and `Copy`
    bool operator==(const JsonOperation &) const = default;
};

/// `add`, `remove`, … as RFC 6902 spells it.
[[nodiscard]] const char *name(JsonOperationKind kind);

/// `document` after all operations, in their order.
///
/// Errors: the first operation that can't be done; its place is `/2/path`, `/2/from` or, of a
/// `Test` that does not hold, `/2/value`, within the list of operations.
[[nodiscard]] Result<Json> patched(Json document, std::span<const JsonOperation> operations);

/// Operations that make `to` out of `from`. Of what they have in common, objects are compared
/// member by member; of an array what its `changes` are.
/// Both must be of one kind: objects or arrays.
[[nodiscard]] std::vector<JsonOperation> difference(const Json &from, const Json &to);

/// The patch as an operation; it must change something. `root` is as the patch found it.
[[nodiscard]] JsonOperation operationOf(const Json &root, const JsonPatch &patch);

} // namespace retryscope
