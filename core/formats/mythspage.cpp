#include "core/formats/markdown.h"
#include "core/formats/truthpages.h"

#include <algorithm>

namespace retryscope {

namespace {

std::string evidenceText(const MythCard &card)
{
    std::string text = card.evidence ? name(*card.evidence) : "no evidence";
    if (!card.source.empty())
        text += ": " + markdownText(card.source);
    return text;
}

/// How right the document is, in words.
std::string_view judged(Standing standing)
{
    switch (standing) {
    case Standing::Agrees:
        return "right";
    case Standing::Wrong:
        return "wrong";
    case Standing::Partly:
        return "right in part";
    case Standing::Outdated:
        return "outdated";
    case Standing::ContradictsItself:
        return "contradicts itself";
    }
    return "";
}

std::string statementText(const Statement &statement)
{
    return "- `" + std::string(name(statement.document)) + "` ("
        + std::string(judged(statement.standing)) + "): " + markdownText(statement.says) + " · "
        + markdownText(statement.where) + '\n';
}

std::string cardText(const MythCard &card)
{
    std::string text = "\n### " + card.id + "\n\n" + std::to_string(card.number) + ". **"
        + markdownText(card.claim) + "** Holds: " + name(card.holds) + ".\n\n";
    for (const Statement &statement : card.statements)
        text += statementText(statement);
    text += "- AWS: " + markdownText(card.awsSays) + " · " + evidenceText(card) + '\n';
    if (card.proof) {
        text += "- The run [" + card.proof->scenario + "](../myths/" + card.proof->scenario
            + ".json): " + markdownText(card.proof->shows) + '\n';
    } else {
        text += "- No run: " + markdownText(card.whyNone) + '\n';
    }
    for (const RuleId rule : card.rules)
        text += "- Rule: [" + std::string(name(rule)) + "](rulebook.md#"
            + markdownAnchor(name(rule)) + ")\n";
    return text;
}

/// The topics in the order in which the cards first name them.
std::vector<std::string> topicsOf(std::span<const MythCard> cards)
{
    std::vector<std::string> topics;
    for (const MythCard &card : cards) {
        if (std::ranges::find(topics, card.topic) == topics.end())
            topics.push_back(card.topic);
    }
    return topics;
}

} // namespace

std::string mythsPage(std::span<const MythCard> cards)
{
    std::string text = "# Myth check\n\n" + std::to_string(cards.size())
        + " claims that people learn about asynchronous invocation, and what is true of them.\n\n";
    text += markdownHead({"claim", "holds"});
    for (const MythCard &card : cards)
        text +=
            markdownRow({"[" + markdownText(card.claim) + "](#" + card.id + ")", name(card.holds)});
    for (const std::string &topic : topicsOf(cards)) {
        std::string title = topic;
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
        text += "\n## " + title + '\n';
        for (const MythCard &card : cards) {
            if (card.topic == topic)
                text += cardText(card);
        }
    }
    return text;
}

} // namespace retryscope
