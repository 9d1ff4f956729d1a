#include "ui/inspector/whypage.h"

#include "core/rules/rulebook.h"
#include "core/trace/ruleinforce.h"
#include "ui/format.h"
#include "ui/format/reasons.h"
#include "ui/format/words.h"
#include "ui/style.h"

#include <QCoreApplication>

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t nearSteps = 6; // shown before the rest is asked for

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::WhyPage)
};

using format::text;

QString claimText(const Claim &claim)
{
    return Words::tr("%1 (%2): %3", "profile, document, sections")
        .arg(QString::fromLatin1(name(claim.profile)), text(document(claim.profile)),
             text(claim.where));
}

/// What the evidence is worth, with what is assumed said plainly.
QString evidenceText(const Rule &rule)
{
    const QString known = Words::tr("Evidence: %1, %2.")
                              .arg(format::evidence(rule.evidence), text(meaning(rule.evidence)));
    if (rule.assumed.empty())
        return known;
    return Words::tr("%1 Assumed: %2").arg(known, text(rule.assumed));
}

/// Names of the profiles that hold an option: `aws, chapter`.
QString holders(const Rule &rule, const RuleOption &option)
{
    QStringList names;
    for (const Profile profile : allProfiles) {
        if (&optionOf(rule, profile) == &option && !isSilent(rule, profile))
            names += QString::fromLatin1(name(profile));
    }
    return names.join(QStringLiteral(", "));
}

QString paragraphHtml(const QString &text, const QColor &color)
{
    return QStringLiteral("<p style=\"margin-top:4px;margin-bottom:4px;color:%2\">%1</p>")
        .arg(text, color.name());
}

QString headingHtml(const QString &text)
{
    return QStringLiteral("<p style=\"margin-top:10px;margin-bottom:2px;color:%2\"><b>%1</b></p>")
        .arg(text.toHtmlEscaped(), style::surface().secondaryText.name());
}

QString stepHtml(const Trace &trace, StepIndex index)
{
    const auto invocation = trace.invocationOf(index);
    const QString who = invocation ? format::invocation(*invocation) + QLatin1Char(' ') : QString();
    return QStringLiteral("<p style=\"margin-top:2px;margin-bottom:2px\">"
                          "<a href=\"%1%2\" style=\"color:%3\">%4</a> %5</p>")
        .arg(QLatin1String(stepLinkPrefix))
        .arg(index.value)
        .arg(style::mark(style::Mark::Running).text.name(), format::step(index),
             Words::tr("%1 \u00b7 %2%3", "time, invocation, what happened")
                 .arg(format::shortTime(trace.at(index)), who, format::fact(trace, index))
                 .toHtmlEscaped());
}

QString chainHtml(const Trace &trace, const std::vector<StepIndex> &chain, bool whole)
{
    if (chain.empty())
        return {};
    QString html = headingHtml(Words::tr("What led here, the latest first"));
    const bool isCut = !whole && chain.size() > nearSteps + 2;
    const std::size_t shown = isCut ? nearSteps : chain.size();
    for (std::size_t i = 0; i < shown; ++i)
        html += stepHtml(trace, chain[i]);
    if (!isCut)
        return html;
    html += QStringLiteral("<p style=\"margin-top:2px;margin-bottom:2px\"><a href=\"%1\" "
                           "style=\"color:%2\">%3</a></p>")
                .arg(QLatin1String(allLink), style::mark(style::Mark::Running).text.name(),
                     Words::tr("%1 steps between").arg(chain.size() - shown - 1));
    return html + stepHtml(trace, chain.back());
}

QString optionsHtml(const Rule &rule, std::size_t inForce)
{
    if (rule.options.size() < 2)
        return {};
    QString html = headingHtml(Words::tr("What the other options say"));
    for (std::size_t i = 0; i < rule.options.size(); ++i) {
        if (i == inForce)
            continue;
        html += paragraphHtml(QStringLiteral("<b>%1</b> %2")
                                  .arg(holders(rule, rule.options[i]).toHtmlEscaped(),
                                       text(rule.options[i].text).toHtmlEscaped()),
                              style::surface().text);
    }
    return html;
}

