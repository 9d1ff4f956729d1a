#include "core/model/jsonoperation.h"

#include "core/model/jsonchange.h"
#include "core/model/jsonpatch.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <utility>

namespace retryscope {

namespace {

/// How many arrays and objects lie within each other, the value itself included.
int depthOf(const Json &value)
{
    int deepest = 0;
    if (const Json::Array *array = value.array()) {
        for (const Json &element : *array)
            deepest = std::max(deepest, depthOf(element));
    } else if (const Json::Object *object = value.object()) {
        for (const JsonMember &member : *object)
            deepest = std::max(deepest, depthOf(member.value));
    } else {
        return 0;
    }
    return deepest + 1;
}

/// What `value` at `path` would make too deep to be read again.
std::optional<Error> tooDeep(const std::string &path, const Json &value)
{
    if (std::ranges::count(path, '/') + depthOf(value) <= jsonDepthLimit)
        return std::nullopt;
    return Error{"/path",
                 "expected at most " + std::to_string(jsonDepthLimit)
                     + " levels of arrays and objects, found more"};
}

/// A document on its way through a patch.
class Patching
{
public:
    explicit Patching(Json document)
        : m_document(std::move(document))
    {
    }

    [[nodiscard]] Json document() && { return std::move(m_document); }

    std::optional<Error> apply(const JsonOperation &operation)
    {
        switch (operation.kind) {
        case JsonOperationKind::Add:
            return add(operation.path, operation.value);
        case JsonOperationKind::Remove:
            return remove("/path", operation.path);
        case JsonOperationKind::Replace:
            return replace(operation.path, operation.value);
        case JsonOperationKind::Move:
            return move(operation);
        case JsonOperationKind::Copy:
            return copy(operation);
        case JsonOperationKind::Test:
            return test(operation);
        }
        return std::nullopt;
    }

private:
    static Error missing(const char *where, const std::string &pointer)
    {
        return {where, "expected the place of a value, found " + pointer + ", where there is none"};
    }

    std::optional<Error> add(const std::string &path, Json value)
    {
        if (auto error = tooDeep(path, value))
            return error;
        if (path.empty()) {
            m_document = std::move(value);
            return std::nullopt;
        }
        const auto place = placeToAdd(m_document, path);
        if (!place)
            return Error{"/path", place.error().what};
        JsonPatch patch = place.value();
        patch.after = std::move(value);
        retryscope::apply(m_document, patch);
        return std::nullopt;
    }

    std::optional<Error> remove(const char *where, const std::string &path)
    {
        if (path.empty())
            return Error{where, "expected a part of the document, found the whole"};
        if (!resolve(std::as_const(m_document), path))
            return missing(where, path);
        const auto patch = patchOf(m_document, path, std::nullopt);
        assert(patch.hasValue());
        retryscope::apply(m_document, patch.value());
        return std::nullopt;
    }

    std::optional<Error> replace(const std::string &path, const Json &value)
    {
        if (!resolve(std::as_const(m_document), path))
            return missing("/path", path);
        if (auto error = tooDeep(path, value))
            return error;
        *resolve(m_document, path) = value;
        return std::nullopt;
    }

    std::optional<Error> move(const JsonOperation &operation)
    {
        const Json *found = resolve(std::as_const(m_document), operation.from);
        if (!found)
            return missing("/from", operation.from);
        if (operation.path.starts_with(operation.from + '/'))
            return Error{"/path",
                         "expected a place outside " + operation.from + ", which is moved, found "
                             + operation.path};
        Json value = *found;
        if (auto error = remove("/from", operation.from))
            return error;
        return add(operation.path, std::move(value));
    }

    std::optional<Error> copy(const JsonOperation &operation)
    {
        const Json *found = resolve(std::as_const(m_document), operation.from);
        return found ? add(operation.path, Json(*found)) : missing("/from", operation.from);
    }

