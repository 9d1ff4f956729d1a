#pragma once

#include "app/commands.h"
#include "app/output.h"
#include "core/model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// What `retryscope-cli --help` prints.
[[nodiscard]] std::string_view usageText();

/// Prints what is wrong with the command line and where help is.
[[nodiscard]] Status wrongUsage(const Error &error);

/// Prints why the file is no scenario, or how to make one of it if it is AWS configuration.
Status wrongScenario(const std::string &file, const std::vector<Error> &errors);

/// Ends the output; prints why if it could not be written.
[[nodiscard]] Status finished(Output &output);

} // namespace retryscope
