#pragma once

#include "core/model/result.h"
#include "core/model/scenario.h"

#include <string>
#include <vector>

namespace retryscope {

/// A configuration file to import.
struct ConfigurationFile
{
    std::string name; ///< as messages call it; its last part gives title and stack name
    std::string text;
};

/// What an import found, and everything that a person should know about it.
struct Imported
{
    Scenario scenario;
    std::vector<Error> notes; ///< `where` begins with the file's name: `t.yaml: /Resources/Fn`
};

/// Makes one scenario out of AWS CLI JSON, a script that calls the AWS CLI, CloudFormation or SAM
/// (YAML or JSON) and Terraform plan JSON, in any mixture; the format is recognised by content.
/// Several files are parts of one configuration: a function's settings, its aliases, its event
/// invoke configs. What AWS would refuse is left out with a note; the notes also stand in the
/// scenario's description.
///
/// The scenario has one example invocation a function and is accepted by `readScenario`. Its region
/// and account are those of the ARNs that the AWS CLI printed or that a Terraform plan knows, else
/// the defaults.
///
/// Errors: a file that is none of these, an invalid template (a wrong type, a broken intrinsic),
/// AWS CLI output that says nowhere whose it is, each with file and place; no function in any file.
[[nodiscard]] Result<Imported, std::vector<Error>>
importConfiguration(const std::vector<ConfigurationFile> &files);

} // namespace retryscope
