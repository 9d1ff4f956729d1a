#include "ui/editors/behaviortext.h"

#include "core/model/simtime.h"
#include "ui/editors/scenariojson.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

using scenariojson::text;
using scenariojson::wholeNumber;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Behavior)
};

const Json *outcomeOf(const Json &behavior)
{
    return behavior.find("outcome");
}

qsizetype typeIndex(const Json &behavior)
{
    const Json *outcome = outcomeOf(behavior);
    const Json *type = outcome ? outcome->find("type") : nullptr;
    return outcomeTypes().indexOf(text(type));
}

QString timeText(const Json *milliseconds)
{
    return format::shortTime(Instant(Duration(wholeNumber(milliseconds).value_or(0))));
}

QString durationText(const Json *value)
{
    if (!value)
        return format::duration(Duration(100));
    if (const auto whole = wholeNumber(value))
        return format::duration(Duration(*whole));
    const auto end = [value](const char *key) {
        return format::duration(Duration(wholeNumber(value->find(key)).value_or(0)));
    };
    return Words::tr("%1 to %2").arg(end("min"), end("max"));
}

QString attemptsText(const Json::Array &attempts)
{
    QStringList numbers;
    for (const Json &attempt : attempts)
        numbers += QString::number(wholeNumber(&attempt).value_or(0));
    return Words::tr("attempt %1").arg(numbers.join(QStringLiteral(", ")));
}

} // namespace

QString whenText(const Json &behavior)
{
    const Json *when = behavior.find("when");
    if (!when)
        return Words::tr("otherwise");
    QStringList parts;
    if (const Json *payload = when->find("payload"); payload && payload->object()) {
        for (const JsonMember &member : *payload->object()) {
            const QString value = member.value.string()
                ? text(&member.value)
                : QString::fromStdString(compactText(member.value));
            parts += Words::tr("%1 = %2").arg(QString::fromStdString(member.key), value);
        }
    }
    if (const Json *attempt = when->find("attempt"); attempt && attempt->array())
        parts += attemptsText(*attempt->array());
    const Json *from = when->find("fromMs");
    const Json *to = when->find("toMs");
    if (from && to)
        parts += Words::tr("%1 to %2").arg(timeText(from), timeText(to));
    else if (from)
        parts += Words::tr("from %1 on").arg(timeText(from));
    else if (to)
        parts += Words::tr("before %1").arg(timeText(to));
    return parts.isEmpty() ? Words::tr("otherwise") : parts.join(QStringLiteral(", "));
}

QString outcomeText(const Json &behavior)
{
    const auto type = typeIndex(behavior);
    if (type < 0)
        return {};
    const QString name = outcomeNames()[type];
    const QString word = outcomeTypes()[type];
    const bool runs = word != QStringLiteral("timeout") && word != QStringLiteral("oneOf")
        && word != QStringLiteral("throttle") && word != QStringLiteral("systemError");
    if (!runs)
        return name;
    return Words::tr("%1, %2").arg(name, durationText(outcomeOf(behavior)->find("durationMs")));
}

style::Mark outcomeMark(const Json &behavior)
{
    const auto type = typeIndex(behavior);
    if (type < 0)
        return style::Mark::Ghost;
    const QString word = outcomeTypes()[type];
    if (word == QStringLiteral("success"))
        return style::Mark::Succeeded;
    if (word == QStringLiteral("throttle") || word == QStringLiteral("systemError"))
        return style::Mark::Refusal;
    return word == QStringLiteral("oneOf") ? style::Mark::Queued : style::Mark::Failed;
}

QStringList outcomeTypes()
{
    return {QStringLiteral("success"),  QStringLiteral("error"),       QStringLiteral("timeout"),
            QStringLiteral("exit"),     QStringLiteral("outOfMemory"), QStringLiteral("initError"),
            QStringLiteral("throttle"), QStringLiteral("systemError"), QStringLiteral("oneOf")};
}

QStringList outcomeNames()
{
    return {
        Words::tr("succeeds"),       Words::tr("exception"),         Words::tr("timeout"),
        Words::tr("runtime exit"),   Words::tr("out of memory"),     Words::tr("init error"),
        Words::tr("throttled, 429"), Words::tr("system error, 500"), Words::tr("one of several")};
}

} // namespace retryscope
