#pragma once

#include "core/model/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// The forms in which a person deploys what a scenario sets.
enum class ExportForm : std::uint8_t {
    AwsCli,
    CloudFormation,
    Sam,
    Terraform,
    CdkPython,
    CdkTypescript
};

/// `aws-cli`, `cloudformation`, `sam`, `terraform`, `cdk-python` or `cdk-typescript`; absent if
/// `name` is none of these.
[[nodiscard]] std::optional<ExportForm> exportForm(std::string_view name);

/// The settings of the scenario's functions as they are when it starts: event invoke configs,
/// dead-letter targets, reserved concurrency, recursive loop, timeout, memory, aliases. What is not
/// set, or has AWS's default, is left out; so is what only the simulation knows. Destinations and
/// dead-letter targets are named by their ARNs.
///
/// A shell script for the AWS CLI, which finds the functions there; a template in YAML; Terraform's
/// language; or a CDK stack, all of which take code and role as parameters. Each ends with a line
/// feed. `importConfiguration` reads the first three.
[[nodiscard]] std::string exportConfiguration(const Scenario &scenario, ExportForm form);

} // namespace retryscope
