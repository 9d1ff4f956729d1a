#include "core/formats/importvalue.h"

#include "core/formats/jsonnumber.h"

#include <charconv>
#include <utility>

namespace retryscope {

namespace {

std::string described(const ImportValue &value)
{
    using Kind = ImportValue::Kind;
    switch (value.kind) {
    case Kind::Nothing:
        return "nothing";
    case Kind::Scalar:
        return retryscope::described(value.scalar);
    case Kind::List:
        return "an array";
    case Kind::Map:
        return "an object";
    case Kind::Unknown:
        return "`" + value.label + "`, which nobody knows yet";
    }
    return {};
}

/// CloudFormation takes `"30"` for 30.
std::optional<std::int64_t> numberIn(const std::string &text)
{
    std::int64_t number = 0;
    const char *last = text.data() + text.size();
    const auto [end, problem] = std::from_chars(text.data(), last, number);
    return end == last && problem == std::errc() && !text.empty() ? std::optional(number)
                                                                  : std::nullopt;
}

} // namespace

ImportValue::ImportValue() = default;
ImportValue::ImportValue(const ImportValue &other) = default;
ImportValue::ImportValue(ImportValue &&other) noexcept = default;
ImportValue &ImportValue::operator=(const ImportValue &other) = default;
ImportValue &ImportValue::operator=(ImportValue &&other) noexcept = default;
ImportValue::~ImportValue() = default;

const ImportValue *ImportValue::find(std::string_view key) const
{
    for (const ImportMember &member : members) {
        const ImportValue &value = member.value;
        if (member.key == key && value.kind != Kind::Nothing)
            return value.kind == Kind::Scalar && value.scalar.isNull() ? nullptr : &value;
    }
    return nullptr;
}

Json ImportValue::json() const
{
    Json::Array array;
    Json::Object object;
    switch (kind) {
    case Kind::Nothing:
        return {};
    case Kind::Scalar:
        return scalar;
    case Kind::List:
        for (const ImportValue &item : items)
            array.push_back(item.json());
        return array;
    case Kind::Map:
        for (const ImportMember &member : members)
            object.push_back({member.key, member.value.json()});
        return object;
    case Kind::Unknown:
        return label;
    }
    return {};
}

ImportValue importValue(const Json &json, const std::string &pointer)
{
    ImportValue value = scalarValue({}, pointer);
    if (const Json::Array *array = json.array()) {
        value.kind = ImportValue::Kind::List;
        for (std::size_t i = 0; i < array->size(); ++i)
            value.items.push_back(importValue((*array)[i], childPointer(pointer, i)));
    } else if (const Json::Object *object = json.object()) {
        value.kind = ImportValue::Kind::Map;
        for (const auto &[key, member] : *object)
            value.members.push_back({key, importValue(member, childPointer(pointer, key))});
    } else {
        value.scalar = json;
    }
    return value;
}

ImportValue scalarValue(Json scalar, std::string pointer)
{
    ImportValue value;
    value.kind = ImportValue::Kind::Scalar;
    value.pointer = std::move(pointer);
    value.scalar = std::move(scalar);
    return value;
}

ImportValue unknownValue(std::string label, std::string reason, std::string pointer)
{
    ImportValue value;
    value.kind = ImportValue::Kind::Unknown;
    value.pointer = std::move(pointer);
    value.label = std::move(label);
    value.reason = std::move(reason);
    return value;
}

std::optional<std::string> scalarText(const Json &json)
{
    if (const std::string *text = json.string())
        return *text;
    if (const JsonNumber *number = json.number())
        return number->text;
    if (const bool *flag = json.boolean())
        return *flag ? "true" : "false";
    return std::nullopt;
}

std::optional<std::string> labelText(const ImportValue &value)
{
    if (value.isUnknown())
        return value.label;
    return value.kind == ImportValue::Kind::Scalar ? scalarText(value.scalar) : std::nullopt;
}

std::optional<std::string> ImportReader::text(const ImportValue *value)
{
    if (!value || !isKnown(*value))
        return std::nullopt;
    auto text = labelText(*value);
    if (!text)
        expected("a string", *value);
    return text;
}

std::optional<std::int64_t> ImportReader::wholeNumber(const ImportValue *value)
{
    if (!value || !isKnown(*value))
        return std::nullopt;
    std::optional<std::int64_t> number;
    if (const JsonNumber *spelled = value->scalar.number())
        number = retryscope::wholeNumber(*spelled);
    else if (const std::string *text = value->scalar.string())
        number = numberIn(*text);
    if (!number)
        expected("a whole number", *value);
    return number;
}

const ImportValue *ImportReader::map(const ImportValue *value)
{
    if (!value || !isKnown(*value))
        return nullptr;
    if (value->kind == ImportValue::Kind::Map)
        return value;
    expected("an object", *value);
    return nullptr;
}

const std::vector<ImportValue> &ImportReader::list(const ImportValue *value)
{
    static const std::vector<ImportValue> none;
    if (!value || !isKnown(*value))
        return none;
    if (value->kind != ImportValue::Kind::List)
        expected("an array", *value);
    return value->items;
}

std::vector<std::string> ImportReader::texts(const ImportValue *value)
{
    std::vector<std::string> texts;
    if (value && value->kind == ImportValue::Kind::List) {
        for (const ImportValue &item : value->items) {
            if (auto one = text(&item))
                texts.push_back(std::move(*one));
        }
    } else if (auto one = text(value)) {
        texts.push_back(std::move(*one));
    }
    return texts;
}

void ImportReader::expected(const std::string &what, const ImportValue &found)
{
    m_report.addError(found.pointer, "expected " + what + ", found " + described(found));
}

bool ImportReader::isKnown(const ImportValue &value)
{
    if (value.isUnknown())
        m_report.addNote(value.pointer, "left out, because " + value.reason);
    return !value.isUnknown() && value.kind != ImportValue::Kind::Nothing;
}

} // namespace retryscope
