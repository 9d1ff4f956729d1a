#include "ui/inspector/verdicttext.h"

#include "core/rules/rulebook.h"
#include "core/trace/ruleinforce.h"
#include "ui/document/ruleverdicts.h"
#include "ui/format.h"
#include "ui/format/utf8.h"
#include "ui/style.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <vector>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::VerdictText)
};

QString html(std::string_view words)
{
    return format::text(words).toHtmlEscaped();
}

QString linked(RuleId id)
{
    return QStringLiteral("<a href=\"rule:%1\" style=\"color:%2\">%1</a>")
        .arg(QString::fromLatin1(name(id)), style::mark(style::Mark::OtherRun).text.name());
}

/// One of the runs compared, with the row's event in it.
struct Run
{
    QString name;
    const Trace &trace;
    std::optional<InvocationId> invocation;
    std::vector<RuleApart> rules; // that make its end differ from the shown one
};

std::vector<Run> runsOf(const ComparedSet &set, std::size_t row, const RuleVerdicts &verdicts,
                        const RunNames &names)
{
    const DifferentEnd &end = set.ends[row];
    std::vector<Run> runs{{names.shown, *set.shown(), end.shown, {}}};
    for (std::size_t place = 0; place < set.runs.size(); ++place)
        runs.push_back({names.others.value(static_cast<qsizetype>(place)), *set.runs[place]->other,
                        end.others[place], verdicts.rules(row, place)});
    return runs;
}

bool endAlike(const Run &left, const Run &right)
{
    return !endsDiffer(left.trace, right.trace, {left.invocation, right.invocation});
}

/// Each rule that makes any difference in the row, once.
std::vector<RuleId> rulesOf(const std::vector<Run> &runs)
{
    std::vector<RuleId> ids;
    for (const Run &run : runs) {
        for (const RuleApart &apart : run.rules) {
            if (std::ranges::find(ids, apart.rule) == ids.end())
                ids.push_back(apart.rule);
        }
    }
    return ids;
}

/// `As AWS ends it: aws, destinations-article. Otherwise: chapter.` Empty if no run is AWS's.
QString sides(const std::vector<Run> &runs)
{
    const auto aws =
        std::ranges::find_if(runs, [](const Run &run) { return run.trace.rules() == Rules(); });
    if (aws == runs.end())
        return {};
    QStringList alike;
    QStringList otherwise;
    for (const Run &run : runs)
        (endAlike(*aws, run) ? alike : otherwise) += run.name.toHtmlEscaped();
    return Words::tr("<b>As AWS ends it:</b> %1. <b>Otherwise:</b> %2.")
        .arg(alike.join(QStringLiteral(", ")), otherwise.join(QStringLiteral(", ")));
}

/// The names of the runs that have an option of the rule.
QString holders(const std::vector<Run> &runs, RuleId id, std::size_t option)
{
    QStringList names;
    for (const Run &run : runs) {
        if (optionInForce(run.trace, id) == option)
            names += run.name.toHtmlEscaped();
    }
    return names.join(QStringLiteral(", "));
}

/// Who says so: the evidence for AWS's option, the sections of a document for the others.
QString sources(const Rule &rule, std::size_t option)
{
    QStringList texts;
    for (const Claim &claim : rule.options[option].claims) {
        const QString how = claim.profile == Profile::Aws
            ? format::evidence(rule.evidence).toHtmlEscaped()
            : html(document(claim.profile));
        texts += Words::tr("%1: %2", "evidence or document, where").arg(how, html(claim.where));
    }
    return texts.join(QStringLiteral("; "));
}

QString ruleText(const std::vector<Run> &runs, RuleId id)
{
    const Rule &rule = retryscope::rule(id);
    QString text = QStringLiteral("<p style=\"margin-top:4px;margin-bottom:0\">%1</p>")
                       .arg(Words::tr("Rule %1", "link").arg(linked(id)));
    for (std::size_t option = 0; option < rule.options.size(); ++option) {
        const QString who = holders(runs, id, option);
        if (who.isEmpty())
            continue;
        text += QStringLiteral("<p style=\"margin:0 0 0 12px\"><b>%1:</b> %2 "
                               "<span style=\"color:%4\">%3</span></p>")
                    .arg(who, html(rule.options[option].text), sources(rule, option),
                         style::surface().secondaryText.name());
    }
    return text;
}

} // namespace

QString verdictText(const ComparedSet &set, std::size_t row, const RuleVerdicts &verdicts,
                    const RunNames &names)
{
    const std::vector<Run> runs = runsOf(set, row, verdicts, names);
    const std::vector<RuleId> ids = rulesOf(runs);
    if (ids.empty())
        return {};
    QString text = sides(runs);
    for (const RuleId id : ids)
        text += ruleText(runs, id);
    return text;
}

} // namespace retryscope
