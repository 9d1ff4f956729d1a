#include "core/formats/templateintrinsic.h"
#include "core/formats/templateresolver.h"

#include <charconv>
#include <utility>

/// The intrinsic functions that make values out of values.
namespace retryscope {

namespace {

/// Texts put together; unknown as soon as one of them is.
class Concatenation
{
public:
    void add(const std::string &text) { m_text += text; }

    /// False if `value` is no text.
    [[nodiscard]] bool add(const ImportValue &value)
    {
        const auto text = labelText(value);
        if (value.isUnknown() && m_reason.empty())
            m_reason = value.reason;
        m_text += text.value_or("");
        return text.has_value();
    }

    [[nodiscard]] ImportValue value(const std::string &pointer) const
    {
        return m_reason.empty() ? scalarValue(m_text, pointer)
                                : unknownValue(m_text, m_reason, pointer);
    }

private:
    std::string m_text;
    std::string m_reason;
};

} // namespace

ImportValue splitValue(std::string_view text, std::string_view separator,
                       const std::string &pointer)
{
    ImportValue list;
    list.kind = ImportValue::Kind::List;
    list.pointer = pointer;
    while (true) {
        const auto end = separator.empty() ? std::string_view::npos : text.find(separator);
        list.items.push_back(scalarValue(text.substr(0, end), pointer));
        if (end == std::string_view::npos)
            return list;
        text.remove_prefix(end + separator.size());
    }
}

ImportValue TemplateResolver::substituted(const Json &argument, const std::string &pointer)
{
    const Json::Array *parts = argument.array();
    const Json *variables = parts ? &parts->back() : nullptr;
    Concatenation result;
    for (const SubPiece &piece : subPieces(textIn(parts ? parts->front() : argument))) {
        if (!piece.isReference) {
            result.add(piece.text);
            continue;
        }
        const Json *variable = variables ? variables->find(piece.text) : nullptr;
        const auto [id, name] = attributeReference(std::string_view(piece.text));
        const ImportValue value = variable
            ? resolved(*variable, childPointer(childPointer(pointer, 1), piece.text))
            : name.empty() ? reference(id, pointer)
                           : attribute(Json(Json::Array{id, name}), pointer);
        if (!result.add(value))
            return broken(pointer, "expected a text for `${" + piece.text + "}`, found a list");
    }
    return result.value(pointer);
}

ImportValue TemplateResolver::joinedTexts(const Json &argument, const std::string &pointer)
{
    const Json::Array &parts = itemsIn(argument);
    ImportValue list = resolved(parts[1], childPointer(pointer, 1));
    if (list.isUnknown())
        return list;
    Concatenation result;
    bool isFirst = true;
    for (const ImportValue &item : list.items) {
        if (!std::exchange(isFirst, false))
            result.add(textIn(parts[0]));
        if (!result.add(item))
            return broken(item.pointer, "expected a text to join, found a list or an object");
    }
    return result.value(pointer);
}

ImportValue TemplateResolver::selected(const Json &argument, const std::string &pointer)
{
    const Json::Array &parts = itemsIn(argument);
    ImportValue index = resolved(parts[0], childPointer(pointer, 0));
    ImportValue list = resolved(parts[1], childPointer(pointer, 1));
    if (index.isUnknown())
        return index;
    if (list.isUnknown())
        return list;
    const std::string text = labelText(index).value_or("");
    std::size_t number = 0;
    const char *last = text.data() + text.size();
    const auto [end, problem] = std::from_chars(text.data(), last, number);
    if (problem != std::errc() || end != last || number >= list.items.size()) {
        return broken(childPointer(pointer, 0),
                      "expected an index below " + std::to_string(list.items.size()) + ", found `"
                          + text + '`');
    }
    return list.items[number];
}

ImportValue TemplateResolver::split(const Json &argument, const std::string &pointer)
{
    const Json::Array &parts = itemsIn(argument);
    ImportValue text = resolved(parts[1], childPointer(pointer, 1));
    if (text.isUnknown())
        return text;
    return splitValue(labelText(text).value_or(""), textIn(parts[0]), pointer);
}

ImportValue TemplateResolver::foundInMap(const Json &argument, const std::string &pointer)
{
    const Json::Array &parts = itemsIn(argument);
    const Json *value = m_document.find("Mappings");
    std::string path;
    for (std::size_t i = 0; i < 3; ++i) {
        ImportValue key = resolved(parts[i], childPointer(pointer, i));
        if (key.isUnknown())
            return key;
        const std::string text = labelText(key).value_or("");
        (path += path.empty() ? "" : ".") += text;
        value = value ? value->find(text) : nullptr;
    }
    if (value)
        return importValue(*value, pointer);
    if (parts.size() == 4 && parts[3].find("DefaultValue"))
        return resolved(*parts[3].find("DefaultValue"), childPointer(pointer, 3));
    return broken(pointer, "expected an entry of `Mappings`, found none called `" + path + '`');
}

ImportValue TemplateResolver::chosen(const Json &argument, const std::string &pointer)
{
    const Json::Array &parts = itemsIn(argument);
    const std::string &condition = textIn(parts[0]);
    const auto isTrue = holds(condition, childPointer(pointer, 0));
    if (!isTrue)
        return unknownValue(condition, "the condition `" + condition + "` can't be decided",
                            pointer);
    const std::size_t place = *isTrue ? 1 : 2;
    return resolved(parts[place], childPointer(pointer, place));
}

} // namespace retryscope
