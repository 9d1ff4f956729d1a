#include "core/formats/importtriggers.h"

#include "core/formats/jsontext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

std::optional<Source> sourceOfPrincipal(std::string_view principal)
{
    constexpr std::array<std::pair<std::string_view, Source>, 10> services{{
        {"s3", Source::S3},
        {"sns", Source::Sns},
        {"events", Source::EventBridge},
        {"scheduler", Source::Scheduler},
        {"ses", Source::Ses},
        {"logs", Source::Logs},
        {"config", Source::Config},
        {"codecommit", Source::CodeCommit},
        {"cloudformation", Source::CloudFormation},
        {"iot", Source::Iot},
    }};
    if (!principal.ends_with(".amazonaws.com") && !principal.ends_with(".amazonaws.com.cn"))
        return std::nullopt;
    const std::string_view service = principal.substr(0, principal.find('.'));
    const auto *found =
        std::ranges::find_if(services, [&](const auto &row) { return row.first == service; });
    return found == services.end() ? std::nullopt : std::optional(found->second);
}

std::string polledSource(std::string_view eventSourceArn)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> services{{
        {"sqs", "SQS"},
        {"kinesis", "Kinesis"},
        {"dynamodb", "DynamoDB"},
        {"kafka", "MSK"},
        {"mq", "MQ"},
    }};
    const auto parts = splitArn(eventSourceArn);
    for (const auto &[service, name] : services) {
        if (parts && parts->service == service)
            return std::string(name);
    }
    return "its event source";
}

DraftFunction *ImportTriggers::function(const ImportValue *reference)
{
    const auto text = reference ? labelText(*reference) : std::nullopt;
    return text ? m_draft.named(*text) : nullptr;
}

bool ImportTriggers::invokes(Source source, const ImportValue *reference)
{
    DraftFunction *invoked = function(reference);
    if (invoked && !invoked->trigger)
        invoked->trigger = source;
    return invoked != nullptr;
}

void ImportTriggers::polls(const std::string &origin, const ImportValue *reference,
                           const ImportValue &mapping)
{
    DraftFunction *polled = function(reference);
    if (!polled)
        return;
    polled->polledSource = origin;
    tellOwnSettings(mapping, "the event source mapping");
    for (const char *key : {"DestinationConfig", "destination_config", "MaximumRetryAttempts",
                            "maximum_retry_attempts"}) {
        const ImportValue *setting = mapping.find(key);
        if (setting && (setting->kind != ImportValue::Kind::List || !setting->items.empty())) {
            m_reader.report().addNote(
                setting->pointer,
                "not taken over: it belongs to the event source mapping and is no "
                "setting of asynchronous invocation");
        }
    }
}

void ImportTriggers::subscribes(const std::string &topicArn, const ImportValue *reference,
                                const ImportValue &settings)
{
    DraftFunction *subscriber = function(reference);
    if (!subscriber)
        return;
    invokes(Source::Sns, reference);
    tellOwnSettings(settings, "the subscription");
    for (const char *key : {"FilterPolicy", "filter_policy"}) {
        if (const ImportValue *filter = settings.find(key)) {
            m_reader.report().addNote(
                filter->pointer,
                "`" + subscriber->name
                    + "` is not subscribed here, because filters are not simulated");
            return;
        }
    }
    m_draft.subscriptions.push_back({topicArn, subscriber->name});
}

void ImportTriggers::notifies(const std::string &bucketArn, const ImportValue *reference,
                              const BucketFilter &filter)
{
    constexpr std::string_view recordPrefix =
        "aws/lambda/async/"; // of the objects that Lambda writes
    DraftFunction *notified = function(reference);
    if (!notified)
        return;
    invokes(Source::S3, reference);
    const bool hearsOfNew = std::ranges::any_of(filter.events, [](const std::string &event) {
        return event == "s3:ObjectCreated:*" || event == "s3:ObjectCreated:Put";
    });
    if (hearsOfNew && filter.suffix.empty() && recordPrefix.starts_with(filter.prefix))
        m_draft.subscriptions.push_back({bucketArn, notified->name});
}

void ImportTriggers::passesOn(const std::string &busArn, const ImportValue *pattern,
                              const ImportValue *reference, const ImportValue &target)
{
    DraftFunction *receiver = function(reference);
    if (!receiver)
        return;
    invokes(Source::EventBridge, reference);
    tellOwnSettings(target, "the rule");
    for (const char *key :
         {"InputPath", "InputTransformer", "Input", "input_path", "input_transformer", "input"}) {
        const ImportValue *input = target.find(key);
        if (!input || (input->kind == ImportValue::Kind::List && input->items.empty()))
            continue;
        m_reader.report().addNote(input->pointer,
                                  "`" + receiver->name + "` gets the whole event here, because `"
                                      + key + "` is not simulated");
    }
    if (!pattern)
        return;
    Json json = pattern->json();
    if (const std::string *text = json.string()) {
        const auto parsed = parseJson(*text);
        if (!parsed) {
            m_reader.report().addError(pattern->pointer,
                                       "expected an event pattern in JSON, found `" + *text + '`');
            return;
        }
        json = parsed.value();
    }
    m_draft.rules.push_back(
        {m_reader.report().place(pattern->pointer), busArn, std::move(json), receiver->name});
}

void ImportTriggers::tellOwnSettings(const ImportValue &settings, const std::string &owner)
{
    for (const char *key : {"RetryPolicy", "retry_policy", "DeadLetterConfig", "dead_letter_config",
                            "RedrivePolicy", "redrive_policy"}) {
        const ImportValue *setting = settings.find(key);
        if (setting && (setting->kind != ImportValue::Kind::List || !setting->items.empty())) {
            m_reader.report().addNote(setting->pointer,
                                      "not taken over: it belongs to " + owner
                                          + " and is no setting of asynchronous invocation");
        }
    }
}

std::string ImportTriggers::busArn(const ImportValue *name) const
{
    const std::string text = name ? labelText(*name).value_or("default") : "default";
    return splitArn(text) ? text : targetArn(TargetKind::Bus, m_draft.home, text);
}

std::string ImportTriggers::bucketArn(std::string_view name) const
{
    return targetArn(TargetKind::Bucket, m_draft.home, name);
}

} // namespace retryscope