    std::optional<Error> test(const JsonOperation &operation)
    {
        const Json *found = resolve(std::as_const(m_document), operation.path);
        if (!found)
            return missing("/path", operation.path);
        if (*found == operation.value)
            return std::nullopt;
        return Error{"/value",
                     "expected what stands at " + operation.path + ", " + described(*found)
                         + ", found " + described(operation.value)};
    }

    Json m_document;
};

void compare(const Json &from, const Json &to, const std::string &pointer,
             std::vector<JsonOperation> &operations);

void compareMembers(const Json &from, const Json &to, const std::string &pointer,
                    std::vector<JsonOperation> &operations)
{
    for (const JsonMember &member : *from.object()) {
        const std::string place = childPointer(pointer, member.key);
        if (const Json *other = to.find(member.key))
            compare(member.value, *other, place, operations);
        else
            operations.push_back({JsonOperationKind::Remove, place, {}, {}});
    }
    for (const JsonMember &member : *to.object()) {
        if (!from.find(member.key))
            operations.push_back(
                {JsonOperationKind::Add, childPointer(pointer, member.key), member.value, {}});
    }
}

/// One change of an array at whose places before it the operations so far have made what `to` has.
void compareElements(const Json::Array &from, const Json::Array &to, const JsonChange &change,
                     const std::string &pointer, std::vector<JsonOperation> &operations)
{
    const std::size_t removed = change.fromEnd - change.fromBegin;
    const std::size_t added = change.toEnd - change.toBegin;
    const std::size_t both = std::min(removed, added);
    const auto place = [&](std::size_t i) { return childPointer(pointer, change.toBegin + i); };
    for (std::size_t i = 0; i < both; ++i)
        compare(from[change.fromBegin + i], to[change.toBegin + i], place(i), operations);
    for (std::size_t i = removed; i > both; --i)
        operations.push_back({JsonOperationKind::Remove, place(i - 1), {}, {}});
    const bool isAtTheEnd = change.fromEnd == from.size();
    for (std::size_t i = both; i < added; ++i) {
        const std::string where =
            isAtTheEnd ? childPointer(pointer, std::string_view("-")) : place(i);
        operations.push_back({JsonOperationKind::Add, where, to[change.toBegin + i], {}});
    }
}

void compare(const Json &from, const Json &to, const std::string &pointer,
             std::vector<JsonOperation> &operations)
{
    if (from == to)
        return;
    if (from.object() && to.object())
        compareMembers(from, to, pointer, operations);
    else if (from.array() && to.array())
        for (const JsonChange &change : changes(*from.array(), *to.array()))
            compareElements(*from.array(), *to.array(), change, pointer, operations);
    else
        operations.push_back({JsonOperationKind::Replace, pointer, to, {}});
}

} // namespace

const char *name(JsonOperationKind kind)
{
    constexpr std::array<const char *, 6> names{"add", "remove", "replace", "move", "copy", "test"};
    return names[static_cast<std::size_t>(kind)];
}

Result<Json> patched(Json document, std::span<const JsonOperation> operations)
{
    Patching patching(std::move(document));
    for (std::size_t i = 0; i < operations.size(); ++i) {
        if (const auto error = patching.apply(operations[i]))
            return Error{childPointer({}, i) + error->where, error->what};
    }
    return std::move(patching).document();
}

std::vector<JsonOperation> difference(const Json &from, const Json &to)
{
    std::vector<JsonOperation> operations;
    compare(from, to, {}, operations);
    return operations;
}

JsonOperation operationOf(const Json &root, const JsonPatch &patch)
{
    const Json *container = resolve(root, patch.container);
    const Json::Array *array = container->array();
    const bool isAppended = array && !patch.before && patch.place == array->size();
    const std::string path = !array ? childPointer(patch.container, patch.key)
        : isAppended                ? childPointer(patch.container, std::string_view("-"))
                                    : childPointer(patch.container, patch.place);
    if (!patch.after)
        return {JsonOperationKind::Remove, path, {}, {}};
    return {
        patch.before ? JsonOperationKind::Replace : JsonOperationKind::Add, path, *patch.after, {}};
}

} // namespace retryscope
