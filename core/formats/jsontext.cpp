#include "core/formats/jsontext.h"

#include "core/formats/jsonsyntax.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_set>
#include <utility>

namespace retryscope {

namespace {

/// An array or object that is being read.
struct OpenValue
{
    bool isArray = false;
    std::size_t first = 0; ///< the place of its first element or member among all that are open
    std::unordered_set<std::string> keys; ///< of a large object, where a search would be slow
};

/// Takes what follows `first` out of `all`.
template <typename T>
std::vector<T> taken(std::vector<T> &all, std::size_t first)
{
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<T> result(std::make_move_iterator(begin), std::make_move_iterator(all.end()));
    all.erase(begin, all.end());
    return result;
}

/// Builds a `Json` out of the library's events. The library keeps its own stack, so that nesting
/// costs no recursion; what is nested too deeply is read over.
class TreeBuilder
{
public:
    explicit TreeBuilder(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] Result<Json, std::vector<Error>> result()
    {
        if (!m_errors.empty())
            return std::move(m_errors);
        return std::move(m_root);
    }

    // The library calls what follows, by these names; true means: go on.
    // NOLINTBEGIN(readability-identifier-naming)
    bool null() { return add(Json()); }
    bool boolean(bool value) { return add(Json(value)); }
    bool number_unsigned(std::uint64_t value) { return add(number(std::to_string(value))); }
    bool string(std::string &value) { return add(Json(std::move(value))); }
    bool binary(nlohmann::json::binary_t & /*value*/) { return false; } // JSON text has none
    bool start_array(std::size_t /*count*/) { return open(true, m_elements.size()); }
    bool start_object(std::size_t /*count*/) { return open(false, m_members.size()); }
    bool end_array() { return close(); }
    bool end_object() { return close(); }

    bool number_integer(std::int64_t value)
    {
        // Positive numbers come as unsigned ones, so zero has a sign here.
        return add(number(value == 0 ? "-0" : std::to_string(value)));
    }

    bool number_float(double /*value*/, std::string spelling)
    {
        // The library spells the point as the process's locale does.
        const auto isPoint = [](char c) {
            return std::string_view("0123456789+-eE").find(c) == std::string_view::npos;
        };
        std::ranges::replace_if(spelling, isPoint, '.');
        return add(number(std::move(spelling)));
    }

    bool key(std::string &key);
    bool parse_error(std::size_t bytesRead, const std::string &lastToken,
                     const nlohmann::detail::exception &problem);
    // NOLINTEND(readability-identifier-naming)

private:
    static Json number(std::string spelling) { return Json(JsonNumber{std::move(spelling)}); }

    void place(Json &&value);
    bool add(Json &&value);
    bool open(bool isArray, std::size_t first);
    bool close();
    [[nodiscard]] bool isKnown(OpenValue &object, const std::string &key) const;
    [[nodiscard]] std::string pointer() const;

    std::string_view m_text;
    Json m_root;
    std::vector<OpenValue> m_open;
    // What the open values hold so far, a member whose value is open included: each is made when it
    // is closed, at its final size.
    std::vector<Json> m_elements;
    Json::Object m_members;
    std::size_t m_tooDeep = 0; ///< levels beyond the limit that are open
    std::vector<Error> m_errors;
};

/// Puts `value` where the text has it.
void TreeBuilder::place(Json &&value)
{
    if (m_open.empty())
        m_root = std::move(value);
    else if (m_open.back().isArray)
        m_elements.push_back(std::move(value));
    else
        m_members.back().value = std::move(value);
}

bool TreeBuilder::add(Json &&value)
{
    if (m_tooDeep == 0)
        place(std::move(value));
    return true;
}

bool TreeBuilder::open(bool isArray, std::size_t first)
{
    if (m_tooDeep == 0 && m_open.size() < jsonDepthLimit) {
        m_open.push_back({isArray, first, {}});
        return true;
    }
    if (m_tooDeep == 0) {
        m_errors.push_back({pointer(),
                            "expected at most " + std::to_string(jsonDepthLimit)
                                + " levels of arrays and objects, found more"});
        place(Json());
    }
    ++m_tooDeep;
    return true;
}

bool TreeBuilder::close()
{
    if (m_tooDeep > 0) {
        --m_tooDeep;
        return true;
    }
    const OpenValue &closed = m_open.back();
    Json value = closed.isArray ? Json(Json::Array(taken(m_elements, closed.first)))
                                : Json(taken(m_members, closed.first));
    m_open.pop_back();
    place(std::move(value));
    return true;
}

bool TreeBuilder::key(std::string &key)
{
    if (m_tooDeep > 0)
        return true;
    OpenValue &object = m_open.back();
    const bool isDuplicate = isKnown(object, key);
    m_members.push_back({std::move(key), Json()});
    if (isDuplicate)
        m_errors.push_back({pointer(), "expected each key once in an object, found it again"});
    return true;
}

/// Whether the open `object`, which is the innermost, has `key` already; remembers it.
bool TreeBuilder::isKnown(OpenValue &object, const std::string &key) const
{
    constexpr std::size_t searched = 16;
    const auto members = std::span(m_members).subspan(object.first);
    if (members.size() < searched)
        return std::ranges::find(members, key, &JsonMember::key) != members.end();
    if (object.keys.empty()) {
        for (const JsonMember &member : members)
            object.keys.insert(member.key);
    }
    return !object.keys.insert(key).second;
}

/// Of the value that is being read.
std::string TreeBuilder::pointer() const
{
    std::string text;
    for (auto open = m_open.begin(); open != m_open.end(); ++open) {
        const auto isAlike = [&](const OpenValue &other) { return other.isArray == open->isArray; };
        const auto inner = std::find_if(open + 1, m_open.end(), isAlike);
        const bool isInnermost = inner == m_open.end();
        if (open->isArray) {
            const std::size_t end = isInnermost ? m_elements.size() : inner->first;
            text = childPointer(text, end - open->first);
        } else {
            const std::size_t end = isInnermost ? m_members.size() : inner->first;
            text = childPointer(text, m_members[end - 1].key);
        }
    }
    return text;
}

bool TreeBuilder::parse_error(std::size_t bytesRead, const std::string & /*lastToken*/,
                              const nlohmann::detail::exception &problem)
{
    constexpr int numberTooLarge = 406;
    const std::size_t offset = bytesRead == 0 ? 0 : bytesRead - 1;
    m_errors.push_back(problem.id == numberTooLarge
                           ? jsonNumberTooLarge(m_text, offset)
                           : jsonSyntaxError(m_text, offset, problem.what()));
    return false;
}

} // namespace

Result<Json, std::vector<Error>> parseJson(std::string_view text)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    // The library takes a zero byte for the end of the text.
    if (const auto zero = text.find('\0'); zero != std::string_view::npos)
        return std::vector{Error{lineColumn(text, zero), "expected JSON, found a zero byte"}};
    TreeBuilder builder(text);
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    return builder.result();
}

} // namespace retryscope
