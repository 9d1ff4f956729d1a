#include "core/formats/markdown.h"
#include "core/formats/truthpages.h"
#include "core/rules/optionproof.h"

#include <algorithm>

namespace retryscope {

namespace {

std::string link(const Rule &rule)
{
    return "[" + std::string(name(rule.id)) + "](#" + markdownAnchor(name(rule.id)) + ")";
}

std::string contents()
{
    std::string text = markdownHead({"rule", "what it decides", "AWS's side is"});
    for (const Rule &rule : rulebook())
        text += markdownRow({link(rule), markdownText(rule.subject), name(rule.evidence)});
    return text;
}

std::string asCode(std::string_view json)
{
    return json.empty() ? "nothing" : "`" + std::string(json) + "`";
}

/// Where a run shows what is different under the option; empty for option 0.
std::string shownBy(const Rule &rule, std::size_t option)
{
    if (option == 0)
        return {};
    const OptionProof *proof = proofOf(rule.id, option);
    if (!proof)
        return "   - No run shows it: it is a matter of words.\n";
    const std::string scenario(proof->scenario);
    return "   - Shown by [" + scenario.substr(scenario.find('/') + 1) + "](../" + scenario
        + ".json): the report has " + asCode(proof->withThis) + " at `" + std::string(proof->place)
        + "`, by option 1 " + asCode(proof->withOption0) + ".\n";
}

std::string optionText(const Rule &rule, const RuleOption &option)
{
    std::string text = markdownText(option.text) + '\n';
    const bool isTakenInSilence = isSwitchable(rule.id) && &option == &rule.options.front();
    for (const Profile profile : allProfiles) {
        const auto *const claim = std::ranges::find(option.claims, profile, &Claim::profile);
        const std::string lead = "   - `" + std::string(name(profile)) + "`: ";
        if (claim != option.claims.end()) {
            text += lead + (profile == Profile::Aws ? std::string(name(rule.evidence)) + ", " : "")
                + markdownText(claim->where) + '\n';
        } else if (isTakenInSilence && isSilent(rule, profile)) {
            text += lead + "silent, so it takes this option\n";
        }
    }
    return text;
}

std::string ruleText(const Rule &rule, std::span<const MythCard> cards)
{
    std::string text = "\n## " + std::string(name(rule.id)) + "\n\n";
    text += markdownText(rule.subject) + ".\n\n";
    for (std::size_t i = 0; i < rule.options.size(); ++i) {
        text += std::to_string(i + 1) + ". " + optionText(rule, rule.options[i]);
        text += shownBy(rule, i);
    }
    if (!rule.assumed.empty())
        text += "\nAssumed: " + markdownText(rule.assumed) + '\n';
    std::string touching;
    for (const MythCard &card : cards) {
        if (std::ranges::find(card.rules, rule.id) != card.rules.end())
            touching += (touching.empty() ? "" : ", ") + std::string("[") + card.id + "](myths.md#"
                + card.id + ")";
    }
    if (!touching.empty())
        text += "\nPut to the test: " + touching + ".\n";
    return text;
}

} // namespace

std::string rulebookPage(std::span<const MythCard> cards)
{
    std::string text = "# Rulebook\n\nWhat a run is decided by: rule by rule, each with its "
                       "options, who claims which, and the evidence for AWS's behaviour. The first "
                       "option is AWS's.\n\n";
    text += contents();
    for (const Rule &rule : rulebook())
        text += ruleText(rule, cards);
    text += "\n## Sources\n\n";
    for (const Work &work : works())
        text += "- " + markdownText(work.name) + ": " + markdownText(work.address) + '\n';
    for (const Profile profile : allProfiles)
        text += "- `" + std::string(name(profile)) + "`: " + markdownText(document(profile)) + '\n';
    return text;
}

} // namespace retryscope
