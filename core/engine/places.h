#pragma once

#include "core/model/id.h"

#include <cassert>
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

    [[nodiscard]] bool isFree(FunctionIndex function) const
    {
        const Use &use = m_functions[function.value];
        return use.reserved ? use.inFlight < *use.reserved : m_sharedInFlight < m_sharedLimit;
    }
    void take(FunctionIndex function)
    {
        Use &use = m_functions[function.value];
        ++use.inFlight;
        m_sharedInFlight += use.reserved ? 0 : 1;
    }
    void release(FunctionIndex function)
    {
        Use &use = m_functions[function.value];
        assert(use.inFlight > 0);
        --use.inFlight;
        m_sharedInFlight -= use.reserved ? 0 : 1;
    }

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
