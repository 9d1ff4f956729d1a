#pragma once

#include "core/rules/admission.h"

#include <string>
#include <string_view>

/// How AWS words a refusal.
namespace retryscope::admission {

/// How the message of a single broken constraint begins.
inline constexpr std::string_view oneViolationBegin = "1 validation error detected: ";

/// A value of the call that breaks a constraint of the API model.
struct Member
{
    std::string value;
    std::string_view name; ///< as the message spells it: `maximumRetryAttempts`
    std::string where; ///< its pointer within the call's arguments
};

/// `constraint` goes on after "Member must ".
[[nodiscard]] Refusal violation(const Member &member, std::string_view constraint);

[[nodiscard]] Refusal invalidParameter(std::string message, std::string where);

/// `/DestinationConfig/OnSuccess/Destination`
[[nodiscard]] std::string destinationPointer(Via side);

} // namespace retryscope::admission
