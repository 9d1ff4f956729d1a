#include "core/engine/places.h"

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

} // namespace retryscope
