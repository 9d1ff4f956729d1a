#pragma once

#include "core/model/id.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

/// The concurrency of an account (semantics, section 4.5): a function with a reservation has places
/// of its own, all others share what is left of the account's limit.
class Places
{
public:
    Places(std::int64_t accountConcurrency, std::size_t functions);

    /// The settings of now: reserved places, or none; a deleted function holds no reservation.
    void reserve(FunctionIndex function, std::optional<std::int64_t> places);

    [[nodiscard]] bool isFree(FunctionIndex function) const;
    void take(FunctionIndex function);
    void release(FunctionIndex function);

private:
    struct Use
    {
        std::optional<std::int64_t> reserved;
        std::int64_t inFlight = 0;
    };

    std::vector<Use> m_functions;
    std::int64_t m_sharedLimit = 0; // may be 0 or less: nothing is free
    std::int64_t m_sharedInFlight = 0;
};

} // namespace retryscope
