#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// The six parts of `arn:partition:service:region:account:resource`. Views into the text that was
/// split; valid as long as that text.
struct ArnParts
{
    std::string_view partition;
    std::string_view service;
    std::string_view region;
    std::string_view account;
    std::string_view resource; ///< all that follows the fifth colon
    bool operator==(const ArnParts &) const = default;
};

/// Absent if `text` has fewer than six parts or does not begin with `arn:`.
[[nodiscard]] std::optional<ArnParts> splitArn(std::string_view text);

/// What an ARN names, as far as asynchronous invocation can send to it.
enum class TargetKind : unsigned char { Queue, Topic, Bus, Bucket, Function, Other };

[[nodiscard]] TargetKind targetKind(std::string_view arn);

/// Whether `arn` names an SQS queue or SNS topic whose name ends in `.fifo`.
[[nodiscard]] bool isFifo(std::string_view arn);

/// The last part of the resource, as a person calls the target: `orders-dlq`, `event-bus/default`
/// gives `default`. The whole text if it is no ARN.
[[nodiscard]] std::string_view shortName(std::string_view arn);

/// A function as it is written in `name`, `name:qualifier` or behind `function:` in an ARN.
struct FunctionReference
{
    std::string name;
    std::string qualifier = "$LATEST";
    bool operator==(const FunctionReference &) const = default;
};

/// Splits `name` or `name:qualifier`; an absent or empty qualifier means `$LATEST`.
[[nodiscard]] FunctionReference functionReference(std::string_view text);

/// The function that a Lambda ARN names; absent if `arn` is no Lambda function's.
[[nodiscard]] std::optional<FunctionReference> functionOfArn(std::string_view arn);

/// Where a scenario's functions live.
struct Home
{
    std::string region = "us-east-1";
    std::string accountId = "123456789012";
    bool operator==(const Home &) const = default;
};

/// `arn:aws:lambda:REGION:ACCOUNT:function:NAME`; the partition follows from the region.
[[nodiscard]] std::string functionArn(const Home &home, std::string_view functionName);

/// `aws`, `aws-cn` or `aws-us-gov`, by the region's first letters.
[[nodiscard]] std::string_view partitionOf(std::string_view region);

} // namespace retryscope
