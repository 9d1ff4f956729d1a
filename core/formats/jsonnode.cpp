#include "core/formats/jsonnode.h"

#include <algorithm>

namespace retryscope {

namespace {

std::string found(const Json &value)
{
    constexpr std::size_t longest = 40;
    const JsonNumber *number = value.number();
    if (!number)
        return described(value);
    if (number->text.size() > longest)
        return "a number of " + std::to_string(number->text.size()) + " characters";
    return number->text;
}

std::string expectedAndFound(std::string_view expected, const Json &value)
{
    std::string what = "expected ";
    what += expected;
    what += ", found " + found(value);
    return what;
}

} // namespace

std::string JsonNode::pointer() const
{
    if (!m_parent)
        return {};
    const std::string parent = m_parent->pointer();
    return m_index ? childPointer(parent, *m_index) : childPointer(parent, m_key);
}

std::optional<std::int64_t> JsonNode::wholeNumber(WholeRange range) const
{
    if (const JsonNumber *number = m_value->number()) {
        const auto value = retryscope::wholeNumber(*number);
        if (value && range.least <= *value && *value <= range.most)
            return value;
    }
    failExpecting("a whole number from " + std::to_string(range.least) + " to "
                  + std::to_string(range.most));
    return std::nullopt;
}

std::optional<bool> JsonNode::boolean() const
{
    const bool *value = m_value->boolean();
    if (!value)
        failExpecting("true or false");
    return value ? std::optional(*value) : std::nullopt;
}

const std::string *JsonNode::string() const
{
    if (!m_value->string())
        failExpecting("a string");
    return m_value->string();
}

const Json::Array *JsonNode::array() const
{
    if (!m_value->array())
        failExpecting("an array");
    return m_value->array();
}

const Json::Object *JsonNode::object() const
{
    if (!m_value->object())
        failExpecting("an object");
    return m_value->object();
}

std::optional<std::size_t> JsonNode::oneOf(std::span<const std::string_view> words) const
{
    if (const std::string *text = m_value->string()) {
        const auto word = std::ranges::find(words, *text);
        if (word != words.end())
            return static_cast<std::size_t>(word - words.begin());
    }
    std::string expected = words.size() > 1 ? "one of " : "";
    for (const std::string_view &word : words) {
        if (&word != &words.front())
            expected += ", ";
        appendQuoted(expected, word);
    }
    failExpecting(expected);
    return std::nullopt;
}

void JsonNode::fail(std::string what) const
{
    m_errors->push_back({pointer(), std::move(what)});
}

void JsonNode::failExpecting(std::string_view expected) const
{
    fail(expectedAndFound(expected, *m_value));
}

void JsonNode::failRepeated(std::string_view expected) const
{
    fail(expectedAndFound(expected, *m_value) + " again");
}

} // namespace retryscope
