#include "core/rules/refusal.h"

#include <utility>

namespace retryscope::admission {

Refusal violation(const Member &member, std::string_view constraint)
{
    std::string message(oneViolationBegin);
    message += "Value '" + member.value + "' at '";
    message += member.name;
    message += "' failed to satisfy constraint: Member must ";
    message += constraint;
    return {"ValidationException", std::move(message), member.where};
}

Refusal invalidParameter(std::string message, std::string where)
{
    return {"InvalidParameterValueException", std::move(message), std::move(where)};
}

std::string destinationPointer(Via side)
{
    return std::string("/DestinationConfig/") + name(side) + "/Destination";
}

} // namespace retryscope::admission
