#include "ui/inspector/messagetext.h"

#include "core/formats/jsontext.h"
#include "core/model/arn.h"
#include "core/rules/envelope.h"
#include "core/trace/delivery.h"

namespace retryscope {

namespace {

/// One word of a POSIX shell, whatever is in it.
QString quoted(const std::string &text)
{
    QString word = QString::fromStdString(text);
    word.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + word + QLatin1Char('\'');
}

/// `https://sqs.us-east-1.amazonaws.com/123456789012/orders-dlq`
std::string queueUrl(const Home &home, const std::string &arn)
{
    return "https://sqs." + home.region + ".amazonaws.com/" + home.accountId + '/'
        + std::string(shortName(arn));
}

/// The attributes of a dead-letter message, or the group of a FIFO one, as the CLI takes them.
QString attributeOption(const Trace &trace, const Message &message)
{
    const auto attributes = deadLetterAttributesOf(trace, message.delivery);
    if (!attributes && isFifo(trace.catalog().target(message.target).arn))
        return QStringLiteral(" --message-group-id ")
            + quoted(requestIdOf(trace, *trace.invocationOf(message.delivery)));
    if (!attributes)
        return {};
    Json::Object members;
    const Json list = attributesObject(*attributes);
    for (const JsonMember &member : *list.object()) {
        const std::string *text = member.value.string();
        members.push_back(
            {member.key,
             Json(Json::Object{{"DataType", text ? "String" : "Number"},
                               {"StringValue", text ? *text : compactText(member.value)}})});
    }
    return QStringLiteral(" --message-attributes ") + quoted(compactText(Json(members)));
}

QString busEntry(const std::string &arn, const Json &envelope)
{
    const auto part = [&](const char *key) {
        const Json *value = envelope.find(key);
        return value ? *value : Json();
    };
    const Json entry(Json::Object{{"EventBusName", arn},
                                  {"Source", part("source")},
                                  {"DetailType", part("detail-type")},
                                  {"Resources", part("resources")},
                                  {"Detail", compactText(part("detail"))}});
    return quoted(compactText(Json(Json::Array{entry})));
}

} // namespace

QString asCommand(const Trace &trace, const Message &message)
{
    const CatalogTarget &target = trace.catalog().target(message.target);
    const Json body = deliveredBody(trace, message.delivery);
    const QString text = quoted(compactText(body));
    const QString arn = quoted(target.arn);
    switch (target.kind) {
    case TargetKind::Queue:
        return QStringLiteral("aws sqs send-message --queue-url %1 --message-body %2")
                   .arg(quoted(queueUrl(trace.scenario().home, target.arn)), text)
            + attributeOption(trace, message);
    case TargetKind::Topic:
        return QStringLiteral("aws sns publish --topic-arn %1 --message %2").arg(arn, text)
            + attributeOption(trace, message);
    case TargetKind::Bus:
        return QStringLiteral("aws events put-events --entries ") + busEntry(target.arn, body);
    case TargetKind::Bucket:
        return QStringLiteral("printf %s %1 | aws s3 cp - %2")
            .arg(text,
                 quoted("s3://" + std::string(shortName(target.arn)) + '/'
                        + objectKeyOf(trace, message.delivery).value_or("record.json")));
    case TargetKind::Function:
    case TargetKind::Other:
        break;
    }
    return QStringLiteral("aws lambda invoke --function-name %1 --invocation-type Event "
                          "--cli-binary-format raw-in-base64-out --payload %2 /dev/null")
        .arg(arn, text);
}

QString asMarkdown(const QString &heading, const Json &content)
{
    const QString json = QString::fromStdString(prettyText(content));
    QString fence = QStringLiteral("```");
    while (json.contains(fence))
        fence += QLatin1Char('`');
    return QStringLiteral("**%1**\n\n%2json\n%3%2\n").arg(heading, fence, json);
}

} // namespace retryscope
