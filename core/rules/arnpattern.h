#pragma once

#include <string_view>

/// The patterns of Lambda's API model that decide what an ARN may look like. Matched by hand: a
/// regular expression library would use stack for each character of a long text.
namespace retryscope::arnpattern {

/// The pattern of a destination, as AWS spells it in its message.
inline constexpr std::string_view destination =
    R"($|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:)"
    R"(((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*))";

/// The pattern of a dead-letter queue's `TargetArn`.
inline constexpr std::string_view deadLetterTarget = R"((arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|())";

/// Whether the whole of `text` matches `destination`. The empty text does.
[[nodiscard]] bool isDestination(std::string_view text);

/// Whether the whole of `text` matches `deadLetterTarget`. The empty text does.
[[nodiscard]] bool isDeadLetterTarget(std::string_view text);

/// Whether `text` has the form of a region's name, as in `destination`: `us-east-1`.
[[nodiscard]] bool isRegion(std::string_view text);

/// Whether `text` is twelve digits.
[[nodiscard]] bool isAccountId(std::string_view text);

} // namespace retryscope::arnpattern
