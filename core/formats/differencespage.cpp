#include "core/formats/markdown.h"
#include "core/formats/truthpages.h"

namespace retryscope {

namespace {

/// Rules whose behaviour on AWS nobody has shown, or that follows from others only.
std::string uncertainRules(Evidence evidence)
{
    std::string text;
    for (const Rule &rule : rulebook()) {
        if (rule.evidence != evidence)
            continue;
        text += "- **" + std::string(name(rule.id))
            + "**: " + markdownText(rule.options.front().text) + '\n';
    }
    return text;
}

std::string assumedParts()
{
    std::string text = markdownHead({"rule", "the rest is", "what is ours"});
    for (const Rule &rule : rulebook()) {
        if (rule.assumed.empty())
            continue;
        text += markdownRow({"[" + std::string(name(rule.id)) + "](rulebook.md#"
                                 + markdownAnchor(name(rule.id)) + ")",
                             name(rule.evidence), markdownText(rule.assumed)});
    }
    return text;
}

} // namespace

std::string differencesPage()
{
    std::string text =
        "# Differences from AWS\n\nRetryscope simulates; it measures nothing. Where "
        "AWS's behaviour is not known, a rule says what the simulation does instead. "
        "This page lists every such place.\n";
    text += "\n## Assumed: no evidence is public\n\n" + uncertainRules(Evidence::Assumed);
    text += "\n## Inferred from other evidence\n\n" + uncertainRules(Evidence::Inferred);
    text += "\n## Parts of rules that are assumed\n\n" + assumedParts();
    return text;
}

} // namespace retryscope
