#pragma once

#include "core/model/result.h"
#include "core/model/scenario.h"

#include <string>
#include <vector>

namespace retryscope {

/// A configuration file to import, with its name for messages.
struct ConfigurationFile
{
    std::string name;
    std::string text;
};

/// What an import found, and everything that a person should know about it.
struct Imported
{
    Scenario scenario;
    std::vector<Error> notes; ///< `where` begins with the file's name: `template.yaml: /Resources/Fn`
};

/// Makes one scenario out of AWS CLI JSON, CloudFormation or SAM (YAML or JSON) and Terraform plan
/// JSON, in any mixture; the format is recognised by content. Several files are parts of one
/// configuration: a function's settings, its aliases, its event invoke configs.
///
/// Errors: a file that is none of these, an invalid template (a wrong type, a broken intrinsic),
/// each with file and place.
[[nodiscard]] Result<Imported, std::vector<Error>>
importConfiguration(const std::vector<ConfigurationFile> &files);

} // namespace retryscope
