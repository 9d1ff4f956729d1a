#include "core/formats/importnames.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace retryscope {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isNameCharacter(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::size_t longestName(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Function:
        return 64;
    case TargetKind::Queue:
        return 80;
    case TargetKind::Bucket:
        return 63;
    case TargetKind::Topic:
    case TargetKind::Bus:
    case TargetKind::Other:
        return 256;
    }
    return 64;
}

/// One hyphen for each run of characters that are not allowed, and none at the ends.
std::string hyphenated(TargetKind kind, std::string_view text)
{
    std::string name;
    bool pending = false;
    for (const char c : text) {
        const char wanted = kind == TargetKind::Bucket ? lower(c) : c;
        const bool dot = c == '.' && (kind == TargetKind::Bucket || kind == TargetKind::Bus);
        const bool allowed =
            kind == TargetKind::Bucket ? isNameCharacter(c) && c != '_' : isNameCharacter(c);
        if (!allowed && !dot) {
            pending = !name.empty();
            continue;
        }
        if (std::exchange(pending, false))
            name += '-';
        name += wanted;
    }
    return name;
}

} // namespace

std::string cleanedName(TargetKind kind, std::string_view text)
{
    constexpr std::string_view fifoEnding = ".fifo";
    const bool fifo =
        (kind == TargetKind::Queue || kind == TargetKind::Topic) && text.ends_with(fifoEnding);
    if (fifo)
        text.remove_suffix(fifoEnding.size());
    std::string name = hyphenated(kind, text);
    constexpr std::size_t shortestBucketName = 3;
    if (name.empty())
        name = "unnamed";
    if (kind == TargetKind::Bucket && name.size() < shortestBucketName)
        name += "-bucket";
    name.resize(std::min(name.size(), longestName(kind) - (fifo ? fifoEnding.size() : 0)));
    return fifo ? name.append(fifoEnding) : name;
}

std::string targetArn(TargetKind kind, const Home &home, std::string_view name)
{
    const std::string partition(partitionOf(home.region));
    const auto regional = [&](const char *service, const char *prefix) {
        return "arn:" + partition + ':' + service + ':' + home.region + ':' + home.accountId + ':'
            + prefix + std::string(name);
    };
    switch (kind) {
    case TargetKind::Queue:
        return regional("sqs", "");
    case TargetKind::Topic:
        return regional("sns", "");
    case TargetKind::Bus:
        return regional("events", "event-bus/");
    case TargetKind::Bucket:
        return "arn:" + partition + ":s3:::" + std::string(name);
    case TargetKind::Function:
        return functionArn(home, name);
    case TargetKind::Other:
        break;
    }
    return std::string(name);
}

TargetKind guessedKind(std::string_view label)
{
    std::string text(label);
    std::ranges::transform(text, text.begin(), lower);
    constexpr std::array<std::pair<std::string_view, TargetKind>, 8> words{{
        {"queue", TargetKind::Queue},
        {"sqs", TargetKind::Queue},
        {"topic", TargetKind::Topic},
        {"sns", TargetKind::Topic},
        {"bus", TargetKind::Bus},
        {"bucket", TargetKind::Bucket},
        {"function", TargetKind::Function},
        {"lambda", TargetKind::Function},
    }};
    const auto *found = std::ranges::find_if(
        words, [&](const auto &word) { return text.find(word.first) != std::string::npos; });
    return found == words.end() ? TargetKind::Queue : found->second;
}

const char *kindText(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Queue:
        return "queue";
    case TargetKind::Topic:
        return "topic";
    case TargetKind::Bus:
        return "bus";
    case TargetKind::Bucket:
        return "bucket";
    case TargetKind::Function:
        return "function";
    case TargetKind::Other:
        break;
    }
    return "target";
}

bool isVersion(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isAlias(std::string_view text)
{
    constexpr std::size_t longest = 128;
    return !text.empty() && text.size() <= longest && !isVersion(text)
        && std::ranges::all_of(text, isNameCharacter);
}

std::string stem(std::string_view fileName)
{
    fileName.remove_prefix(std::min(fileName.find_last_of("/\\") + 1, fileName.size()));
    const auto dot = fileName.rfind('.');
    return std::string(fileName.substr(0, dot == 0 ? std::string_view::npos : dot));
}

} // namespace retryscope
