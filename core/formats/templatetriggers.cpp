#include "core/formats/templatecontext.h"

#include <map>
#include <utility>

namespace retryscope {

namespace {

std::string textOf(const ImportValue *value)
{
    return value ? labelText(*value).value_or("") : std::string();
}

void importPermission(TemplateContext &context, const ImportValue &properties)
{
    if (const auto source = sourceOfPrincipal(textOf(properties.find("Principal"))))
        context.triggers.invokes(*source, properties.find("FunctionName"));
}

void importMapping(TemplateContext &context, const ImportValue &properties)
{
    context.triggers.polls(polledSource(textOf(properties.find("EventSourceArn"))),
                           properties.find("FunctionName"), properties);
}

void importRule(TemplateContext &context, const ImportValue &properties)
{
    if (textOf(properties.find("State")) == "DISABLED")
        return;
    const std::string bus = context.triggers.busArn(properties.find("EventBusName"));
    for (const ImportValue &target : context.reader.list(properties.find("Targets"))) {
        if (context.reader.map(&target))
            context.triggers.passesOn(bus, properties.find("EventPattern"), target.find("Arn"),
                                      target);
    }
}

void importSchedule(TemplateContext &context, const ImportValue &properties)
{
    const ImportValue *target = context.reader.map(properties.find("Target"));
    if (target && context.triggers.invokes(Source::Scheduler, target->find("Arn")))
        context.triggers.tellOwnSettings(*target, "the schedule");
}

void importBucket(TemplateContext &context, const TemplateResource &bucket,
                  const ImportValue &properties)
{
    const ImportValue *all = context.reader.map(properties.find("NotificationConfiguration"));
    if (!all)
        return;
    for (const ImportValue &entry : context.reader.list(all->find("LambdaConfigurations"))) {
        if (context.reader.map(&entry))
            context.triggers.notifies(bucket.arn, entry.find("Function"),
                                      readBucketFilter(context, entry, "Event"));
    }
}

void importTopic(TemplateContext &context, const TemplateResource &topic,
                 const ImportValue &properties)
{
    for (const ImportValue &subscription : context.reader.list(properties.find("Subscription"))) {
        if (context.reader.map(&subscription))
            importSubscription(context, topic.arn, subscription);
    }
}

} // namespace

ImportTriggers::BucketFilter readBucketFilter(TemplateContext &context, const ImportValue &entry,
                                              const char *eventsKey)
{
    ImportTriggers::BucketFilter filter;
    filter.events = context.reader.texts(entry.find(eventsKey));
    const ImportValue *given = context.reader.map(entry.find("Filter"));
    const ImportValue *key = given ? context.reader.map(given->find("S3Key")) : nullptr;
    if (!key)
        return filter;
    for (const ImportValue &rule : context.reader.list(key->find("Rules"))) {
        const std::string name = textOf(rule.find("Name"));
        (name == "prefix" || name == "Prefix" ? filter.prefix : filter.suffix) =
            textOf(rule.find("Value"));
    }
    return filter;
}

void importSubscription(TemplateContext &context, const std::string &topicArn,
                        const ImportValue &subscription)
{
    if (textOf(subscription.find("Protocol")) == "lambda")
        context.triggers.subscribes(topicArn, subscription.find("Endpoint"), subscription);
}

void importTrigger(TemplateContext &context, const TemplateResource &resource,
                   const ImportValue &properties)
{
    const std::string &type = resource.type;
    if (type == "AWS::Lambda::Permission")
        importPermission(context, properties);
    else if (type == "AWS::Lambda::EventSourceMapping")
        importMapping(context, properties);
    else if (type == "AWS::Events::Rule")
        importRule(context, properties);
    else if (type == "AWS::Scheduler::Schedule")
        importSchedule(context, properties);
    else if (type == "AWS::S3::Bucket")
        importBucket(context, resource, properties);
    else if (type == "AWS::SNS::Topic")
        importTopic(context, resource, properties);
    else if (type == "AWS::SNS::Subscription")
        importSubscription(context, textOf(properties.find("TopicArn")), properties);
    else if (type.starts_with("Custom::") || type == "AWS::CloudFormation::CustomResource")
        context.triggers.invokes(Source::CloudFormation, properties.find("ServiceToken"));
}

} // namespace retryscope
