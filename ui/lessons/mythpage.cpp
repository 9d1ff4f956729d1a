#include "ui/lessons/mythpage.h"

#include "ui/format.h"
#include "ui/lessons/mythcards.h"
#include "ui/lessons/pagetext.h"
#include "ui/lessons/verdictlook.h"

#include <QCoreApplication>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::MythPage)
};

QString statements(const MythCard &card)
{
    QString rows;
    for (const Statement &statement : card.statements) {
        const QString verdict = page::coloured(standingText(statement.standing),
                                               style::mark(markOf(statement.standing)));
        rows += page::row({page::strong(documentText(statement.document)), verdict,
                           page::html(statement.says) + page::small(page::html(statement.where))});
    }
    const QString evidence =
        card.evidence ? format::evidence(*card.evidence) : Words::tr("nobody knows");
    rows += page::row({page::strong(documentText(Profile::Aws)), evidence.toHtmlEscaped(),
                       page::html(card.awsSays) + page::small(page::html(card.source))});
    return page::heading(Words::tr("Who says what")) + page::table(rows);
}

/// What a document would have the check be; a dash where it says nothing.
QString claimed(const MythCheck &check, Profile document)
{
    const auto claim =
        std::ranges::find(check.claimed, document, [](const auto &c) { return c.first; });
    if (claim == check.claimed.end())
        return QStringLiteral("–");
    const QString text = checkText(check, claim->second).toHtmlEscaped();
    const bool isRight = claim->second == check.is;
    return isRight ? text
                   : page::coloured(QStringLiteral("✖ ") + text, style::mark(style::Mark::Failed));
}

QString proof(const MythCard &card)
{
    if (!card.proof)
        return page::heading(Words::tr("Why no run shows it"))
            + page::paragraph(page::html(card.whyNone));
    QString rows = page::head(
        {Words::tr("In the run"), documentText(Profile::Aws), documentText(Profile::Chapter),
         documentText(Profile::DestinationsArticle), documentText(Profile::RetryGuide)});
    for (const MythCheck &check : card.proof->checks)
        rows += page::row(
            {page::html(check.what), page::strong(checkText(check, check.is).toHtmlEscaped()),
             claimed(check, Profile::Chapter), claimed(check, Profile::DestinationsArticle),
             claimed(check, Profile::RetryGuide)});
    return page::heading(Words::tr("What the run shows"))
        + page::paragraph(page::html(card.proof->shows)) + page::table(rows);
}

QString rules(const MythCard &card)
{
    QString links;
    for (const RuleId rule : card.rules)
        links += page::ruleLink(rule) + QStringLiteral("&nbsp; ");
    return links.isEmpty() ? QString() : page::heading(Words::tr("Rules")) + page::paragraph(links);
}

} // namespace

QString mythPage(const MythCard &card)
{
    const QString verdict = page::coloured(Words::tr("This is %1.").arg(holdsText(card.holds)),
                                           style::mark(markOf(card.holds)));
    return page::title(page::html(card.claim)) + page::paragraph(verdict) + statements(card)
        + proof(card) + rules(card);
}

} // namespace retryscope
