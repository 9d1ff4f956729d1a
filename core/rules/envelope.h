#pragma once

#include "core/model/arn.h"
#include "core/model/json.h"
#include "core/model/walltime.h"
#include "core/rules/record.h"

#include <string>
#include <string_view>

namespace retryscope {

/// What an EventBridge bus gets, and its subscribed functions with it. `record` becomes its
/// `detail`.
struct BusMessage
{
    std::string id;
    std::string busArn;
    Json record;
};
[[nodiscard]] Json busEnvelope(const RecordContent &content, BusMessage message);

/// What a function subscribed to a topic gets: `text` is the message that was published.
struct TopicMessage
{
    std::string topicArn;
    std::string subscriptionId;
    std::string messageId;
    std::string text;
    WallTime timestamp;
    const DeadLetterAttributes *attributes = nullptr; ///< of a dead-letter message; else null
};
[[nodiscard]] Json topicEvent(const TopicMessage &message);

/// What a function subscribed to a bucket gets.
struct BucketObject
{
    std::string bucketArn;
    std::string region;
    std::string key;
    std::size_t size = 0; ///< bytes
    WallTime written;
};
[[nodiscard]] Json bucketEvent(const BucketObject &object);

/// The key under which Lambda puts a record into a bucket.
[[nodiscard]] std::string objectKey(std::string_view functionName, WallTime written,
                                    std::string_view id);

/// A dead-letter message's attributes as a report shows them: name to value.
[[nodiscard]] Json attributesObject(const DeadLetterAttributes &attributes);

} // namespace retryscope
