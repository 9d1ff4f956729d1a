#pragma once

#include "ui/inspector/answer.h"

#include <QString>

namespace retryscope {

// The links of a page begin so.
inline constexpr const char *stepLinkPrefix = "step:";
inline constexpr const char *allLink = "all:";
inline constexpr const char *ruleLinkPrefix = "rule:"; // followed by its name

/// The answer as a page: what and why, the steps that led to it as links (the latest first; only
/// the nearest and the first unless `wholeChain`), the rule with its option in force, who says so,
/// and what the other options say.
[[nodiscard]] QString whyPage(const Trace &trace, const Answer &answer, bool wholeChain);

/// The same as plain text, for the clipboard and screen readers.
[[nodiscard]] QString whyText(const Trace &trace, const Answer &answer);

} // namespace retryscope
