#pragma once

#include "core/model/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace retryscope {

/// A file as it was written, or why it could not be.
struct Saved
{
    std::shared_ptr<const std::string> text;
    std::optional<Error> error;
};

/// Writes what `makeText` gives to `path` beside the GUI thread, and waits for it. Meanwhile the
/// window paints and simulations arrive, but keys and clicks wait: a long file takes seconds.
[[nodiscard]] Saved saveBeside(const std::string &path,
                               std::function<std::shared_ptr<const std::string>()> makeText);

} // namespace retryscope
