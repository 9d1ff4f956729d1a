#include "ui/inspector/comparetext.h"

#include "core/formats/comparisontext.h"
#include "core/trace/comparison.h"
#include "ui/format.h"
#include "ui/format/utf8.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::CompareText)
};

constexpr std::size_t mostParts = 3; // of a change: more are counted

/// A value as people read it: of a call's arguments each setting with its name.
void addSettings(QStringList &parts, std::string_view name, const Json &value)
{
    if (const Json::Object *members = value.object()) {
        for (const JsonMember &member : *members)
            addSettings(parts, member.key, member.value);
        return;
    }
    const std::string *string = value.string();
    const QString shown = !string     ? format::text(compactText(value))
        : string->empty()             ? Words::tr("none")
        : string->starts_with("arn:") ? format::text(shortName(*string))
                                      : format::text(*string);
    parts += QStringLiteral("%1 %2").arg(format::text(name), shown);
}

/// An entry of `changes`: `MaximumEventAgeInSeconds 60 of order-processor`.
QString entryText(const Json &entry)
{
    QStringList settings;
    QString whose;
    Instant at;
    for (const Json::Object *members = entry.object(); const JsonMember &member : *members) {
        const bool isWhose = member.key == "function" || member.key == "target";
        if (isWhose && member.value.string())
            whose = format::text(shortName(*member.value.string()));
        else if (member.key == "atMs" && member.value.number())
            at = Instant(Duration(format::text(member.value.number()->text).toLongLong()));
        else
            addSettings(settings, member.key, member.value);
    }
    return Words::tr("from %1 on: %2 of %3", "time, settings, function or target")
        .arg(format::shortTime(at), settings.join(QStringLiteral(", ")), whose);
}

/// The last name of a pointer, with the one before where it says too little alone: `Timeout`,
/// `OnFailure Destination`.
QString placeText(const std::string &pointer)
{
    QStringList names = format::text(pointer).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const auto isNumber = [](const QString &name) {
        return name == QLatin1String("-") || name.at(0).isDigit();
    };
    names.removeIf(isNumber);
    if (names.isEmpty())
        return {};
    const QString last = names.takeLast();
    const bool isVague = last == QLatin1String("Destination") || last == QLatin1String("TargetArn");
    return isVague && !names.isEmpty() ? names.last() + QLatin1Char(' ') + last : last;
}

QString operationText(const JsonOperation &operation)
{
    if (operation.kind == JsonOperationKind::Remove)
        return Words::tr("%1 removed").arg(placeText(operation.path));
    const bool isChange = operation.path.starts_with("/changes/");
    if (isChange && operation.value.isObject())
        return entryText(operation.value);
    if (operation.path == "/changes" && operation.value.array()) {
        QStringList entries;
        for (const Json &entry : *operation.value.array()) {
            if (entry.isObject())
                entries += entryText(entry);
        }
        return entries.join(QStringLiteral("; "));
    }
    const Json *outcome = operation.value.find("type");
    if (outcome && outcome->string())
        return Words::tr("a dispatch: %1").arg(format::text(*outcome->string()));
    if (operation.value.isObject() || operation.value.array())
        return Words::tr("%1 changed").arg(placeText(operation.path));
    QStringList settings;
    addSettings(settings, placeText(operation.path).toStdString(), operation.value);
    return settings.join(QStringLiteral(", "));
}

} // namespace

QString endText(const Trace &trace, InvocationId invocation)
{
    return QString::fromStdString(endingText(trace, endingOf(trace, invocation)));
}

QString changeText(const Fork &fork)
{
    QStringList parts;
    for (const JsonOperation &operation : fork.patch) {
        if (static_cast<std::size_t>(parts.size()) == mostParts)
            break;
        parts += operationText(operation);
    }
    const auto more = static_cast<int>(fork.patch.size() - static_cast<std::size_t>(parts.size()));
    if (more > 0)
        parts += more == 1 ? Words::tr("1 more change") : Words::tr("%1 more changes").arg(more);
    return parts.isEmpty() ? Words::tr("no change") : parts.join(QStringLiteral("; "));
}

} // namespace retryscope
