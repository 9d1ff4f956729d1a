#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importvalue.h"
#include "core/model/scenario.h"

#include <optional>
#include <string>
#include <string_view>

/// What invokes a function, and what passes on to it what a destination receives.
namespace retryscope {

/// The source that a principal such as `s3.amazonaws.com` or `logs.eu-west-1.amazonaws.com` stands
/// for; absent if it does not invoke asynchronously.
[[nodiscard]] std::optional<Source> sourceOfPrincipal(std::string_view principal);

/// How messages call an event source that Lambda polls, by its ARN: `SQS`, `Kinesis`.
[[nodiscard]] std::string polledSource(std::string_view eventSourceArn);

/// Enters triggers and subscriptions in a draft. Functions are named by any text that
/// `Draft::named` understands; what no file tells of is passed over.
class ImportTriggers
{
public:
    ImportTriggers(Draft &draft, ImportReader &reader)
        : m_draft(draft)
        , m_reader(reader)
    {
    }

    /// `source` sends events to the function. The first trigger counts. False if the function is
    /// not in the files.
    bool invokes(Source source, const ImportValue *function);

    /// Lambda polls `origin` (as a message names it) for the function. `mapping` holds the
    /// settings.
    void polls(const std::string &origin, const ImportValue *function, const ImportValue &mapping);

    /// A topic's subscription. `settings` holds the filter and a dead-letter queue of its own.
    void subscribes(const std::string &topicArn, const ImportValue *function,
                    const ImportValue &settings);

    /// A bucket's notification. `prefix` and `suffix` of the keys; `events` such as
    /// `s3:ObjectCreated:*`.
    struct BucketFilter
    {
        std::vector<std::string> events;
        std::string prefix;
        std::string suffix;
    };
    void notifies(const std::string &bucketArn, const ImportValue *function,
                  const BucketFilter &filter);

    /// A rule with `pattern` on the bus (null for a schedule), and one of its targets. `target`
    /// holds the settings.
    void passesOn(const std::string &busArn, const ImportValue *pattern,
                  const ImportValue *function, const ImportValue &target);

    /// Says of each retry policy and dead-letter queue in `settings` that it belongs to `owner` and
    /// is none of the function's.
    void tellOwnSettings(const ImportValue &settings, const std::string &owner);

    /// The bus of that name or ARN; the default bus if `name` is null.
    [[nodiscard]] std::string busArn(const ImportValue *name) const;

    /// The bucket of that name.
    [[nodiscard]] std::string bucketArn(std::string_view name) const;

private:
    [[nodiscard]] DraftFunction *function(const ImportValue *reference);

    Draft &m_draft;
    ImportReader &m_reader;
};

} // namespace retryscope