/// The option in force and who says so, in a pale box.
QString ruleHtml(const Rule &rule, std::size_t inForce)
{
    const RuleOption &option = rule.options[inForce];
    const QColor plain = style::surface().text;
    const QColor second = style::surface().secondaryText;
    QString html =
        paragraphHtml(QStringLiteral("<a href=\"%1%2\" style=\"color:%3\"><b>%2</b></a> %4")
                          .arg(QLatin1String(ruleLinkPrefix), QString::fromLatin1(name(rule.id)),
                               style::mark(style::Mark::Running).text.name(),
                               Words::tr("%1?").arg(text(rule.subject)).toHtmlEscaped()),
                      plain);
    html += paragraphHtml(text(option.text).toHtmlEscaped(), plain);
    for (const Claim &claim : option.claims)
        html += paragraphHtml(claimText(claim).toHtmlEscaped(), second);
    if (inForce != 0)
        html += paragraphHtml(Words::tr("AWS does otherwise: %1")
                                  .arg(text(rule.options.front().text))
                                  .toHtmlEscaped(),
                              style::mark(style::Mark::Failed).text);
    const bool isAssumed = rule.evidence == Evidence::Assumed || !rule.assumed.empty();
    html += paragraphHtml(evidenceText(rule).toHtmlEscaped(),
                          isAssumed ? style::mark(style::Mark::Refusal).text : second);
    return QStringLiteral("<table width=\"100%\" cellpadding=\"8\" cellspacing=\"0\" "
                          "bgcolor=\"%1\"><tr><td>%2</td></tr></table>")
        .arg(style::surface().header.name(), html);
}

QString toCome()
{
    return Words::tr("This is still to come: it holds if nothing changes.");
}

} // namespace

QString whyPage(const Trace &trace, const Answer &answer, bool wholeChain)
{
    const Rule &rule = retryscope::rule(answer.rule);
    const std::size_t inForce = optionInForce(trace, answer.rule);
    QString html = QStringLiteral("<h3 style=\"margin-top:0;margin-bottom:4px;color:%2\">%1</h3>")
                       .arg(answer.heading.toHtmlEscaped(), style::surface().text.name());
    html += paragraphHtml(answer.sentence.toHtmlEscaped(), style::surface().text);
    if (answer.isToCome)
        html += paragraphHtml(toCome(), style::mark(style::Mark::Ghost).text);
    html += chainHtml(trace, answer.chain, wholeChain);
    html += headingHtml(Words::tr("The rule"));
    html += ruleHtml(rule, inForce);
    html += optionsHtml(rule, inForce);
    return html;
}

QString whyText(const Trace &trace, const Answer &answer)
{
    const Rule &rule = retryscope::rule(answer.rule);
    const std::size_t inForce = optionInForce(trace, answer.rule);
    const RuleOption &option = rule.options[inForce];
    QStringList lines{answer.heading, answer.sentence};
    if (answer.isToCome)
        lines += toCome();
    for (const StepIndex index : answer.chain)
        lines += Words::tr("- %1").arg(format::stepLine(trace, index));
    lines += Words::tr("Rule %1: %2").arg(QString::fromLatin1(name(rule.id)), text(option.text));
    for (const Claim &claim : option.claims)
        lines += claimText(claim);
    if (inForce != 0)
        lines += Words::tr("AWS does otherwise: %1").arg(text(rule.options.front().text));
    lines += evidenceText(rule);
    for (std::size_t i = 0; i < rule.options.size(); ++i) {
        if (i != inForce)
            lines += Words::tr("By %1: %2")
                         .arg(holders(rule, rule.options[i]), text(rule.options[i].text));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace retryscope
