#include "ui/lessons/differencespage.h"

#include "core/rules/rulebook.h"
#include "ui/format.h"
#include "ui/lessons/pagetext.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::DifferencesPage)
};

QString rulesWith(Evidence evidence)
{
    QString rows;
    for (const Rule &rule : rulebook()) {
        if (rule.evidence == evidence)
            rows += page::row({page::ruleLink(rule.id), page::html(rule.options.front().text)});
    }
    return page::table(rows);
}

QString assumedParts()
{
    QString rows =
        page::head({Words::tr("Rule"), Words::tr("What is ours"), Words::tr("The rest is")});
    for (const Rule &rule : rulebook()) {
        if (!rule.assumed.empty())
            rows += page::row({page::ruleLink(rule.id), page::html(rule.assumed),
                               format::evidence(rule.evidence).toHtmlEscaped()});
    }
    return page::table(rows);
}

/// `captured on AWS, but for a part that is assumed`: the evidence is that of the rest.
QString howSure(const Rule &rule)
{
    const QString evidence = format::evidence(rule.evidence);
    return rule.assumed.empty() || rule.evidence == Evidence::Assumed
        ? evidence
        : Words::tr("%1, but for a part that is assumed", "evidence").arg(evidence);
}

/// What is not known of the rules that the shown run depends on.
QString ofThisRun(std::span<const RuleId> used)
{
    if (used.empty())
        return {};
    QString rows =
        page::head({Words::tr("Rule"), Words::tr("How sure"), Words::tr("What is assumed")});
    for (const RuleId id : used) {
        const Rule &rule = retryscope::rule(id);
        const std::string_view ours =
            rule.assumed.empty() ? rule.options.front().text : rule.assumed;
        rows +=
            page::row({page::ruleLink(rule.id), howSure(rule).toHtmlEscaped(), page::html(ours)});
    }
    const QString title = used.size() == 1
        ? Words::tr("This run: 1 rule that is assumed in part shapes it")
        : Words::tr("This run: %1 rules that are assumed in part shape it").arg(used.size());
    return page::heading(title) + page::table(rows);
}

} // namespace

QString differencesText(std::span<const RuleId> used)
{
    return page::title(Words::tr("Differences from AWS"))
        + page::paragraph(
               Words::tr("Retryscope simulates; it measures nothing. Where AWS’s behaviour is not "
                         "known, a rule says what the simulation does instead. These are all such "
                         "places."))
        + ofThisRun(used) + page::heading(Words::tr("Assumed: no evidence is public"))
        + rulesWith(Evidence::Assumed) + page::heading(Words::tr("Inferred from other evidence"))
        + rulesWith(Evidence::Inferred)
        + page::heading(Words::tr("Parts of rules that are assumed")) + assumedParts();
}

} // namespace retryscope
