#pragma once

#include "core/formats/jsonnumber.h"
#include "core/model/json.h"
#include "core/model/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// The whole numbers that a setting may have, both ends included.
struct WholeRange
{
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// The whole numbers that every JSON reader keeps exactly.
inline constexpr WholeRange safeWholeNumbers{-9'007'199'254'740'991, 9'007'199'254'740'991};

/// A value of a document that is being read, with its place and the list of what is wrong.
///
/// Nodes are linked to their parents and live on the stack while they are read: the JSON pointer is
/// made only for an error, so that a correct document of a million entries costs no text.
///
/// Each query gives the content if it is as expected; else it notes an error at this place and
/// gives nothing.
class JsonNode
{
public:
    JsonNode(const Json &root, std::vector<Error> &errors)
        : m_value(&root)
        , m_errors(&errors)
    {
    }

    /// A member or element. The parent must outlive it.
    JsonNode(const JsonNode &parent, std::string_view key, const Json &value)
        : m_value(&value)
        , m_parent(&parent)
        , m_key(key)
        , m_errors(parent.m_errors)
    {
    }
    JsonNode(const JsonNode &parent, std::size_t index, const Json &value)
        : m_value(&value)
        , m_parent(&parent)
        , m_index(index)
        , m_errors(parent.m_errors)
    {
    }

    [[nodiscard]] const Json &json() const { return *m_value; }
    [[nodiscard]] std::string_view key() const { return m_key; }
    [[nodiscard]] std::string pointer() const;

    [[nodiscard]] std::optional<std::int64_t> wholeNumber(WholeRange range) const;
    [[nodiscard]] std::optional<bool> boolean() const;
    [[nodiscard]] const std::string *string() const;
    [[nodiscard]] const Json::Array *array() const;
    [[nodiscard]] const Json::Object *object() const;

    /// The place of the string in `words`.
    [[nodiscard]] std::optional<std::size_t> oneOf(std::span<const std::string_view> words) const;

    /// Notes an error at this place.
    void fail(std::string what) const;

    /// Notes `expected …, found …`.
    void failExpecting(std::string_view expected) const;

    /// Notes `expected …, found … again`.
    void failRepeated(std::string_view expected) const;

private:
    const Json *m_value;
    const JsonNode *m_parent = nullptr;
    std::string_view m_key;
    std::optional<std::size_t> m_index;
    std::vector<Error> *m_errors;
};

/// Calls `read` with each element of an array; notes an error if the value is none.
template <typename Read>
void readElements(const JsonNode &node, Read read)
{
    const Json::Array *elements = node.array();
    if (!elements)
        return;
    for (std::size_t i = 0; i < elements->size(); ++i)
        read(JsonNode(node, i, (*elements)[i]));
}

} // namespace retryscope
