#include "core/engine/places.h"

#include <cassert>

namespace retryscope {

Places::Places(std::int64_t accountConcurrency, std::size_t functions)
    : m_functions(functions)
    , m_sharedLimit(accountConcurrency)
{
}

void Places::reserve(FunctionIndex function, std::optional<std::int64_t> places)
{
    Use &use = m_functions[function.value];
    if (use.reserved)
        m_sharedInFlight += use.inFlight;
    m_sharedLimit += use.reserved.value_or(0);
    use.reserved = places;
    if (use.reserved)
        m_sharedInFlight -= use.inFlight;
    m_sharedLimit -= use.reserved.value_or(0);
}

bool Places::isFree(FunctionIndex function) const
{
    const Use &use = m_functions[function.value];
    if (use.reserved)
        return use.inFlight < *use.reserved;
    return m_sharedInFlight < m_sharedLimit;
}

void Places::take(FunctionIndex function)
{
    Use &use = m_functions[function.value];
    ++use.inFlight;
    m_sharedInFlight += use.reserved ? 0 : 1;
}

void Places::release(FunctionIndex function)
{
    Use &use = m_functions[function.value];
    assert(use.inFlight > 0);
    --use.inFlight;
    m_sharedInFlight -= use.reserved ? 0 : 1;
}

} // namespace retryscope
