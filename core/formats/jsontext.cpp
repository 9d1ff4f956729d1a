#include "core/formats/jsontext.h"

#include "core/formats/jsonsyntax.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace retryscope {

namespace {

/// An array or object that is being read: the one that is not null. Its address is stable, as its
/// parent does not grow before it is closed.
struct OpenValue
{
    Json::Array *array = nullptr;
    Json::Object *object = nullptr;
    std::string_view key; ///< its last key, for pointers; views the member
    std::unordered_set<std::string> keys; ///< of a large object, where a search would be slow
};

/// Whether the object has `key` already; remembers it.
bool isKnown(OpenValue &open, const std::string &key)
{
    constexpr std::size_t searched = 16;
    const Json::Object &members = *open.object;
    if (members.size() < searched)
        return std::ranges::find(members, key, &JsonMember::key) != members.end();
    if (open.keys.empty()) {
        for (const JsonMember &member : members)
            open.keys.insert(member.key);
    }
    return !open.keys.insert(key).second;
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
    bool start_array(std::size_t /*count*/) { return open(Json(Json::Array{})); }
    bool start_object(std::size_t /*count*/) { return open(Json(Json::Object{})); }
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

    Json *place(Json value);
    bool add(Json value);
    bool open(Json value);
    bool close();
    [[nodiscard]] std::string pointer() const;

    std::string_view m_text;
    Json m_root;
    std::vector<OpenValue> m_open;
    std::size_t m_tooDeep = 0; ///< levels beyond the limit that are open
    std::vector<Error> m_errors;
};

/// Puts `value` where the text has it, and says where that is.
Json *TreeBuilder::place(Json value)
{
    if (m_open.empty())
        return &(m_root = std::move(value));
    const OpenValue &parent = m_open.back();
    if (parent.array)
        return &parent.array->emplace_back(std::move(value));
    return &(parent.object->back().value = std::move(value));
}

bool TreeBuilder::add(Json value)
{
    if (m_tooDeep == 0)
        place(std::move(value));
    return true;
}

bool TreeBuilder::open(Json value)
{
    if (m_tooDeep > 0 || m_open.size() == jsonDepthLimit) {
        if (m_tooDeep == 0) {
            place(Json());
            m_errors.push_back({pointer(),
                                "expected at most " + std::to_string(jsonDepthLimit)
                                    + " levels of arrays and objects, found more"});
        }
        ++m_tooDeep;
        return true;
    }
    Json *const placed = place(std::move(value));
    m_open.push_back({placed->array(), placed->object(), {}, {}});
    return true;
}

bool TreeBuilder::close()
{
    if (m_tooDeep > 0)
        --m_tooDeep;
    else
        m_open.pop_back();
    return true;
}

bool TreeBuilder::key(std::string &key)
{
    if (m_tooDeep > 0)
        return true;
    OpenValue &open = m_open.back();
    const bool isDuplicate = isKnown(open, key);
    open.object->push_back({std::move(key), Json()});
    open.key = open.object->back().key;
    if (isDuplicate)
        m_errors.push_back({pointer(), "expected each key once in an object, found it again"});
    return true;
}

std::string TreeBuilder::pointer() const
{
    std::string text;
    for (const OpenValue &open : m_open) {
        text =
            open.array ? childPointer(text, open.array->size() - 1) : childPointer(text, open.key);
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
