#include "core/formats/awscli.h"

#include "core/formats/importsettings.h"
#include "core/formats/importvalue.h"
#include "core/rules/arnpattern.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

std::optional<std::int64_t> valueOf(const std::optional<DraftNumber> &number)
{
    return number ? std::optional(number->value) : std::nullopt;
}

std::string arnOf(const std::optional<DraftDestination> &destination)
{
    return destination ? destination->arn : std::string();
}

bool haveSameSettings(const DraftConfig &left, const DraftConfig &right)
{
    return valueOf(left.maximumRetryAttempts) == valueOf(right.maximumRetryAttempts)
        && valueOf(left.maximumEventAgeInSeconds) == valueOf(right.maximumEventAgeInSeconds)
        && arnOf(left.onSuccess) == arnOf(right.onSuccess)
        && arnOf(left.onFailure) == arnOf(right.onFailure);
}

/// The first string that is called `key` anywhere in the document.
const std::string *firstText(const Json &value, std::string_view key)
{
    if (const Json::Array *array = value.array()) {
        for (const Json &item : *array) {
            if (const std::string *text = firstText(item, key))
                return text;
        }
    }
    const Json::Object *object = value.object();
    if (!object)
        return nullptr;
    for (const JsonMember &member : *object) {
        const std::string *text = member.key == key ? member.value.string() : nullptr;
        if (!text)
            text = firstText(member.value, key);
        if (text)
            return text;
    }
    return nullptr;
}

/// A version number or `$LATEST`, which is also what an absent one means.
std::string versionIn(ImportReader &reader, const ImportValue *value)
{
    std::string version = reader.text(value).value_or(latestVersion);
    if (version != latestVersion && !isVersion(version))
        reader.report().addError(value->pointer,
                                 "expected a version number or `$LATEST`, found `" + version + '`');
    return version;
}

} // namespace

bool isAwsCliOutput(const Json &document)
{
    const Json::Object *object = document.object();
    constexpr std::array keys{"FunctionEventInvokeConfigs",
                              "Functions",
                              "Versions",
                              "Aliases",
                              "Configuration",
                              "FunctionName",
                              "AliasArn",
                              "FunctionArn",
                              "ReservedConcurrentExecutions",
                              "RecursiveLoop"};
    return object && (object->empty() || std::ranges::any_of(keys, [&](const char *key) {
                          return document.find(key);
                      }));
}

std::optional<Home> homeOfAwsCliOutput(const Json &document)
{
    for (const char *key : {"FunctionArn", "AliasArn"}) {
        const std::string *arn = firstText(document, key);
        const auto parts = arn ? splitArn(*arn) : std::nullopt;
        if (parts && arnpattern::isRegion(parts->region) && arnpattern::isAccountId(parts->account))
            return Home{std::string(parts->region), std::string(parts->account)};
    }
    return std::nullopt;
}

AwsCliImport::AwsCliImport(Draft &draft)
    : m_draft(draft)
{
}

void AwsCliImport::read(const Json &document, FileReport report)
{
    ImportReader reader(report);
    const ImportValue value = importValue(document, "");
    m_draft.isDeployed = true;
    const ImportValue *configs = value.find("FunctionEventInvokeConfigs");
    const ImportValue *functions = value.find("Functions");
    const ImportValue *aliases = value.find("Aliases");
    if (!functions)
        functions = value.find("Versions");
    if (configs || functions || aliases) {
        for (const ImportValue &item : reader.list(functions))
            readFunction(reader, item);
        for (const ImportValue &item : reader.list(aliases))
            readAlias(reader, item);
        for (const ImportValue &item : reader.list(configs))
            readConfig(reader, item);
    } else if (const ImportValue *configuration = value.find("Configuration")) {
        DraftFunction *function = readFunction(reader, *configuration);
        const ImportValue *concurrency = reader.map(value.find("Concurrency"));
        if (function && concurrency)
            readFunctionSettings(reader, m_draft.home, *concurrency, *function);
    } else if (value.find("AliasArn")) {
        readAlias(reader, value);
    } else if (value.find("FunctionName")) {
        readFunction(reader, value);
    } else if (value.find("FunctionArn")) {
        readConfig(reader, value);
    } else {
        m_waiting.push_back({report, &document});
    }
}

