#include "core/formats/templatecontext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

/// The types of events that need no more than their source.
constexpr std::array<std::pair<std::string_view, Source>, 3> plainEvents{{
    {"CloudWatchLogs", Source::Logs},
    {"IoTRule", Source::Iot},
    {"ScheduleV2", Source::Scheduler},
}};

constexpr std::array<std::string_view, 7> polledEvents{
    "SQS", "Kinesis", "DynamoDB", "MSK", "SelfManagedKafka", "MQ", "DocumentDB"};

constexpr std::array<std::string_view, 4> synchronousEvents{"Api", "HttpApi", "Cognito",
                                                            "AlexaSkill"};

template <std::size_t Size>
bool isOneOf(const std::array<std::string_view, Size> &words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

void importBucketEvent(TemplateContext &context, const ImportValue &function,
                       const ImportValue &settings)
{
    const ImportValue *bucket = settings.find("Bucket");
    const std::string name = bucket ? labelText(*bucket).value_or("") : "";
    context.triggers.notifies(context.triggers.bucketArn(name), &function,
                              readBucketFilter(context, settings, "Events"));
}

void importTopicEvent(TemplateContext &context, const ImportValue &function,
                      const ImportValue &settings)
{
    const ImportValue *queue = settings.find("SqsSubscription");
    if (queue && queue->json() != Json(false)) {
        context.triggers.polls("SQS", &function, settings);
        return;
    }
    const ImportValue *topic = settings.find("Topic");
    context.triggers.subscribes(topic ? labelText(*topic).value_or("") : "", &function, settings);
}

} // namespace

void importSamEvent(TemplateContext &context, const TemplateResource &function,
                    const ImportMember &event)
{
    const ImportValue *map = context.reader.map(&event.value);
    const std::string type = context.reader.text(map ? map->find("Type") : nullptr).value_or("");
    const ImportValue *given = map ? context.reader.map(map->find("Properties")) : nullptr;
    const ImportValue none;
    const ImportValue &settings = given ? *given : none;
    const ImportValue reference = scalarValue(function.name, event.value.pointer);
    const auto *plain =
        std::ranges::find_if(plainEvents, [&](const auto &row) { return row.first == type; });

    if (plain != plainEvents.end()) {
        context.triggers.invokes(plain->second, &reference);
        context.triggers.tellOwnSettings(settings, "the schedule");
    } else if (type == "S3") {
        importBucketEvent(context, reference, settings);
    } else if (type == "SNS") {
        importTopicEvent(context, reference, settings);
    } else if (type == "EventBridgeRule" || type == "CloudWatchEvent" || type == "Schedule") {
        context.triggers.passesOn(context.triggers.busArn(settings.find("EventBusName")),
                                  settings.find("Pattern"), &reference, settings);
    } else if (isOneOf(polledEvents, type)) {
        context.triggers.polls(type, &reference, settings);
    } else if (isOneOf(synchronousEvents, type)) {
        context.reader.report().addNote(event.value.pointer,
                                        "`" + type
                                            + "` calls the function synchronously: no retries, no "
                                              "destinations, no dead-letter queue");
    }
}

} // namespace retryscope
