#include "core/formats/requestid.h"

namespace retryscope {

namespace {

std::optional<std::uint64_t> hexDigit(char c)
{
    if ('0' <= c && c <= '9')
        return static_cast<std::uint64_t>(c - '0');
    if ('a' <= c && c <= 'f')
        return static_cast<std::uint64_t>(c - 'a' + 10);
    if ('A' <= c && c <= 'F')
        return static_cast<std::uint64_t>(c - 'A' + 10);
    return std::nullopt;
}

} // namespace

std::optional<RequestId> requestId(std::string_view text)
{
    constexpr std::string_view shape = "00000000-0000-0000-0000-000000000000";
    constexpr int topDigit = 60; // bits below the first of 16 digits
    if (text.size() != shape.size())
        return std::nullopt;
    RequestId id;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '-') {
            if (text[i] != '-')
                return std::nullopt;
            continue;
        }
        const auto digit = hexDigit(text[i]);
        if (!digit)
            return std::nullopt;
        id.high = id.high << 4U | id.low >> topDigit;
        id.low = id.low << 4U | *digit;
    }
    return id;
}

std::optional<RequestId> requestIdOf(const Json &entry)
{
    const Json *id = entry.find("requestId");
    const std::string *text = id ? id->string() : nullptr;
    return text ? requestId(*text) : std::nullopt;
}

} // namespace retryscope
