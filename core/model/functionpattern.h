#pragma once

#include "core/model/arn.h"

#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// Whether `text` fits `pattern`, in which each `*` stands for any text, none too.
[[nodiscard]] bool matchesWildcard(std::string_view text, std::string_view pattern);

/// Functions by name and qualifier, `*` in either: `order-*`, `order-processor:live`, `*:$LATEST`.
struct FunctionPattern
{
    std::string name;
    std::optional<std::string> qualifier; ///< absent: whatever the qualifier
    bool operator==(const FunctionPattern &) const = default;

    [[nodiscard]] bool matches(const FunctionReference &reference) const;
    /// The same for a function as a whole: its qualifiers do not count.
    [[nodiscard]] bool matchesName(std::string_view functionName) const;
};

/// Splits `name` or `name:qualifier` at the first colon. Any text is a pattern.
[[nodiscard]] FunctionPattern functionPattern(std::string_view text);

/// As it is written: what `functionPattern` read.
[[nodiscard]] std::string text(const FunctionPattern &pattern);

} // namespace retryscope
