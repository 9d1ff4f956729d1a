#include "ui/editors/scenariojson.h"

#include "core/formats/jsontext.h"
#include "core/model/arn.h"

#include <array>
#include <cmath>
#include <utility>

namespace retryscope::scenariojson {

namespace {

constexpr std::string_view defaultQualifier = "$LATEST";
constexpr std::array<std::string_view, 2> sides{"OnSuccess", "OnFailure"};

const Json::Array &list(const Json *value)
{
    static const Json::Array empty;
    const Json::Array *array = value ? value->array() : nullptr;
    return array ? *array : empty;
}

const Json *functionAt(const Json &scenario, std::size_t function)
{
    const Json::Array &all = list(scenario.find("functions"));
    return function < all.size() ? &all[function] : nullptr;
}

const Json *configs(const Json &scenario, std::size_t function)
{
    const Json *value = functionAt(scenario, function);
    return value ? value->find("EventInvokeConfigs") : nullptr;
}

std::string qualifierOf(const Json &config)
{
    const Json *value = config.find("Qualifier");
    return value && value->string() ? *value->string() : std::string(defaultQualifier);
}

/// The place of the config's entry; the number of entries if it has none.
std::size_t entryOf(const Json &scenario, const ConfigPlace &place)
{
    const Json::Array &all = list(configs(scenario, place.function));
    std::size_t i = 0;
    while (i < all.size() && qualifierOf(all[i]) != place.qualifier)
        ++i;
    return i;
}

const Json *entry(const Json &scenario, const ConfigPlace &place)
{
    const Json::Array &all = list(configs(scenario, place.function));
    const std::size_t i = entryOf(scenario, place);
    return i < all.size() ? &all[i] : nullptr;
}

void removeMember(Json &object, std::string_view key)
{
    if (Json::Object *members = object.object())
        std::erase_if(*members, [key](const JsonMember &member) { return member.key == key; });
}

/// Sets the value behind `setting`, making the objects on the way.
void setWithin(Json &object, std::string_view setting, const Json &value)
{
    const std::string_view rest = setting.substr(1);
    const auto slash = rest.find('/');
    if (slash == std::string_view::npos) {
        object.set(rest, value);
        return;
    }
    const std::string_view key = rest.substr(0, slash);
    Json *child = object.find(key);
    if (!child || !child->isObject()) {
        object.set(key, Json(Json::Object{}));
        child = object.find(key);
    }
    setWithin(*child, rest.substr(slash), value);
}

/// Removes the value behind `setting`, and the objects on the way that it leaves empty.
void removeWithin(Json &object, std::string_view setting)
{
    const std::string_view rest = setting.substr(1);
    const auto slash = rest.find('/');
    const std::string_view key = rest.substr(0, slash);
    if (slash != std::string_view::npos) {
        Json *child = object.find(key);
        if (!child)
            return;
        removeWithin(*child, rest.substr(slash));
        const Json::Object *members = child->object();
        if (!members || !members->empty())
            return;
    }
    removeMember(object, key);
}

bool hasSetting(const Json &config)
{
    return config.find("MaximumRetryAttempts") || config.find("MaximumEventAgeInSeconds")
        || config.find("DestinationConfig");
}

} // namespace

QStringList functionNames(const Json &scenario)
{
    QStringList names;
    for (const Json &function : list(scenario.find("functions")))
        names += text(function.find("FunctionName"));
    return names;
}

QStringList qualifiers(const Json &scenario, std::size_t function)
{
    QStringList result{QString::fromLatin1(defaultQualifier.data())};
    const Json *value = functionAt(scenario, function);
    if (!value)
        return result;
    for (const Json &version : list(value->find("Versions")))
        result += text(&version);
    for (const Json &alias : list(value->find("Aliases")))
        result += text(alias.find("Name"));
    return result;
}

std::string functionPointer(std::size_t function, std::string_view rest)
{
    return "/functions/" + std::to_string(function) + std::string(rest);
}

ConfigValues config(const Json &scenario, const ConfigPlace &place)
{
    const Json *found = entry(scenario, place);
    if (!found)
        return {};
    const auto destination = [found](const char *pointer) {
        return text(resolve(*found, pointer));
    };
    return {wholeNumber(found->find("MaximumRetryAttempts")),
            wholeNumber(found->find("MaximumEventAgeInSeconds")),
            destination("/DestinationConfig/OnSuccess/Destination"),
            destination("/DestinationConfig/OnFailure/Destination")};
}

std::string configPointer(const Json &scenario, const ConfigPlace &place)
{
    return childPointer(functionPointer(place.function, "/EventInvokeConfigs"),
                        entryOf(scenario, place));
}

std::optional<ConfigPlace> placeAt(const Json &scenario, std::string_view pointer)
{
    const Json::Array &functions = list(scenario.find("functions"));
    const auto leadsInto = [pointer](const std::string &outer) {
        return pointer == outer || pointer.starts_with(outer + '/');
    };
    for (std::size_t i = 0; i < functions.size(); ++i) {
        if (!leadsInto(functionPointer(i)))
            continue;
        const Json::Array &all = list(configs(scenario, i));
        for (std::size_t j = 0; j < all.size(); ++j) {
            if (leadsInto(childPointer(functionPointer(i, "/EventInvokeConfigs"), j)))
                return ConfigPlace{i, qualifierOf(all[j])};
        }
        return ConfigPlace{i, std::string(defaultQualifier)};
    }
    return std::nullopt;
}

Edit configEdit(const Json &scenario, const ConfigPlace &place, std::string_view setting,
                const std::optional<Json> &value)
{
    const Json *found = entry(scenario, place);
    Json changed = found ? *found : Json(Json::Object{});
    if (!found && place.qualifier != defaultQualifier)
        changed.set("Qualifier", place.qualifier);
    if (value)
        setWithin(changed, setting, *value);
    else
        removeWithin(changed, setting);
    const std::string pointer = configPointer(scenario, place);
    if (!hasSetting(changed))
        return {pointer, std::nullopt};
    if (!configs(scenario, place.function))
        return {functionPointer(place.function, "/EventInvokeConfigs"),
                Json(Json::Array{std::move(changed)})};
    return {pointer, std::move(changed)};
}

QString deadLetterTarget(const Json &scenario, std::size_t function)
{
    return text(resolve(scenario, functionPointer(function, "/DeadLetterConfig/TargetArn")));
}

Edit deadLetterEdit(std::size_t function, const QString &arn)
{
    if (arn.isEmpty())
        return {functionPointer(function, "/DeadLetterConfig"), std::nullopt};
    return {functionPointer(function, "/DeadLetterConfig/TargetArn"), Json(arn.toStdString())};
}

std::optional<std::int64_t> wholeNumber(const Json *value)
{
    const JsonNumber *number = value ? value->number() : nullptr;
    if (!number)
        return std::nullopt;
    return std::llround(QByteArray::fromStdString(number->text).toDouble());
}

QString text(const Json *value)
{
    const std::string *string = value ? value->string() : nullptr;
    return string ? QString::fromStdString(*string) : QString();
}

Json typedValue(const QString &text)
{
    const auto json = parseJson(text.toStdString());
    return json ? json.value() : Json(text.toStdString());
}

QStringList knownTargets(const Json &scenario)
{
    QStringList arns;
    const auto add = [&arns](const QString &arn) {
        if (!arn.isEmpty() && !arns.contains(arn))
            arns += arn;
    };
    for (const Json &target : list(scenario.find("targets")))
        add(text(target.find("Arn")));
    Home home;
    if (const Json *region = scenario.find("region"))
        home.region = text(region).toStdString();
    if (const Json *account = scenario.find("accountId"))
        home.accountId = text(account).toStdString();
    const Json::Array &functions = list(scenario.find("functions"));
    for (std::size_t i = 0; i < functions.size(); ++i) {
        add(deadLetterTarget(scenario, i));
        for (const Json &config : list(functions[i].find("EventInvokeConfigs"))) {
            for (const std::string_view side : sides)
                add(text(
                    resolve(config, "/DestinationConfig/" + std::string(side) + "/Destination")));
        }
    }
    for (const QString &name : functionNames(scenario))
        add(QString::fromStdString(functionArn(home, name.toStdString())));
    return arns;
}

} // namespace retryscope::scenariojson
