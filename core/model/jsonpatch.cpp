#include "core/model/jsonpatch.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <iterator>
#include <utility>
#include <vector>

namespace retryscope {

namespace {

/// The reference tokens of a pointer, unescaped.
std::vector<std::string> tokensOf(std::string_view pointer)
{
    std::vector<std::string> tokens;
    while (!pointer.empty()) {
        assert(pointer.front() == '/');
        pointer.remove_prefix(1);
        const std::string_view raw = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(raw.size());
        std::string token;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            const bool isEscape = raw[i] == '~' && i + 1 < raw.size();
            token += isEscape ? (raw[i + 1] == '1' ? '/' : '~') : raw[i];
            if (isEscape)
                ++i;
        }
        tokens.push_back(std::move(token));
    }
    return tokens;
}

std::optional<std::size_t> indexOf(const std::string &token)
{
    std::size_t index = 0;
    const char *end = token.data() + token.size();
    const auto [last, problem] = std::from_chars(token.data(), end, index);
    if (problem != std::errc() || last != end || (token.size() > 1 && token.front() == '0'))
        return std::nullopt;
    return index;
}

const Json *childOf(const Json &container, const std::string &token)
{
    if (const Json::Array *array = container.array()) {
        const auto index = indexOf(token);
        return index && *index < array->size() ? &(*array)[*index] : nullptr;
    }
    return container.find(token);
}

/// `value` within new objects, one for each of the tokens from `first` on.
Json wrapped(Json value, const std::vector<std::string> &tokens, std::size_t first)
{
    for (std::size_t i = tokens.size(); i-- > first;)
        value = Json(Json::Object{{tokens[i], std::move(value)}});
    return value;
}

Error notFound(const std::string &where, const std::string &token, const Json &found)
{
    if (const Json::Array *array = found.array())
        return {where,
                "expected a place from 0 to " + std::to_string(array->size()) + ", found " + token};
    return {where, "expected an object or an array, found " + described(found)};
}

} // namespace

Result<JsonPatch> patchOf(const Json &root, std::string_view pointer,
                          const std::optional<Json> &value)
{
    const std::vector<std::string> tokens = tokensOf(pointer);
    assert(!tokens.empty());
    JsonPatch patch;
    const Json *container = &root;
    std::size_t depth = 0;
    const Json *child = childOf(*container, tokens[depth]);
    while (child && depth + 1 < tokens.size()) {
        patch.container = childPointer(patch.container, tokens[depth]);
        container = child;
        ++depth;
        child = childOf(*container, tokens[depth]);
    }
    patch.key = tokens[depth];
    if (const Json::Object *object = container->object()) {
        const auto at = std::ranges::find(*object, patch.key, &JsonMember::key);
        patch.place = static_cast<std::size_t>(std::distance(object->begin(), at));
    } else if (const Json::Array *array = container->array()) {
        const auto index = indexOf(patch.key);
        if (!index || *index > array->size())
            return notFound(patch.container, patch.key, *container);
        patch.place = *index;
    } else {
        return notFound(patch.container, patch.key, *container);
    }
    if (child)
        patch.before = *child;
    if (value)
        patch.after = wrapped(*value, tokens, depth + 1);
    return patch;
}

Result<JsonPatch> placeToAdd(const Json &root, std::string_view pointer)
{
    JsonPatch patch;
    patch.container = pointer.substr(0, pointer.rfind('/'));
    patch.key = tokensOf(pointer).back();
    const Json *container = resolve(root, patch.container);
    if (!container)
        return Error{patch.container,
                     "expected an object or an array at " + patch.container + ", found none"};
    if (const Json::Object *object = container->object()) {
        const auto at = std::ranges::find(*object, patch.key, &JsonMember::key);
        patch.place = static_cast<std::size_t>(std::distance(object->begin(), at));
        if (at != object->end())
            patch.before = at->value;
        return patch;
    }
    const Json::Array *array = container->array();
    const auto index = array && patch.key == "-" ? array->size() : indexOf(patch.key);
    if (!array || !index || *index > array->size())
        return notFound(patch.container, patch.key, *container);
    patch.place = *index;
    return patch;
}

void apply(Json &root, const JsonPatch &patch)
{
    Json *container = resolve(root, patch.container);
    assert(container);
    const auto place = static_cast<std::ptrdiff_t>(patch.place);
    if (Json::Array *array = container->array()) {
        if (patch.before && patch.after)
            (*array)[patch.place] = *patch.after;
        else if (patch.after)
            array->insert(array->begin() + place, *patch.after);
        else if (patch.before)
            array->erase(array->begin() + place);
    } else if (Json::Object *object = container->object()) {
        if (patch.before && patch.after)
            (*object)[patch.place].value = *patch.after;
        else if (patch.after)
            object->insert(object->begin() + place, {patch.key, *patch.after});
        else if (patch.before)
            object->erase(object->begin() + place);
    }
}

JsonPatch reversed(JsonPatch patch)
{
    std::swap(patch.before, patch.after);
    return patch;
}

} // namespace retryscope
