#include "core/formats/jsontext.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t widestLine = 100; ///< columns

std::size_t columns(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; // no continuation byte of UTF-8
    }));
}

enum class Within { Nothing, Array };

/// Appends `value` as one line. False, with `out` unfinished, if that has more than `room` columns
/// or holds an object within an array. Reads no more of a large value than it needs.
bool appendLine(std::string &out, const Json &value, std::size_t room, Within within)
{
    constexpr std::size_t mostBytes = 4; // of a character
    const auto separate = [&out](bool &first) {
        if (!std::exchange(first, false))
            out += ", ";
    };
    if (const Json::Object *object = value.object()) {
        if (within == Within::Array)
            return false;
        out += '{';
        for (bool first = true; const JsonMember &member : *object) {
            separate(first);
            appendQuoted(out, member.key);
            out += ": ";
            if (!appendLine(out, member.value, room, within))
                return false;
        }
        out += '}';
    } else if (const Json::Array *array = value.array()) {
        out += '[';
        for (bool first = true; const Json &element : *array) {
            separate(first);
            if (!appendLine(out, element, room, Within::Array))
                return false;
        }
        out += ']';
    } else if (value.string() && value.string()->size() > mostBytes * room) {
        return false;
    } else {
        appendCompact(out, value);
    }
    return columns(out) <= room;
}

/// Writes JSON for people.
class PrettyPrinter
{
public:
    [[nodiscard]] std::string text(const Json &value)
    {
        write(value);
        m_out += '\n';
        return std::move(m_out);
    }

private:
    void write(const Json &value);
    void beginLine()
    {
        m_out += '\n';
        m_lineBegin = m_out.size();
        m_out.append(2 * m_level, ' ');
    }

    /// Writes the elements of an array or object, one a line, between its brackets.
    template <typename Elements, typename WriteElement>
    void writeLines(std::string_view brackets, const Elements &elements, WriteElement writeElement)
    {
        m_out += brackets.front();
        ++m_level;
        for (bool first = true; const auto &element : elements) {
            if (!std::exchange(first, false))
                m_out += ',';
            beginLine();
            writeElement(element);
        }
        --m_level;
        beginLine();
        m_out += brackets.back();
    }

    std::string m_out;
    std::size_t m_lineBegin = 0;
    std::size_t m_level = 0;
};

void PrettyPrinter::write(const Json &value)
{
    constexpr std::size_t comma = 1;
    const std::size_t used = columns(std::string_view(m_out).substr(m_lineBegin)) + comma;
    std::string line;
    if (used < widestLine && appendLine(line, value, widestLine - used, Within::Nothing)) {
        m_out += line;
    } else if (const Json::Object *object = value.object(); object && !object->empty()) {
        writeLines("{}", *object, [this](const JsonMember &member) {
            appendQuoted(m_out, member.key);
            m_out += ": ";
            write(member.value);
        });
    } else if (const Json::Array *array = value.array(); array && !array->empty()) {
        writeLines("[]", *array, [this](const Json &element) { write(element); });
    } else {
        appendCompact(m_out, value);
    }
}

} // namespace

std::string prettyText(const Json &value)
{
    return PrettyPrinter().text(value);
}

} // namespace retryscope
