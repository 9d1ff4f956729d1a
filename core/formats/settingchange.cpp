#include "core/formats/settingchange.h"

#include "core/formats/initialsetting.h"
#include "core/formats/jsonwriting.h"
#include "core/model/jsonpatch.h"
#include "core/model/overloaded.h"
#include "core/rules/admission.h"

#include <algorithm>
#include <utility>

namespace retryscope::whatif {

namespace {

/// One argument of one of AWS's calls.
struct Argument
{
    std::string call; ///< of a config: empty, `Put` or `Update` as the moment wants it
    std::string pointer; ///< within the call's arguments; empty: it has none
    Json value;
};

Argument argumentOf(const FunctionSetting &setting)
{
    return std::visit(
        Overloaded{
            [](const MaximumAge &age) {
                return Argument{{}, "/MaximumEventAgeInSeconds", Json(age.seconds)};
            },
            [](const RetryAttempts &retries) {
                return Argument{{}, "/MaximumRetryAttempts", Json(retries.attempts)};
            },
            [](const OnSuccess &side) {
                return Argument{{}, "/DestinationConfig/OnSuccess/Destination", Json(side.arn)};
            },
            [](const OnFailure &side) {
                return Argument{{}, "/DestinationConfig/OnFailure/Destination", Json(side.arn)};
            },
            [](const DeadLetterQueue &queue) {
                return Argument{"UpdateFunctionConfiguration", "/DeadLetterConfig/TargetArn",
                                Json(queue.arn)};
            },
            [](const Timeout &timeout) {
                return Argument{"UpdateFunctionConfiguration", "/Timeout", Json(timeout.seconds)};
            },
            [](const ReservedConcurrency &reserved) {
                return reserved.places
                    ? Argument{"PutFunctionConcurrency", "/ReservedConcurrentExecutions",
                               Json(*reserved.places)}
                    : Argument{"DeleteFunctionConcurrency", {}, {}};
            },
        },
        setting.value);
}

/// A function and one of its qualifiers, found.
struct Place
{
    FunctionIndex function;
    SlotIndex slot;
};

Result<Place> placeOf(const Trace &trace, const FunctionReference &reference)
{
    const auto function = trace.catalog().function(reference.name);
    if (!function)
        return Error{{}, "expected a function of the scenario, found " + reference.name};
    const auto slot = trace.catalog().slot(*function, reference.qualifier);
    if (!slot) {
        return Error{{},
                     "expected $LATEST, a version or an alias of " + reference.name + ", found "
                         + reference.qualifier};
    }
    return Place{*function, *slot};
}

/// What AWS says to the value by itself.
std::optional<admission::Refusal> refusal(const Trace &trace, const FunctionSetting &setting)
{
    EventInvokeConfig config;
    const Rules &rules = trace.rules();
    return std::visit(
        Overloaded{
            [&](const MaximumAge &age) {
                config.maximumEventAgeInSeconds = age.seconds;
                return admission::joined(admission::brokenConstraints(rules, config));
            },
            [&](const RetryAttempts &retries) {
                config.maximumRetryAttempts = retries.attempts;
                return admission::joined(admission::brokenConstraints(rules, config));
            },
            [&](const OnSuccess &side) {
                config.destinationConfig =
                    DestinationConfig{DestinationSetting{side.arn}, std::nullopt};
                return admission::joined(admission::brokenConstraints(rules, config));
            },
            [&](const OnFailure &side) {
                config.destinationConfig =
                    DestinationConfig{std::nullopt, DestinationSetting{side.arn}};
                return admission::joined(admission::brokenConstraints(rules, config));
            },
            [](const DeadLetterQueue &) { return std::optional<admission::Refusal>(); },
            [](const Timeout &timeout) { return admission::timeout(timeout.seconds); },
            [&](const ReservedConcurrency &reserved) {
                return admission::reservedConcurrency(reserved.places.value_or(0),
                                                      trace.scenario().accountConcurrency);
            },
        },
        setting.value);
}

bool holds(const Trace &trace, const FunctionSettings &settings, SlotIndex slot,
           const FunctionSetting &setting)
{
    const SlotSettings &config = settings.bySlot[slot.value];
    const auto isTarget = [&](std::optional<TargetIndex> target, const std::string &arn) {
        return (target ? trace.catalog().target(*target).arn : std::string()) == arn;
    };
    return std::visit(
        Overloaded{
            [&](const MaximumAge &age) {
                return config.maximumEventAge == std::chrono::seconds(age.seconds);
            },
            [&](const RetryAttempts &retries) {
                return config.maximumRetryAttempts == retries.attempts;
            },
            [&](const OnSuccess &side) { return isTarget(config.onSuccess, side.arn); },
            [&](const OnFailure &side) { return isTarget(config.onFailure, side.arn); },
            [&](const DeadLetterQueue &queue) {
                return isTarget(settings.deadLetterQueue, queue.arn);
            },
            [&](const Timeout &timeout) {
                return settings.timeout == std::chrono::seconds(timeout.seconds);
            },
            [&](const ReservedConcurrency &reserved) {
                return settings.reservedConcurrency == reserved.places;
            },
        },
        setting.value);
}

/// The qualifier that a config call is about.
std::string qualifierOf(const Change &change)
{
    const auto *function = std::get_if<FunctionChange>(&change.what);
    if (!function)
        return {};
    if (const auto *put = std::get_if<PutFunctionEventInvokeConfig>(&function->call))
        return put->config.qualifier;
    if (const auto *update = std::get_if<UpdateFunctionEventInvokeConfig>(&function->call))
        return update->config.qualifier;
    if (const auto *remove = std::get_if<DeleteFunctionEventInvokeConfig>(&function->call))
        return remove->qualifier;
    return {};
}

/// Whether AWS accepted that change.
bool tookHold(const Trace &trace, std::uint32_t index)
{
    const Instant at = trace.scenario().changes[index].at;
    const std::size_t end = trace.countAt(at);
    for (std::size_t i = trace.countAt(at - Duration(1)); i < end; ++i) {
        const Fact fact = trace.fact({static_cast<std::uint32_t>(i)});
        const auto *changed = std::get_if<Changed>(&fact);
        if (changed && changed->change == index)
            return true;
    }
    return false;
}

/// What a change of that very moment has to do with a setting.
enum class Bearing { None, Keeps, Sets, Overrides };

/// The last change of that moment that sets the same and is not overridden, as a pointer to its
/// arguments; empty if there is none.
template <typename BearingOf>
std::string changeAt(const Json &document, const Trace &trace, Instant at, BearingOf bearingOf)
{
    const auto &changes = trace.scenario().changes;
    for (auto i = static_cast<std::uint32_t>(changes.size()); i-- > 0;) {
        if (changes[i].at != at || !tookHold(trace, i))
            continue;
        std::string place = childPointer("/changes", i);
        if (std::holds_alternative<FunctionChange>(changes[i].what))
            place = childPointer(place, std::string_view(changeName(changes[i])));
        const Bearing bearing = bearingOf(changes[i], *resolve(document, place));
        if (bearing == Bearing::Sets)
            return place;
        if (bearing == Bearing::Overrides)
            return {};
    }
    return {};
}

/// What a change has to do with `argument` of a call about that function and qualifier.
Bearing bearingOn(const Change &change, const Json &arguments, const FunctionReference &function,
                  const Argument &argument)
{
    const auto *call = std::get_if<FunctionChange>(&change.what);
    if (!call || call->function != function.name)
        return Bearing::None;
    const std::string name = changeName(change);
    const bool isConfig = name.ends_with("FunctionEventInvokeConfig");
    const bool isAbout = argument.call.ends_with("FunctionEventInvokeConfig")
        ? isConfig && qualifierOf(change) == function.qualifier
        : name == argument.call;
    if (!isAbout)
        return Bearing::None;
    if (!argument.pointer.empty() && resolve(arguments, argument.pointer))
        return Bearing::Sets;
    return name.starts_with("Update") ? Bearing::Keeps : Bearing::Overrides;
}

std::vector<JsonOperation> appended(const Json &document, Json entry)
{
    if (document.find("changes"))
        return {{JsonOperationKind::Add, "/changes/-", std::move(entry), {}}};
    return {{JsonOperationKind::Add, "/changes", Json(Json::Array{std::move(entry)}), {}}};
}

JsonOperation replaced(const std::string &pointer, const Json &value)
{
    return {JsonOperationKind::Replace, pointer, value, {}};
}

/// The arguments of a call with one value in them.
Json arguments(const Argument &argument)
{
    Json object{Json::Object()};
    if (!argument.pointer.empty())
        apply(object, patchOf(object, argument.pointer, argument.value).value());
    return object;
}

Result<std::vector<JsonOperation>> changed(const Json &document, const Trace &trace,
                                           const FunctionSetting &setting, Instant from)
{
    const auto place = placeOf(trace, setting.function);
    if (!place)
        return place.error();
    const auto &[name, qualifier] = setting.function;
    const FunctionSettings &settings = trace.settings(place.value().function, trace.countAt(from));
    if (settings.deleted) {
        return Error{{},
                     "expected a function that is there at that moment, found " + name
                         + ", which is deleted by then"};
    }
    if (const auto refused = refusal(trace, setting))
        return Error{refused->where, refused->message};
    if (holds(trace, settings, place.value().slot, setting))
        return std::vector<JsonOperation>();

    Argument argument = argumentOf(setting);
    const bool isConfig = argument.call.empty();
    if (isConfig) {
        argument.call = settings.bySlot[place.value().slot.value].config
            ? "UpdateFunctionEventInvokeConfig"
            : "PutFunctionEventInvokeConfig";
    }
    const std::string there =
        changeAt(document, trace, from, [&](const Change &change, const Json &call) {
            return bearingOn(change, call, setting.function, argument);
        });
    if (!there.empty())
        return std::vector{replaced(there + argument.pointer, argument.value)};
    Json call = arguments(argument);
    if (isConfig && qualifier != latestVersion)
        call.set("Qualifier", Json(qualifier));
    return appended(document,
                    Json::Object{{"atMs", writeMilliseconds(from)},
                                 {"function", Json(name)},
                                 {argument.call, std::move(call)}});
}

/// Whether the target exists, or is allowed, after the changes of that moment.
bool isSo(const Trace &trace, const TargetSetting &setting, Instant at)
{
    const bool isExistence = std::holds_alternative<Exists>(setting.value);
    const auto &targets = trace.scenario().targets;
    const auto listed = std::ranges::find(targets, setting.arn, &Target::arn);
    bool is = listed == targets.end() || (isExistence ? listed->exists : listed->allowed);
    Instant newest;
    for (const Change &change : trace.scenario().changes) {
        const auto *target = std::get_if<TargetChange>(&change.what);
        if (!target || target->arn != setting.arn || change.at > at || change.at < newest)
            continue;
        if (const auto value = isExistence ? target->exists : target->allowed) {
            is = *value;
            newest = change.at;
        }
    }
    return is;
}

std::vector<JsonOperation> changed(const Json &document, const Trace &trace,
                                   const TargetSetting &setting, Instant from)
{
    const bool isExistence = std::holds_alternative<Exists>(setting.value);
    const char *key = isExistence ? "exists" : "allowed";
    const bool value = std::visit([](const auto &what) { return what.value; }, setting.value);
    if (isSo(trace, setting, from) == value)
        return {};
    const std::string there =
        changeAt(document, trace, from, [&](const Change &change, const Json &entry) {
            const auto *target = std::get_if<TargetChange>(&change.what);
            const bool isSet = target && target->arn == setting.arn && entry.find(key);
            return isSet ? Bearing::Sets : Bearing::None;
        });
    if (!there.empty())
        return {replaced(childPointer(there, std::string_view(key)), Json(value))};
    return appended(document,
                    Json::Object{{"atMs", writeMilliseconds(from)},
                                 {"target", Json(setting.arn)},
                                 {key, Json(value)}});
}

} // namespace

Result<std::vector<JsonOperation>> operations(const Json &document, const Trace &trace,
                                              const Setting &setting, std::optional<Instant> from)
{
    if (!from || *from <= Instant()) {
        if (const auto *function = std::get_if<FunctionSetting>(&setting)) {
            const auto place = placeOf(trace, function->function);
            if (!place)
                return place.error();
        }
        return initialOperations(document, setting);
    }
    return std::visit(
        [&](const auto &what) -> Result<std::vector<JsonOperation>> {
            return changed(document, trace, what, *from);
        },
        setting);
}

} // namespace retryscope::whatif
