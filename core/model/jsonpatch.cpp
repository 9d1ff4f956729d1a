#include "core/model/jsonpatch.h"

#include "core/model/jsonpointer.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>
#include <vector>

namespace retryscope {

namespace {

std::vector<std::string> tokensOf(std::string_view pointer)
{
    std::vector<std::string> tokens;
    while (auto token = nextToken(pointer))
        tokens.push_back(std::move(*token));
    return tokens;
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
        const auto index = placeOf(patch.key);
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
    const auto index = array && patch.key == "-" ? array->size() : placeOf(patch.key);
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
            array->insert(patch.place, *patch.after);
        else if (patch.before)
            array->erase(patch.place);
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
