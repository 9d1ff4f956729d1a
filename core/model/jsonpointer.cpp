#include "core/model/jsonpointer.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace retryscope {

std::optional<std::string> nextToken(std::string_view &pointer)
{
    if (!pointer.starts_with('/'))
        return std::nullopt;
    pointer.remove_prefix(1);
    const auto end = std::min(pointer.find('/'), pointer.size());
    std::string token;
    for (std::size_t i = 0; i < end; ++i) {
        if (pointer[i] == '~' && i + 1 < end) {
            token += pointer[i + 1] == '1' ? '/' : '~';
            ++i;
        } else {
            token += pointer[i];
        }
    }
    pointer.remove_prefix(end);
    return token;
}

std::optional<std::size_t> placeOf(std::string_view token)
{
    std::size_t place = 0;
    const char *end = token.data() + token.size();
    const auto [last, problem] = std::from_chars(token.data(), end, place);
    if (problem != std::errc() || last != end || (token.size() > 1 && token.front() == '0'))
        return std::nullopt;
    return place;
}

const Json *childOf(const Json &value, std::string_view token)
{
    const Json::Array *array = value.array();
    if (!array)
        return value.find(token);
    const auto place = placeOf(token);
    return place && *place < array->size() ? &(*array)[*place] : nullptr;
}

bool isJsonPointer(std::string_view text)
{
    if (!text.empty() && !text.starts_with('/'))
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escapes = i + 1 < text.size() && (text[i + 1] == '0' || text[i + 1] == '1');
        if (text[i] == '~' && !escapes)
            return false;
    }
    return true;
}

const Json *resolve(const Json &root, std::string_view pointer)
{
    const Json *value = &root;
    while (value) {
        const auto token = nextToken(pointer);
        if (!token)
            break;
        value = childOf(*value, *token);
    }
    return value;
}

Json *resolve(Json &root, std::string_view pointer)
{
    // What is only searched stays shared.
    if (!resolve(std::as_const(root), pointer))
        return nullptr;
    Json *value = &root;
    while (const auto token = nextToken(pointer)) {
        Json::Array *array = value->array();
        value = array ? &(*array)[*placeOf(*token)] : value->find(*token);
    }
    return value;
}

std::string childPointer(std::string_view pointer, std::string_view key)
{
    std::string result(pointer);
    result += '/';
    for (const char c : key) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

std::string childPointer(std::string_view pointer, std::size_t index)
{
    return std::string(pointer) + '/' + std::to_string(index);
}

} // namespace retryscope
