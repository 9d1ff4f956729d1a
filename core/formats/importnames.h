#pragma once

#include "core/model/arn.h"

#include <string>
#include <string_view>

namespace retryscope {

/// `text` as a name that AWS allows for that kind: other characters become hyphens, and it is cut
/// to the longest that is allowed (function 64, queue 80, topic and bus 256; bucket 63, in lower
/// case and at least 3). Never empty. A name that ends in `.fifo` keeps that ending, as queues and
/// topics need it.
[[nodiscard]] std::string cleanedName(TargetKind kind, std::string_view text);

/// The ARN of something of that name in `home`. `kind` is not `Other`.
[[nodiscard]] std::string targetArn(TargetKind kind, const Home &home, std::string_view name);

/// What somebody who calls something `label` means by it: a topic, bus, bucket or function if a
/// word in it says so, else a queue.
[[nodiscard]] TargetKind guessedKind(std::string_view label);

/// `queue`, `topic`, … for messages.
[[nodiscard]] const char *kindText(TargetKind kind);

/// Whether `text` is a number, as versions are called.
[[nodiscard]] bool isVersion(std::string_view text);

/// Whether AWS allows `text` as an alias: 1 to 128 of `[a-zA-Z0-9-_]`, not a number.
[[nodiscard]] bool isAlias(std::string_view text);

/// The file's name without folder and extension.
[[nodiscard]] std::string stem(std::string_view fileName);

} // namespace retryscope
