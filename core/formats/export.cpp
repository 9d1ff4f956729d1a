#include "core/formats/export.h"

#include "core/formats/exportresources.h"

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

struct FormRow
{
    std::string_view name;
    ExportForm form;
    std::string (*write)(const Scenario &scenario);
};

constexpr std::array forms{
    FormRow{"aws-cli", ExportForm::AwsCli, awsCliScript},
    FormRow{"cloudformation", ExportForm::CloudFormation, cloudFormationTemplate},
    FormRow{"sam", ExportForm::Sam, samTemplate},
    FormRow{"terraform", ExportForm::Terraform, terraformConfiguration},
    FormRow{"cdk-python", ExportForm::CdkPython, pythonStack},
    FormRow{"cdk-typescript", ExportForm::CdkTypescript, typescriptStack},
};

} // namespace

std::optional<ExportForm> exportForm(std::string_view name)
{
    const auto *found = std::ranges::find(forms, name, &FormRow::name);
    return found == forms.end() ? std::nullopt : std::optional(found->form);
}

std::string exportConfiguration(const Scenario &scenario, ExportForm form)
{
    return std::ranges::find(forms, form, &FormRow::form)->write(scenario);
}

} // namespace retryscope
