#include "core/formats/terraformaddress.h"

namespace retryscope {

std::vector<AddressPart> addressParts(std::string_view address)
{
    std::vector<AddressPart> parts(1);
    bool inBrackets = false;
    bool inQuotes = false;
    for (const char c : address) {
        if (c == '"' && inBrackets)
            inQuotes = !inQuotes;
        if (!inQuotes && c == '.' && !inBrackets)
            parts.emplace_back();
        else if (!inQuotes && c == '[')
            inBrackets = true;
        else if (!inQuotes && c == ']')
            inBrackets = false;
        else
            (inBrackets ? parts.back().index : parts.back().name) += c;
    }
    return parts;
}

} // namespace retryscope
