#include "core/formats/initialsetting.h"

#include "core/model/jsonpatch.h"
#include "core/model/overloaded.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace retryscope::whatif {

namespace {

/// The place of the element of an array whose member `key` is `text`; the array's size if there is
/// none, 0 if there is no array. An absent member counts as `byDefault`.
std::size_t placeOf(const Json *array, std::string_view key, std::string_view text,
                    std::string_view byDefault = {})
{
    if (!array || !array->array())
        return 0;
    const auto &elements = *array->array();
    const auto found = std::ranges::find_if(elements, [&](const Json &element) {
        const Json *value = element.find(key);
        return (value && value->string() ? std::string_view(*value->string()) : byDefault) == text;
    });
    return static_cast<std::size_t>(found - elements.begin());
}

/// Edits of a document, as operations.
class Editing
{
public:
    explicit Editing(const Json &document)
        : m_document(document)
    {
    }

    /// Sets or removes the value at `pointer`. Missing objects on the way are made.
    void set(const std::string &pointer, const std::optional<Json> &value)
    {
        const auto patch = patchOf(m_document, pointer, value);
        assert(patch.hasValue());
        if (patch.value().before == patch.value().after)
            return;
        m_operations.push_back(operationOf(m_document, patch.value()));
        apply(m_document, patch.value());
    }

    /// Appends to an array, which is made if there is none.
    void append(const std::string &array, Json element)
    {
        const Json *there = find(array);
        if (there)
            set(childPointer(array, there->array()->size()), std::move(element));
        else
            set(array, Json(Json::Array{std::move(element)}));
    }

    [[nodiscard]] const Json *find(const std::string &pointer) const
    {
        return resolve(m_document, pointer);
    }

    [[nodiscard]] std::vector<JsonOperation> operations() && { return std::move(m_operations); }

private:
    Json m_document;
    std::vector<JsonOperation> m_operations;
};

/// Sets a member of the qualifier's config, which is made if there is none.
void setInConfig(Editing &editing, const std::string &function, const std::string &qualifier,
                 const std::string &key, const Json &value)
{
    const std::string configs = function + "/EventInvokeConfigs";
    const Json *list = editing.find(configs);
    const std::size_t place = placeOf(list, "Qualifier", qualifier, latestVersion);
    if (list && place < list->array()->size()) {
        editing.set(childPointer(configs, place) + key, value);
        return;
    }
    Json config{Json::Object()};
    if (qualifier != latestVersion)
        config.set("Qualifier", Json(qualifier));
    apply(config, patchOf(config, key, value).value());
    editing.append(configs, std::move(config));
}

/// Removes a destination, and what would be left without a setting.
void clearDestination(Editing &editing, const std::string &function, const std::string &qualifier,
                      const std::string &side)
{
    const std::string configs = function + "/EventInvokeConfigs";
    const std::string config = childPointer(
        configs, placeOf(editing.find(configs), "Qualifier", qualifier, latestVersion));
    const std::string destinations = config + "/DestinationConfig";
    if (!editing.find(destinations + side))
        return;
    editing.set(destinations + side, std::nullopt);
    if (!editing.find(destinations)->object()->empty())
        return;
    editing.set(destinations, std::nullopt);
    const auto &left = *editing.find(config)->object();
    if (std::ranges::all_of(left, [](const auto &member) { return member.key == "Qualifier"; }))
        editing.set(config, std::nullopt);
}

void setDestination(Editing &editing, const std::string &function, const std::string &qualifier,
                    const std::string &side, const std::string &arn)
{
    if (arn.empty())
        clearDestination(editing, function, qualifier, side);
    else
        setInConfig(editing, function, qualifier, "/DestinationConfig" + side + "/Destination",
                    Json(arn));
}

void set(Editing &editing, const FunctionSetting &setting)
{
    const std::string &qualifier = setting.function.qualifier;
    const std::string function = childPointer(
        "/functions", placeOf(editing.find("/functions"), "FunctionName", setting.function.name));
    std::visit(Overloaded{
                   [&](const MaximumAge &age) {
                       setInConfig(editing, function, qualifier, "/MaximumEventAgeInSeconds",
                                   Json(age.seconds));
                   },
                   [&](const RetryAttempts &retries) {
                       setInConfig(editing, function, qualifier, "/MaximumRetryAttempts",
                                   Json(retries.attempts));
                   },
                   [&](const OnSuccess &side) {
                       setDestination(editing, function, qualifier, "/OnSuccess", side.arn);
                   },
                   [&](const OnFailure &side) {
                       setDestination(editing, function, qualifier, "/OnFailure", side.arn);
                   },
                   [&](const DeadLetterQueue &queue) {
                       if (queue.arn.empty())
                           editing.set(function + "/DeadLetterConfig", std::nullopt);
                       else
                           editing.set(function + "/DeadLetterConfig/TargetArn", Json(queue.arn));
                   },
                   [&](const Timeout &timeout) {
                       editing.set(function + "/Timeout", Json(timeout.seconds));
                   },
                   [&](const ReservedConcurrency &reserved) {
                       editing.set(function + "/ReservedConcurrentExecutions",
                                   reserved.places ? std::optional(Json(*reserved.places))
                                                   : std::nullopt);
                   },
               },
               setting.value);
}

void set(Editing &editing, const TargetSetting &setting)
{
    const std::string key = std::holds_alternative<Exists>(setting.value) ? "exists" : "allowed";
    const bool value = std::visit([](const auto &what) { return what.value; }, setting.value);
    const Json *targets = editing.find("/targets");
    const std::size_t place = placeOf(targets, "Arn", setting.arn);
    if (targets && place < targets->array()->size()) {
        const std::string pointer = childPointer("/targets", place) + '/' + key;
        if (!value || editing.find(pointer))
            editing.set(pointer, Json(value));
    } else if (!value) {
        editing.append("/targets", Json::Object{{"Arn", Json(setting.arn)}, {key, Json(value)}});
    }
}

} // namespace

std::vector<JsonOperation> initialOperations(const Json &document, const Setting &setting)
{
    Editing editing(document);
    std::visit([&](const auto &what) { set(editing, what); }, setting);
    return std::move(editing).operations();
}

} // namespace retryscope::whatif
