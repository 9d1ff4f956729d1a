#include "core/model/jsonmerge.h"

#include "core/model/jsonchange.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace retryscope {

namespace {

std::ptrdiff_t growth(const JsonChange &change)
{
    return static_cast<std::ptrdiff_t>(change.toEnd - change.toBegin)
        - static_cast<std::ptrdiff_t>(change.fromEnd - change.fromBegin);
}

/// Whether they leave all other elements in their places.
bool areInPlace(const std::vector<JsonChange> &changes)
{
    return std::ranges::all_of(changes, [](const JsonChange &each) { return growth(each) == 0; });
}

/// By how much the `own` changes of `base` have moved the place where `edit` is to be made; absent
/// if one of them is of the same elements.
std::optional<std::ptrdiff_t> movedBy(const Json::Array &base, const std::vector<JsonChange> &own,
                                      const JsonChange &edit)
{
    std::ptrdiff_t by = 0;
    for (const JsonChange &change : own) {
        const bool isBefore = change.fromEnd <= edit.fromBegin;
        const bool isBehind = change.fromBegin >= edit.fromEnd;
        if (!isBefore && !isBehind)
            return std::nullopt;
        // Two that insert at one place are both before and behind each other.
        const bool isInFront = change.fromBegin == 0 && !base.empty();
        if (isBefore && (!isBehind || isInFront))
            by += growth(change);
    }
    return by;
}

Json mergedArrays(const Json::Array &base, const Json::Array &edited, const Json::Array &other)
{
    const std::vector<JsonChange> edits = changes(base, edited);
    const std::vector<JsonChange> own = changes(base, other);
    Json::Array result = other;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        if (const auto by = movedBy(base, own, *edit)) {
            const auto moved = static_cast<std::size_t>(*by);
            result.replace(edit->fromBegin + moved, edit->fromEnd + moved,
                           edited.begin() + static_cast<std::ptrdiff_t>(edit->toBegin),
                           edited.begin() + static_cast<std::ptrdiff_t>(edit->toEnd));
        } else if (areInPlace(edits) && areInPlace(own)) {
            for (std::size_t i = edit->fromBegin; i < edit->fromEnd; ++i)
                result[i] = merged(base[i], edited[i], other[i]);
        } else {
            return other;
        }
    }
    return result;
}

bool areSame(const Json *left, const Json *right)
{
    return left && right ? *left == *right : left == right;
}

/// A member that may be absent from each of the three.
std::optional<Json> mergedMember(const Json *base, const Json *edited, const Json *other)
{
    const auto value = [](const Json *member) {
        return member ? std::optional(*member) : std::nullopt;
    };
    if (areSame(base, other))
        return value(edited);
    if (areSame(base, edited) || !edited || !other)
        return value(other);
    if (base)
        return merged(*base, *edited, *other);
    const Json nothing = other->array() ? Json(Json::Array{}) : Json(Json::Object{});
    return merged(nothing, *edited, *other);
}

Json mergedObjects(const Json &base, const Json &edited, const Json &other)
{
    Json::Object result;
    const auto add = [&](const std::string &key) {
        if (auto value = mergedMember(base.find(key), edited.find(key), other.find(key)))
            result.push_back({key, std::move(*value)});
    };
    for (const JsonMember &member : *edited.object())
        add(member.key);
    for (const JsonMember &member : *other.object()) {
        if (!edited.find(member.key))
            add(member.key);
    }
    return result;
}

} // namespace

Json merged(const Json &base, const Json &edited, const Json &other)
{
    if (base == edited)
        return other;
    if (base == other)
        return edited;
    if (base.object() && edited.object() && other.object())
        return mergedObjects(base, edited, other);
    if (base.array() && edited.array() && other.array())
        return mergedArrays(*base.array(), *edited.array(), *other.array());
    return other;
}

} // namespace retryscope
