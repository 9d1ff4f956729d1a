#include "ui/inspector/fieldmark.h"

#include "core/rules/rulebook.h"
#include "core/trace/departures.h"
#include "core/trace/ruleinforce.h"
#include "ui/style.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::FieldMark)
};

constexpr qsizetype valueLimit = 400; // characters of AWS's value

QString valueText(const Json &value)
{
    const QString text = QString::fromStdString(compactText(value));
    return text.size() <= valueLimit ? text : text.left(valueLimit) + QStringLiteral("…");
}

FieldMark marked(const Departure &departure, const std::string &prefix)
{
    FieldMark mark{QChar(u'\u2260'), prefix + departure.pointer, false, {}, departure.rule};
    switch (departure.kind) {
    case Departure::Kind::Other:
        mark.text = Words::tr("AWS sends %1").arg(valueText(*departure.aws));
        break;
    case Departure::Kind::Extra:
        mark.sign = QChar(u'+');
        mark.text = departure.pointer.empty() ? Words::tr("AWS sends no such message")
                                              : Words::tr("AWS sends no such field");
        break;
    case Departure::Kind::Missing: {
        mark.sign = QChar(u'\u2212');
        mark.isMissing = true;
        const std::string key = departure.pointer.substr(departure.pointer.rfind('/') + 1);
        mark.text = Words::tr("AWS also sends \"%1\": %2")
                        .arg(QString::fromStdString(key), valueText(*departure.aws));
        break;
    }
    }
    return mark;
}

/// The profile that has the option in force because it says so: `retry-guide`.
QString holder(const Trace &trace, RuleId id)
{
    const RuleOption &option = rule(id).options[optionInForce(trace, id)];
    return QString::fromLatin1(name(option.claims.front().profile));
}

} // namespace

std::vector<FieldMark> fieldMarks(const Trace &trace, const Message &message)
{
    if (message.form == Message::Form::Envelope)
        return {};
    const bool isObject = trace.catalog().target(message.target).kind == TargetKind::Bucket;
    std::vector<FieldMark> marks;
    for (const Departure &departure : departuresFromAws(trace, message.delivery))
        marks.push_back(marked(departure, isObject ? "/Body" : ""));
    return marks;
}

QString marksSentence(const Trace &trace, const std::vector<FieldMark> &marks)
{
    std::vector<RuleId> rules;
    for (const FieldMark &mark : marks) {
        if (std::ranges::find(rules, mark.rule) == rules.end())
            rules.push_back(mark.rule);
    }
    if (rules.empty())
        return {};
    QStringList links;
    for (const RuleId id : rules) {
        const QString ruleName = QString::fromLatin1(name(id));
        links += Words::tr("%1 as %2 has it", "rule, profile")
                     .arg(QStringLiteral("<a href=\"rule:%1\" style=\"color:%2\">%1</a>")
                              .arg(ruleName, style::mark(style::Mark::OtherRun).text.name()),
                          holder(trace, id));
    }
    const QString what = marks.size() == 1
        ? Words::tr("1 line is marked: AWS would send it otherwise.")
        : Words::tr("%1 lines are marked: AWS would send them otherwise.").arg(marks.size());
    return Words::tr("%1 Rule %2.", "sentence, rules").arg(what, links.join(QStringLiteral(", ")));
}

} // namespace retryscope