void AwsCliImport::readEmpty(FileReport report)
{
    m_waiting.push_back({report, nullptr});
}

void AwsCliImport::finish()
{
    if (m_names.empty() && m_draft.functions.size() == 1)
        m_names.push_back(m_draft.functions.front().name);
    for (Waiting &waiting : m_waiting) {
        if (m_names.size() != 1) {
            tellHomeless(waiting.report);
            continue;
        }
        DraftFunction &function = *m_draft.find(m_names.front());
        ImportReader reader(waiting.report);
        const Json *settings = waiting.settings;
        if (!settings || *settings == Json(Json::Object{}))
            function.reservedConcurrentExecutions.reset();
        else
            readFunctionSettings(reader, m_draft.home, importValue(*settings, ""), function);
    }
}

void AwsCliImport::tellHomeless(FileReport &report) const
{
    std::string found = m_names.empty() ? "none" : std::to_string(m_names.size()) + ":";
    for (const std::string &name : m_names)
        found += " `" + name + "`";
    report.addError("",
                    "expected one function that the other files name, because this one does not "
                    "say whose it is; found "
                        + found);
}

DraftFunction *AwsCliImport::owner(ImportReader &reader, const ImportValue *reference)
{
    const auto text = reader.text(reference);
    if (!text)
        return nullptr;
    const std::string name = referenceOf(*text).name;
    if (cleanedName(TargetKind::Function, name) != name) {
        reader.report().addError(reference->pointer,
                                 "expected a function's name or ARN, found `" + *text + '`');
        return nullptr;
    }
    const auto parts = splitArn(*text);
    if (parts
        && (parts->region != m_draft.home.region || parts->account != m_draft.home.accountId)) {
        reader.report().addNote(reference->pointer,
                                "taken as a function of " + m_draft.home.region + " and account "
                                    + m_draft.home.accountId);
    }
    if (std::ranges::find(m_names, name) == m_names.end())
        m_names.push_back(name);
    return &m_draft.entered(name, reader.report().place(reference->pointer));
}

DraftFunction *AwsCliImport::readFunction(ImportReader &reader, const ImportValue &value)
{
    if (!reader.map(&value))
        return nullptr;
    const ImportValue *name = value.find("FunctionName");
    DraftFunction *function = owner(reader, name ? name : value.find("FunctionArn"));
    if (!function)
        return nullptr;
    const std::string version = versionIn(reader, value.find("Version"));
    ensureVersion(*function, version);
    // What `$LATEST` says counts, whichever comes first.
    if (version == latestVersion || !function->timeoutSeconds)
        readFunctionSettings(reader, m_draft.home, value, *function);
    return function;
}

void AwsCliImport::readAlias(ImportReader &reader, const ImportValue &value)
{
    const ImportValue *arn = reader.map(&value) ? value.find("AliasArn") : nullptr;
    DraftFunction *function = owner(reader, arn);
    const auto name = reader.text(value.find("Name"));
    if (!function || !name || !isAlias(*name)) {
        reader.report().addError(value.pointer, "expected an alias with `AliasArn` and `Name`");
        return;
    }
    const ImportValue *routing = value.find("RoutingConfig");
    if (routing && routing->find("AdditionalVersionWeights"))
        reader.report().addNote(routing->pointer,
                                "not taken over: a second version is not simulated");
    const std::string version = versionIn(reader, value.find("FunctionVersion"));
    ensureVersion(*function, version);
    ensureAlias(*function, {*name, version});
}

void AwsCliImport::readConfig(ImportReader &reader, const ImportValue &value)
{
    const ImportValue *arn = reader.map(&value) ? value.find("FunctionArn") : nullptr;
    DraftFunction *function = owner(reader, arn);
    if (!function)
        return;
    DraftConfig config = readEventInvokeConfig(reader, m_draft.home, value);
    config.qualifier = referenceOf(arn->scalar.string() ? *arn->scalar.string() : "").qualifier;
    config.isSaved = true;
    const bool isKnown = std::ranges::any_of(function->configs, [&](const DraftConfig &other) {
        return other.qualifier == config.qualifier && haveSameSettings(other, config);
    });
    if (!isKnown)
        function->configs.push_back(std::move(config));
}

} // namespace retryscope
