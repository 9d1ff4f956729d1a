#include "ui/document/twin.h"

#include "core/trace/trace.h"

namespace retryscope {

std::optional<InvocationId> twinOf(const Trace &trace, InvocationId invocation, const Trace &other)
{
    const std::uint64_t luck = trace.origin(invocation).luck;
    const std::size_t count = other.invocationCount();
    const auto isTwin = [&](std::size_t number) {
        return number < count && other.origin({static_cast<std::uint32_t>(number)}).luck == luck;
    };
    const std::size_t start = invocation.value;
    for (std::size_t by = 0; by <= start || start + by < count; ++by) {
        if (isTwin(start + by))
            return InvocationId{static_cast<std::uint32_t>(start + by)};
        if (by <= start && isTwin(start - by))
            return InvocationId{static_cast<std::uint32_t>(start - by)};
    }
    return std::nullopt;
}

} // namespace retryscope
