#include "core/rules/arnpattern.h"

#include "core/model/arn.h"

#include <algorithm>
#include <cstddef>

namespace retryscope::arnpattern {

namespace {

bool isDigit(char c)
{
    return '0' <= c && c <= '9';
}

bool isLower(char c)
{
    return 'a' <= c && c <= 'z';
}

bool isLetter(char c)
{
    return isLower(c) || ('A' <= c && c <= 'Z');
}

bool isNameByte(char c)
{
    return isLetter(c) || isDigit(c) || c == '-';
}

/// What `.` matches: all but the ends of a line.
bool isOneLine(std::string_view text)
{
    return text.find_first_of("\r\n") == std::string_view::npos;
}

/// The bytes of the UTF-8 character that `text` begins with; `text` is not empty.
std::size_t firstCharacterSize(std::string_view text)
{
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
        ++size;
    return size;
}

bool isKafkaEndpoint(std::string_view text)
{
    constexpr std::string_view scheme = "kafka://";
    constexpr std::size_t mostAfterFirst = 248;
    if (!text.starts_with(scheme) || text.size() == scheme.size())
        return false;
    text.remove_prefix(scheme.size());
    if (text.front() == '.')
        return false;
    text.remove_prefix(firstCharacterSize(text));
    return text.size() <= mostAfterFirst
        && std::ranges::all_of(text, [](char c) { return isNameByte(c) || c == '_' || c == '.'; });
}

/// Cuts the part before the next `-` off `text`; the whole if there is none.
std::string_view cutWord(std::string_view &text)
{
    const auto dash = std::min(text.find('-'), text.size());
    const auto word = text.substr(0, dash);
    text.remove_prefix(std::min(dash + 1, text.size()));
    return word;
}

/// `gov`, `iso` or `iso` with one more letter.
bool isPartitionWord(std::string_view word)
{
    if (word == "gov" || word == "iso")
        return true;
    return word.size() == 4 && word.starts_with("iso") && isLower(word.back());
}

} // namespace

bool isRegion(std::string_view text)
{
    constexpr std::string_view sovereign = "eusc-";
    if (text.starts_with(sovereign))
        text.remove_prefix(sovereign.size());
    if (text.ends_with('-'))
        return false;
    const auto country = cutWord(text);
    auto place = cutWord(text);
    if (isPartitionWord(place) && text.find('-') != std::string_view::npos)
        place = cutWord(text);
    return country.size() == 2 && std::ranges::all_of(country, isLower) && !place.empty()
        && std::ranges::all_of(place, isLower) && text.size() == 1 && isDigit(text.front());
}

bool isAccountId(std::string_view text)
{
    return text.size() == 12 && std::ranges::all_of(text, isDigit);
}

bool isDestination(std::string_view text)
{
    if (text.empty() || isKafkaEndpoint(text))
        return true;
    const auto parts = splitArn(text);
    return parts && parts->partition.starts_with("aws")
        && std::ranges::all_of(parts->partition, isNameByte) && !parts->service.empty()
        && std::ranges::all_of(parts->service, isNameByte)
        && (parts->region.empty() || isRegion(parts->region))
        && (parts->account.empty() || isAccountId(parts->account)) && isOneLine(parts->resource);
}

bool isDeadLetterTarget(std::string_view text)
{
    constexpr std::string_view scheme = "arn:";
    if (text.empty())
        return true;
    if (!text.starts_with(scheme))
        return false;
    text.remove_prefix(scheme.size());
    const auto afterPartition = text.find(':');
    if (afterPartition == std::string_view::npos)
        return false;
    const auto afterService = text.find(':', afterPartition + 1);
    if (afterService == std::string_view::npos)
        return false;
    const auto partition = text.substr(0, afterPartition);
    const auto service = text.substr(afterPartition + 1, afterService - afterPartition - 1);
    const auto isPartitionByte = [](char c) { return isLetter(c) || c == '-'; };
    const auto isServiceByte = [](char c) {
        return isLower(c) || isDigit(c) || c == '-' || c == '.';
    };
    const bool hasPartition =
        partition.starts_with("aws") && std::ranges::all_of(partition, isPartitionByte);
    return (partition.empty() || hasPartition) && !service.empty()
        && std::ranges::all_of(service, isServiceByte) && isOneLine(text.substr(afterService + 1));
}

} // namespace retryscope::arnpattern
