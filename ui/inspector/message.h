#pragma once

#include "core/model/json.h"
#include "core/model/terms.h"
#include "core/trace/trace.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace retryscope {

/// What one tab of the record inspector shows of a delivery.
struct Message
{
    enum class Form : std::uint8_t {
        Whole, ///< what the target received; a dead-letter message with its attributes
        Envelope ///< what a queue that is subscribed to the topic sees
    };

    StepIndex delivery;
    Via via = Via::OnSuccess;
    Form form = Form::Whole;
    TargetIndex target;
    std::optional<Problem> problem; ///< why it did not arrive

    bool operator==(const Message &) const = default;
};

/// The deliveries of an invocation among the first `count` steps, OnFailure first, then the
/// dead-letter queue, OnSuccess, envelopes.
[[nodiscard]] std::vector<Message> messagesOf(const Trace &trace, InvocationId invocation,
                                              std::size_t count);

/// `OnFailure record`, `DLQ message`, `EventBridge entry`, `S3 object`, `SNS envelope`.
[[nodiscard]] QString title(const Trace &trace, const Message &message);

/// The message as one JSON value. A dead-letter message is `{"Body", "Attributes"}`, an object in a
/// bucket `{"Key", "Body"}`; others are the body alone.
[[nodiscard]] Json content(const Trace &trace, const Message &message);

/// The pointer within the record, the event or the attributes that a pointer within `content`
/// means: without the `/Body` of a wrapped one and the `/detail` of a bus's envelope.
[[nodiscard]] std::string recordPointer(const Trace &trace, const Message &message,
                                        const std::string &pointer);

} // namespace retryscope
