#pragma once

#include "core/formats/jsonnode.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace retryscope {

enum class Presence { Optional, Required };

/// One key that an object may have, and what becomes of its value.
template <typename T>
struct JsonField
{
    std::string_view key;
    void (*read)(const JsonNode &value, T &into);
    Presence presence = Presence::Optional;
};

/// What is wrong with an object that has no member `key`.
[[nodiscard]] inline std::string missingKey(std::string_view key)
{
    std::string what = "expected the key ";
    appendQuoted(what, key);
    return what + ", found none";
}

/// Notes that the object at `node` has no member `key`.
inline void failMissing(const JsonNode &node, std::string_view key)
{
    node.fail(missingKey(key));
}

/// Notes that an object with these keys may not have the member at `node`.
template <typename T>
void failUnknown(const JsonNode &node, std::span<const JsonField<T>> fields)
{
    std::string what = fields.empty() ? "expected no keys"
        : fields.size() == 1          ? "expected only the key "
                                      : "expected one of the keys ";
    for (const JsonField<T> &field : fields) {
        if (&field != &fields.front())
            what += ", ";
        what += field.key;
    }
    what += ", found ";
    appendQuoted(what, node.key());
    node.fail(std::move(what));
}

/// Reads an object by its table of keys, in the order of the document. Notes missing keys first,
/// then each key that the table does not have.
template <typename T>
void readFields(const JsonNode &node, std::type_identity_t<std::span<const JsonField<T>>> fields,
                T &into)
{
    const Json::Object *members = node.object();
    if (!members)
        return;
    for (const JsonField<T> &field : fields) {
        if (field.presence == Presence::Required && !node.json().find(field.key))
            failMissing(node, field.key);
    }
    for (const JsonMember &member : *members) {
        const JsonNode child(node, member.key, member.value);
        const auto field = std::ranges::find(fields, member.key, &JsonField<T>::key);
        if (field == fields.end())
            failUnknown<T>(child, fields);
        else
            field->read(child, into);
    }
}

} // namespace retryscope
