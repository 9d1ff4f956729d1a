#include "core/model/jsonmerge.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace retryscope {

namespace {

/// What a change replaces of an array: from `begin` on and before `end`.
struct Stretch
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

Stretch changedStretch(const Json::Array &from, const Json::Array &to)
{
    const std::size_t shorter = std::min(from.size(), to.size());
    std::size_t begin = 0;
    while (begin < shorter && from[begin] == to[begin])
        ++begin;
    std::size_t same = 0; // at the end
    while (same < shorter - begin && from[from.size() - 1 - same] == to[to.size() - 1 - same])
        ++same;
    return {begin, from.size() - same};
}

/// The first `count` elements of `first`, then those of `second` from `begin` on.
Json spliced(const Json::Array &first, std::size_t count, const Json::Array &second,
             std::size_t begin)
{
    Json::Array result(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(count));
    result.insert(result.end(), second.begin() + static_cast<std::ptrdiff_t>(begin), second.end());
    return result;
}

Json mergedArrays(const Json::Array &base, const Json::Array &edited, const Json::Array &other)
{
    const Stretch edit = changedStretch(base, edited);
    const Stretch own = changedStretch(base, other);
    const bool isBefore = own.end <= edit.begin;
    const bool isBehind = own.begin >= edit.end;
    const bool isInFront = own.begin == 0 && !base.empty();
    if (isBehind && !(isBefore && isInFront)) {
        const std::size_t begin = edited.size() - (base.size() - own.begin);
        return spliced(edited, begin, other, own.begin);
    }
    if (isBefore)
        return spliced(other, other.size() - (base.size() - own.end), edited, own.end);
    if (edited.size() != base.size() || other.size() != base.size())
        return other;
    Json::Array result;
    for (std::size_t i = 0; i < base.size(); ++i)
        result.push_back(merged(base[i], edited[i], other[i]));
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
