#pragma once

#include "app/commands.h"
#include "app/output.h"
#include "core/model/result.h"

#include <string_view>

namespace retryscope {

/// What `retryscope-cli --help` prints.
[[nodiscard]] std::string_view usageText();

/// Prints what is wrong with the command line and where help is.
[[nodiscard]] Status wrongUsage(const Error &error);

/// Ends the output; prints why if it could not be written.
[[nodiscard]] Status finished(Output &output);

} // namespace retryscope
