#pragma once

#include "core/model/json.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How the editors read and change the scenario's JSON. The document has checked that it is a valid
/// scenario; nothing here checks again.
namespace retryscope::scenariojson {

/// One value of the document to set, or, if `value` is absent, to remove.
struct Edit
{
    std::string pointer;
    std::optional<Json> value;
};

/// A qualifier of a function: what an event invoke config belongs to.
struct ConfigPlace
{
    std::size_t function = 0; ///< its place in `functions`
    std::string qualifier = "$LATEST";
    bool operator==(const ConfigPlace &) const = default;
};

/// What an event invoke config says; absent or empty: AWS's default.
struct ConfigValues
{
    std::optional<std::int64_t> maximumRetryAttempts;
    std::optional<std::int64_t> maximumEventAgeInSeconds;
    QString onSuccess; ///< an ARN
    QString onFailure; ///< an ARN
    bool operator==(const ConfigValues &) const = default;
};

/// The names of all functions, in the scenario's order.
[[nodiscard]] QStringList functionNames(const Json &scenario);
/// `$LATEST`, then the versions, then the aliases of a function.
[[nodiscard]] QStringList qualifiers(const Json &scenario, std::size_t function);
/// `/functions/2` with what follows.
[[nodiscard]] std::string functionPointer(std::size_t function, std::string_view rest = {});

[[nodiscard]] ConfigValues config(const Json &scenario, const ConfigPlace &place);
/// The pointer of the config's entry, or of the place where it would be added.
[[nodiscard]] std::string configPointer(const Json &scenario, const ConfigPlace &place);

/// The function and qualifier whose settings a pointer such as `/functions/0/EventInvokeConfigs/1`
/// leads into; absent if it leads elsewhere.
[[nodiscard]] std::optional<ConfigPlace> placeAt(const Json &scenario, std::string_view pointer);

/// Sets or removes one setting of a config. `setting` is a pointer within it:
/// `/MaximumRetryAttempts`, `/DestinationConfig/OnFailure/Destination`. An entry is made if there
/// is none, and removed when its last setting goes: AWS saves no config without a setting.
[[nodiscard]] Edit configEdit(const Json &scenario, const ConfigPlace &place,
                              std::string_view setting, const std::optional<Json> &value);

/// The dead-letter queue's ARN; empty if there is none.
[[nodiscard]] QString deadLetterTarget(const Json &scenario, std::size_t function);
[[nodiscard]] Edit deadLetterEdit(std::size_t function, const QString &arn);

/// A whole number of an object; absent if it is not there.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(const Json *value);
/// A string, or an empty one if it is not there.
[[nodiscard]] QString text(const Json *value);

/// What was typed for a value: JSON, or, as most people write it, a bare word for a string.
[[nodiscard]] Json typedValue(const QString &text);

/// Every ARN that the scenario can send to: its targets, its destinations, its functions.
[[nodiscard]] QStringList knownTargets(const Json &scenario);

} // namespace retryscope::scenariojson
