#pragma once

#include <cstdint>

namespace retryscope {

/// An answer or a refusal that CloudWatch counts among the `Throttles`: no place was free.
[[nodiscard]] constexpr bool isThrottle(std::uint16_t statusCode)
{
    return statusCode == 429;
}

} // namespace retryscope
