#pragma once

#include "core/model/json.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

namespace retryscope {

/// A request id's 128 bits: the same in capitals and in small letters.
struct RequestId
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool operator==(const RequestId &) const = default;
};

struct RequestIdHash
{
    std::size_t operator()(const RequestId &id) const
    {
        return static_cast<std::size_t>(id.high * 31 + id.low);
    }
};

/// Only to be asked for an id: its order is none.
using RequestIds = std::unordered_set<RequestId, RequestIdHash>;

/// Absent if the text is no UUID.
[[nodiscard]] std::optional<RequestId> requestId(std::string_view text);

/// Of an entry of `invocations`; absent if it has none, or a wrong one.
[[nodiscard]] std::optional<RequestId> requestIdOf(const Json &entry);

} // namespace retryscope
