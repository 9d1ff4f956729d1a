#include "core/model/arn.h"

#include <array>
#include <cstddef>

namespace retryscope {

std::optional<ArnParts> splitArn(std::string_view text)
{
    std::array<std::string_view, 5> parts;
    for (std::string_view &part : parts) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos)
            return std::nullopt;
        part = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    if (parts[0] != "arn")
        return std::nullopt;
    return ArnParts{parts[1], parts[2], parts[3], parts[4], text};
}

TargetKind targetKind(std::string_view arn)
{
    const auto parts = splitArn(arn);
    if (!parts || parts->resource.empty())
        return TargetKind::Other;
    if (parts->service == "sqs")
        return TargetKind::Queue;
    if (parts->service == "sns")
        return TargetKind::Topic;
    if (parts->service == "events" && parts->resource.starts_with("event-bus/"))
        return TargetKind::Bus;
    if (parts->service == "s3")
        return TargetKind::Bucket;
    if (parts->service == "lambda" && parts->resource.starts_with("function:"))
        return TargetKind::Function;
    return TargetKind::Other;
}

bool isFifo(std::string_view arn)
{
    const TargetKind kind = targetKind(arn);
    return (kind == TargetKind::Queue || kind == TargetKind::Topic) && arn.ends_with(".fifo");
}

std::string_view shortName(std::string_view arn)
{
    const auto parts = splitArn(arn);
    if (!parts)
        return arn;
    std::string_view name = parts->resource;
    for (const std::string_view prefix : {"function:", "event-bus/"}) {
        if (name.starts_with(prefix))
            name.remove_prefix(prefix.size());
    }
    return name;
}

FunctionReference functionReference(std::string_view text)
{
    const auto colon = text.find(':');
    FunctionReference reference{std::string(text.substr(0, colon))};
    if (colon != std::string_view::npos && colon + 1 < text.size())
        reference.qualifier = text.substr(colon + 1);
    return reference;
}

std::optional<FunctionReference> functionOfArn(std::string_view arn)
{
    if (targetKind(arn) != TargetKind::Function)
        return std::nullopt;
    constexpr std::string_view prefix = "function:";
    return functionReference(splitArn(arn)->resource.substr(prefix.size()));
}

std::string functionArn(const Home &home, std::string_view functionName)
{
    std::string arn = "arn:";
    arn += partitionOf(home.region);
    arn += ":lambda:" + home.region + ':' + home.accountId + ":function:";
    arn += functionName;
    return arn;
}

std::string_view partitionOf(std::string_view region)
{
    if (region.starts_with("cn-"))
        return "aws-cn";
    return region.starts_with("us-gov-") ? "aws-us-gov" : "aws";
}

} // namespace retryscope
