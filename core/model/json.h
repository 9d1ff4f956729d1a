#pragma once

#include "core/model/jsonarray.h"
#include "core/model/shared.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace retryscope {

struct JsonMember;

/// A JSON number as its author spelled it: passing it on changes no digit.
struct JsonNumber
{
    std::string text; ///< a number by RFC 8259

    /// Equal by value: `1`, `1.0` and `10e-1` are the same number. Exact, without rounding.
    bool operator==(const JsonNumber &other) const;
};

/// A JSON value: an event, a response, a record.
///
/// Objects keep the order of their members; equality does not look at it. The reader in
/// `core/formats` refuses duplicate keys and nesting beyond `jsonDepthLimit`.
///
/// A copy shares arrays and objects with the original until one of them is changed, so that it
/// costs the same for a scenario of a million invocations as for a number. Several threads may read
/// and copy copies of one value. A pointer into a value that is not const is for changing it at
/// once: copying the value makes the pointer stale.
class Json
{
public:
    using Array = JsonArray;
    using Object = std::vector<JsonMember>;

    Json(); ///< `null`
    Json(const Json &other);
    Json(Json &&other) noexcept;
    Json &operator=(const Json &other);
    Json &operator=(Json &&other) noexcept;
    ~Json();

    Json(bool value);
    Json(std::int64_t value);
    Json(int value);
    Json(JsonNumber value);
    Json(std::string value);
    Json(std::string_view value);
    Json(const char *value);
    Json(Array value);
    Json(Object value);

    [[nodiscard]] bool isNull() const { return m_content.index() == 0; }
    [[nodiscard]] bool isObject() const
    {
        return std::holds_alternative<Shared<Object>>(m_content);
    }

    /// The content if it is of that kind, else null.
    [[nodiscard]] const bool *boolean() const { return std::get_if<bool>(&m_content); }
    [[nodiscard]] const JsonNumber *number() const { return std::get_if<JsonNumber>(&m_content); }
    [[nodiscard]] const std::string *string() const { return std::get_if<std::string>(&m_content); }
    [[nodiscard]] const Array *array() const { return std::get_if<Array>(&m_content); }
    [[nodiscard]] const Object *object() const
    {
        const auto *object = std::get_if<Shared<Object>>(&m_content);
        return object ? &object->value() : nullptr;
    }
    [[nodiscard]] std::string *string() { return std::get_if<std::string>(&m_content); }
    [[nodiscard]] Array *array() { return std::get_if<Array>(&m_content); }
    /// Where it is shared, the object is copied first: one level, sharing what is in it.
    [[nodiscard]] Object *object();

    /// The value of `key`; null if this is no object or has no such member.
    [[nodiscard]] const Json *find(std::string_view key) const;
    [[nodiscard]] Json *find(std::string_view key);

    /// Sets `key` of an object, keeping its place if it is there, else at the end.
    void set(std::string_view key, Json value);

    /// Equal by value: see `JsonNumber`; objects without regard to order.
    bool operator==(const Json &other) const;

private:
    std::variant<std::monostate, bool, JsonNumber, std::string, Array, Shared<Object>> m_content;
};

struct JsonMember
{
    std::string key;
    Json value;
};

inline constexpr int jsonDepthLimit = 200;

/// What an error message calls the value: `a string`, `the number 3`, `an object`.
[[nodiscard]] std::string described(const Json &value);

/// Whether `text` is a JSON pointer by RFC 6901.
[[nodiscard]] bool isJsonPointer(std::string_view text);

/// The value that `pointer` names within `root`; null if there is none.
[[nodiscard]] const Json *resolve(const Json &root, std::string_view pointer);
[[nodiscard]] Json *resolve(Json &root, std::string_view pointer);

/// `pointer` with one more reference token, escaped.
[[nodiscard]] std::string childPointer(std::string_view pointer, std::string_view key);
[[nodiscard]] std::string childPointer(std::string_view pointer, std::size_t index);

/// Compact UTF-8 text, escaping only what JSON requires.
[[nodiscard]] std::string compactText(const Json &value);

/// Appends `text` to `out` as a JSON string, with its quotes.
void appendQuoted(std::string &out, std::string_view text);
void appendCompact(std::string &out, const Json &value);

} // namespace retryscope
