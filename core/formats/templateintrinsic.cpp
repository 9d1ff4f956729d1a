#include "core/formats/templateintrinsic.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace retryscope {

namespace {

/// What stands at one place of a function's argument.
enum class Part : std::uint8_t {
    Text, ///< a string
    Value, ///< a scalar, or a function that gives one
    List, ///< an array, or a function that gives one
    Map, ///< an object
    Any
};

/// The argument of a function: `parts` in an array, or `single` alone.
struct Form
{
    std::string_view function;
    std::string_view expects; ///< in words, for the message
    std::vector<Part> parts;
    std::optional<Part> single;
    std::size_t optionalParts = 0; ///< how many of `parts` may be left out at the end
    bool repeats = false; ///< the last of `parts` may come again, up to ten in all
};

const std::vector<Form> &forms()
{
    using enum Part;
    static const std::vector<Form> all{
        {"Ref", "an id", {}, Text},
        {"Fn::GetAtt", "a resource and an attribute", {Text, Value}, Text},
        {"Fn::Sub", "a text, or an array of a text and an object", {Text, Map}, Text},
        {"Fn::Join", "an array of a text and a list", {Text, List}, {}},
        {"Fn::Select", "an array of an index and a list", {Value, List}, {}},
        {"Fn::Split", "an array of two texts", {Text, Value}, {}},
        {"Fn::FindInMap", "an array of a mapping and two keys", {Value, Value, Value, Map}, {}, 1},
        {"Fn::If", "an array of a condition and two values", {Text, Any, Any}, {}},
        {"Fn::Equals", "an array of two values", {Any, Any}, {}},
        {"Fn::Not", "an array of one condition", {Map}, {}},
        {"Fn::And", "an array of 2 to 10 conditions", {Map, Map}, {}, 0, true},
        {"Fn::Or", "an array of 2 to 10 conditions", {Map, Map}, {}, 0, true},
        {"Fn::Base64", "a text", {}, Value},
        {"Fn::ImportValue", "a text", {}, Value},
        {"Fn::GetAZs", "a region", {}, Value},
        {"Fn::Cidr", "an array of a block, a count and bits", {Value, Value, Value}, {}, 1},
        {"Fn::Transform", "an object", {}, Map},
        {"Fn::Length", "a list", {}, List},
        {"Fn::ToJsonString", "a value", {}, Any},
        {"Fn::Contains", "an array of two lists", {List, Value}, {}},
        {"Fn::EachMemberEquals", "an array of a list and a text", {List, Value}, {}},
        {"Fn::EachMemberIn", "an array of two lists", {List, List}, {}},
        {"Fn::RefAll", "a parameter's type", {}, Text},
        {"Fn::ValueOf", "an array of two texts", {Text, Text}, {}},
        {"Fn::ValueOfAll", "an array of two texts", {Text, Text}, {}},
    };
    return all;
}

bool fits(Part part, const Json &value)
{
    const bool isFunction = intrinsicOf(value) != nullptr;
    switch (part) {
    case Part::Text:
        return value.string() != nullptr;
    case Part::Value:
        return isFunction || value.string() || value.number() || value.boolean();
    case Part::List:
        return isFunction || value.array();
    case Part::Map:
        return value.isObject();
    case Part::Any:
        return true;
    }
    return false;
}

bool fits(const Form &form, const Json &argument)
{
    const Json::Array *array = argument.array();
    if (!array || form.parts.empty())
        return form.single && fits(*form.single, argument);
    const std::size_t most = form.repeats ? 10 : form.parts.size();
    if (array->size() + form.optionalParts < form.parts.size() || array->size() > most)
        return false;
    for (std::size_t i = 0; i < array->size(); ++i) {
        if (!fits(form.parts[std::min(i, form.parts.size() - 1)], (*array)[i]))
            return false;
    }
    return true;
}

} // namespace

const JsonMember *intrinsicOf(const Json &value)
{
    const Json::Object *object = value.object();
    if (!object || object->size() != 1)
        return nullptr;
    const JsonMember &member = object->front();
    return member.key == "Ref" || member.key.starts_with("Fn::") ? &member : nullptr;
}

const std::string &textIn(const Json &value)
{
    static const std::string none;
    const std::string *text = value.string();
    return text ? *text : none;
}

const Json::Array &itemsIn(const Json &value)
{
    static const Json::Array none;
    const Json::Array *items = value.array();
    return items ? *items : none;
}

std::optional<std::string> brokenIntrinsic(const JsonMember &call)
{
    if (call.key.starts_with("Fn::ForEach::"))
        return std::nullopt;
    const auto form = std::ranges::find(forms(), call.key, &Form::function);
    if (form == forms().end())
        return "expected an intrinsic function of CloudFormation, found `" + call.key + '`';
    const std::string *text = call.value.string();
    const bool isPath = call.key != "Fn::GetAtt" || !text
        || !attributeReference(std::string_view(*text)).second.empty();
    const bool isId = call.key != "Ref" || !text || !text->empty();
    if (fits(*form, call.value) && isPath && isId)
        return std::nullopt;
    return "expected `" + call.key + "` of " + std::string(form->expects) + ", found "
        + described(call.value);
}

std::vector<SubPiece> subPieces(std::string_view text)
{
    std::vector<SubPiece> pieces;
    std::string literal;
    while (!text.empty()) {
        const auto start = text.find("${");
        const auto end = start == std::string_view::npos ? start : text.find('}', start);
        if (end == std::string_view::npos) {
            literal += text;
            break;
        }
        literal += text.substr(0, start);
        const std::string_view name = text.substr(start + 2, end - start - 2);
        text.remove_prefix(end + 1);
        if (name.starts_with('!')) {
            (literal += "${").append(name.substr(1)) += '}';
            continue;
        }
        if (!literal.empty())
            pieces.push_back({false, std::move(literal)});
        literal.clear();
        pieces.push_back({true, std::string(name)});
    }
    if (!literal.empty())
        pieces.push_back({false, literal});
    return pieces;
}

std::pair<std::string, std::string> attributeReference(const Json &argument)
{
    if (const std::string *text = argument.string())
        return attributeReference(std::string_view(*text));
    const Json::Array &parts = itemsIn(argument);
    if (parts.size() != 2)
        return {};
    return {textIn(parts.front()), textIn(parts.back())};
}

std::pair<std::string, std::string> attributeReference(std::string_view text)
{
    const auto dot = text.find('.');
    if (dot == std::string_view::npos)
        return {std::string(text), {}};
    return {std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

} // namespace retryscope
