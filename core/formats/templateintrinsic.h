#pragma once

#include "core/model/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The grammar of CloudFormation's intrinsic functions.
namespace retryscope {

/// The one member of an object that calls an intrinsic function, such as `{"Ref": "Queue"}`; null
/// if `value` is no such object.
[[nodiscard]] const JsonMember *intrinsicOf(const Json &value);

/// The text or the items of a value; empty if it is something else.
[[nodiscard]] const std::string &textIn(const Json &value);
[[nodiscard]] const Json::Array &itemsIn(const Json &value);

/// What the function expects, if `call` is not of that form; absent if it is.
[[nodiscard]] std::optional<std::string> brokenIntrinsic(const JsonMember &call);

/// A piece of the text of `Fn::Sub`.
struct SubPiece
{
    bool isReference = false; ///< `text` stood in `${…}`
    std::string text;
    bool operator==(const SubPiece &) const = default;
};

/// The pieces in order. `${!x}` is the text `${x}`; a `${` that nothing closes is text.
[[nodiscard]] std::vector<SubPiece> subPieces(std::string_view text);

/// The resource and the attribute of a `Fn::GetAtt`'s argument, which must not be broken; an
/// attribute that is not written out is empty.
[[nodiscard]] std::pair<std::string, std::string> attributeReference(const Json &argument);

/// The same of `Resource.Attribute`; the attribute of a plain id is empty.
[[nodiscard]] std::pair<std::string, std::string> attributeReference(std::string_view text);

} // namespace retryscope
