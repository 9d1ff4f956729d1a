#pragma once

#include "core/model/json.h"
#include "core/model/simtime.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace retryscope {

/// Makes an object, key by key. What has its default is left out.
class ObjectWriter
{
public:
    /// Adds a member.
    void put(std::string_view key, Json value)
    {
        m_members.push_back({std::string(key), std::move(value)});
    }

    /// Adds a member unless its value is the default.
    template <typename T>
    void put(std::string_view key, const T &value, const T &byDefault)
    {
        if (!(value == byDefault))
            put(key, Json(value));
    }

    /// Adds a member if there is a value.
    template <typename T>
    void put(std::string_view key, const std::optional<T> &value)
    {
        if (value)
            put(key, Json(*value));
    }
    void put(std::string_view key, const std::optional<Instant> &value)
    {
        if (value)
            put(key, Json(std::int64_t{value->time_since_epoch().count()}));
    }

    /// Adds an array unless it is empty; `write` makes JSON of an element.
    template <typename T, typename Write>
    void putArray(std::string_view key, const std::vector<T> &elements, Write write)
    {
        if (!elements.empty())
            put(key, writeArray(elements, write));
    }

    template <typename T, typename Write>
    static Json writeArray(const std::vector<T> &elements, Write write)
    {
        Json::Array array;
        array.reserve(elements.size());
        for (const T &element : elements)
            array.push_back(write(element));
        return array;
    }

    [[nodiscard]] Json object() && { return std::move(m_members); }

private:
    Json::Object m_members;
};

/// Whole milliseconds.
[[nodiscard]] inline Json writeMilliseconds(Duration duration)
{
    return std::int64_t{duration.count()};
}

[[nodiscard]] inline Json writeMilliseconds(Instant instant)
{
    return writeMilliseconds(instant.time_since_epoch());
}

} // namespace retryscope
