#pragma once

#include "core/model/json.h"
#include "core/model/scenario.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// A resource as CloudFormation calls it. Terraform and the CDK spell the same properties their own
/// way. `{"Ref": ID}` stands for a parameter, for a function by its name or an alias by its ARN;
/// `{"Fn::GetAtt": "ID.Arn"}` for a function by its ARN.
struct ExportedResource
{
    std::string id; ///< letters and digits, differs from all others
    std::string type; ///< `Function`, `Alias` or `EventInvokeConfig`
    Json properties;
    std::string dependsOn; ///< the id of the alias that it is for; may be empty
};

/// What a deployment has to be told besides, each a text.
struct ExportParameter
{
    const char *name;
    const char *byDefault; ///< null: none
    const char *description;
};

inline constexpr std::array exportParameters{
    ExportParameter{"Role", nullptr, "ARN of the role that the functions run with"},
    ExportParameter{"CodeBucket", nullptr, "Bucket that holds NAME.zip for each function"},
    ExportParameter{"Runtime", "nodejs22.x", "Runtime of all functions"},
    ExportParameter{"Handler", "index.handler", "Handler of all functions"},
};

/// Functions, then aliases, then event invoke configs: what refers to another comes after it.
[[nodiscard]] std::vector<ExportedResource> exportedResources(const Scenario &scenario);

/// A config as AWS takes it, without its qualifier. An object that holds only what is set: empty
/// if nothing is.
[[nodiscard]] Json exportedConfig(const EventInvokeConfig &config);

/// The settings of a function that are not AWS's defaults, under CloudFormation's names.
[[nodiscard]] Json exportedSettings(const Function &function);

/// What `{"Ref": ID}` refers to; null if `value` is something else.
[[nodiscard]] const std::string *referredTo(const Json &value);

/// The function whose ARN `{"Fn::GetAtt": "ID.Arn"}` is; absent if `value` is something else.
[[nodiscard]] std::optional<std::string> functionWithArn(const Json &value);

/// `MaximumRetryAttempts` as `maximum_retry_attempts`.
[[nodiscard]] std::string snakeCase(std::string_view name);

/// `MaximumRetryAttempts` as `maximumRetryAttempts`.
[[nodiscard]] std::string camelCase(std::string_view name);

// The forms, see `exportConfiguration`.
[[nodiscard]] std::string awsCliScript(const Scenario &scenario);
[[nodiscard]] std::string cloudFormationTemplate(const Scenario &scenario);
[[nodiscard]] std::string samTemplate(const Scenario &scenario);
[[nodiscard]] std::string terraformConfiguration(const Scenario &scenario);
[[nodiscard]] std::string pythonStack(const Scenario &scenario);
[[nodiscard]] std::string typescriptStack(const Scenario &scenario);

} // namespace retryscope
