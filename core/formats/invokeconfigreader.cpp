#include "core/formats/invokeconfigreader.h"

#include "core/formats/jsonfields.h"
#include "core/formats/scenariosettings.h"
#include "core/rules/admission.h"

#include <array>
#include <utility>

namespace retryscope {

namespace {

/// A config that is being read.
struct ConfigDraft
{
    EventInvokeConfig &config;
    const ConfigAdmission *admission = nullptr; ///< null for a call: it is checked when it happens
};

/// One side of its destinations.
struct SideDraft
{
    DestinationSetting &setting;
    Via side = Via::OnSuccess;
    const ConfigAdmission *admission = nullptr;
};

void readDestination(const JsonNode &node, SideDraft &draft)
{
    const std::string *arn = node.string();
    if (!arn)
        return;
    draft.setting.destination = *arn;
    if (draft.admission)
        draft.admission->checkDestination(node, draft.side, *arn);
}

constexpr std::array<JsonField<SideDraft>, 1> sideFields{{{"Destination", readDestination}}};

void readSide(const JsonNode &node, ConfigDraft &draft, Via side)
{
    DestinationConfig &destinations = *draft.config.destinationConfig;
    auto &setting = side == Via::OnSuccess ? destinations.onSuccess : destinations.onFailure;
    SideDraft sideDraft{setting.emplace(), side, draft.admission};
    readFields(node, sideFields, sideDraft);
}

constexpr std::array<JsonField<ConfigDraft>, 2> destinationFields{{
    {"OnSuccess",
     [](const JsonNode &node, ConfigDraft &draft) { readSide(node, draft, Via::OnSuccess); }},
    {"OnFailure",
     [](const JsonNode &node, ConfigDraft &draft) { readSide(node, draft, Via::OnFailure); }},
}};

void readQualifier(const JsonNode &node, ConfigDraft &draft)
{
    readText(node, draft.config.qualifier);
    if (draft.admission && node.json().string())
        draft.admission->checkQualifier(node, draft.config.qualifier);
}

void readRetries(const JsonNode &node, ConfigDraft &draft)
{
    EventInvokeConfig setting;
    setting.maximumRetryAttempts = node.wholeNumber(safeWholeNumbers);
    draft.config.maximumRetryAttempts = setting.maximumRetryAttempts;
    if (draft.admission)
        draft.admission->checkConstraints(node, setting);
}

void readAge(const JsonNode &node, ConfigDraft &draft)
{
    EventInvokeConfig setting;
    setting.maximumEventAgeInSeconds = node.wholeNumber(safeWholeNumbers);
    draft.config.maximumEventAgeInSeconds = setting.maximumEventAgeInSeconds;
    if (draft.admission)
        draft.admission->checkConstraints(node, setting);
}

void readDestinations(const JsonNode &node, ConfigDraft &draft)
{
    draft.config.destinationConfig.emplace();
    readFields(node, destinationFields, draft);
}

constexpr std::array<JsonField<ConfigDraft>, 4> configFields{{
    {"Qualifier", readQualifier},
    {"MaximumRetryAttempts", readRetries},
    {"MaximumEventAgeInSeconds", readAge},
    {"DestinationConfig", readDestinations},
}};

/// Whether the entry names no setting, so that AWS would refuse the call as empty.
bool isEmpty(const Json &config)
{
    const Json *destinations = config.find("DestinationConfig");
    const bool hasDestinations =
        destinations && !(destinations->object() && destinations->object()->empty());
    return config.isObject() && !hasDestinations && !config.find("MaximumRetryAttempts")
        && !config.find("MaximumEventAgeInSeconds");
}

/// A `DeadLetterConfig` that is being read.
struct DeadLetterDraft
{
    std::optional<std::string> targetArn;
    const ConfigAdmission *admission = nullptr; ///< as in `ConfigDraft`
};

void readTarget(const JsonNode &node, DeadLetterDraft &draft)
{
    const std::string *arn = node.string();
    if (!arn)
        return;
    draft.targetArn = *arn;
    if (draft.admission)
        draft.admission->checkDeadLetterTarget(node, *arn);
}

constexpr std::array<JsonField<DeadLetterDraft>, 1> deadLetterFields{{{"TargetArn", readTarget}}};

} // namespace

void readInvokeConfigCall(const JsonNode &node, EventInvokeConfig &config)
{
    ConfigDraft draft{config};
    readFields(node, configFields, draft);
}

void readInitialInvokeConfig(const JsonNode &node, const ConfigAdmission &admission,
                             EventInvokeConfig &config)
{
    if (isEmpty(node.json()))
        node.fail(admission::emptyCall({})->message);
    ConfigDraft draft{config, &admission};
    readFields(node, configFields, draft);
}

void readDeadLetterCall(const JsonNode &node, std::optional<std::string> &targetArn)
{
    DeadLetterDraft draft;
    readFields(node, deadLetterFields, draft);
    targetArn = std::move(draft.targetArn);
}

void readInitialDeadLetterConfig(const JsonNode &node, const ConfigAdmission &admission,
                                 std::string &targetArn)
{
    DeadLetterDraft draft{{}, &admission};
    readFields(node, deadLetterFields, draft);
    targetArn = std::move(draft.targetArn).value_or("");
}

} // namespace retryscope
