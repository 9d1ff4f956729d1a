#include "ui/lessons/rulepage.h"

#include "ui/format.h"
#include "ui/lessons/mythcards.h"
#include "ui/lessons/pagetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::RulePage)
};

QString claims(const Rule &rule, const RuleOption &option)
{
    QString text;
    const bool isTakenInSilence = isSwitchable(rule.id) && &option == &rule.options.front();
    for (const Profile profile : allProfiles) {
        const auto *const claim = std::ranges::find(option.claims, profile, &Claim::profile);
        const QString who = page::strong(documentText(profile));
        if (claim != option.claims.end()) {
            const QString how = profile == Profile::Aws
                ? Words::tr("%1: ").arg(format::evidence(rule.evidence)).toHtmlEscaped()
                : QString();
            text +=
                page::paragraph(who + QStringLiteral("&nbsp; ") + how + page::html(claim->where));
        } else if (isTakenInSilence && isSilent(rule, profile)) {
            text += page::paragraph(who + QStringLiteral("&nbsp; ")
                                    + Words::tr("silent, so it takes this option"));
        }
    }
    return text;
}

QString options(const Rule &rule, std::optional<std::size_t> inForce)
{
    QString text;
    for (std::size_t i = 0; i < rule.options.size(); ++i) {
        const RuleOption &option = rule.options.begin()[i];
        QString head = isSwitchable(rule.id) ? Words::tr("Option %1").arg(i + 1)
                                             : Words::tr("In every profile");
        if (inForce == i)
            head += Words::tr(" · in force in this run");
        text +=
            page::heading(head) + page::paragraph(page::html(option.text)) + claims(rule, option);
    }
    return text;
}

QString cardsOf(const Rule &rule, std::span<const MythCard> cards)
{
    QString links;
    for (const MythCard &card : cards) {
        if (std::ranges::find(card.rules, rule.id) != card.rules.end())
            links += page::paragraph(page::link(
                QStringLiteral("myth:") + QString::fromStdString(card.id), page::html(card.claim)));
    }
    return links.isEmpty() ? QString() : page::heading(Words::tr("Put to the test")) + links;
}

} // namespace

QString rulePage(const Rule &rule, std::span<const MythCard> cards,
                 std::optional<std::size_t> inForce)
{
    QString text = page::title(page::html(name(rule.id)))
        + page::paragraph(page::html(rule.subject) + QLatin1Char('?')) + options(rule, inForce);
    if (!rule.assumed.empty())
        text += page::heading(Words::tr("Assumed")) + page::paragraph(page::html(rule.assumed));
    return text + cardsOf(rule, cards);
}

} // namespace retryscope
