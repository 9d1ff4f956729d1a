#pragma once

#include <cstdint>
#include <string_view>

namespace retryscope {

/// An answer or a refusal that CloudWatch counts among the `Throttles`: no place was free.
[[nodiscard]] constexpr bool isThrottle(std::uint16_t statusCode)
{
    return statusCode == 429;
}

/// The name that Lambda gives to the error of a call; empty if the call was taken.
[[nodiscard]] constexpr std::string_view errorCode(std::uint16_t statusCode)
{
    switch (statusCode) {
    case 404:
        return "ResourceNotFoundException";
    case 413:
        return "RequestTooLargeException";
    case 429:
        return "TooManyRequestsException";
    case 500:
        return "ServiceException";
    default:
        return {};
    }
}

} // namespace retryscope
