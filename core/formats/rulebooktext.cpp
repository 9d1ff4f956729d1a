#include "core/formats/rulebooktext.h"

#include "core/formats/textpage.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace retryscope {

namespace {

constexpr std::size_t markColumn = 12;
constexpr std::size_t workColumn = 36;
constexpr std::size_t profileColumn = 22;

constexpr std::array allMarks{Evidence::Recorded, Evidence::Captured, Evidence::Documented,
                              Evidence::Inferred, Evidence::Assumed};

/// Whether AWS's option of the rule cites `work`. Its citations begin with the work's name; where
/// two names begin alike, the longer one comes first in `works()`.
bool cites(const Rule &rule, const Work &work)
{
    std::string_view citations = rule.source();
    while (!citations.empty()) {
        const auto end = std::min(citations.find("; "), citations.size());
        const std::string_view citation = citations.substr(0, end);
        const auto isNamed = [citation](const Work &each) {
            return citation.starts_with(each.name);
        };
        const auto cited = std::ranges::find_if(works(), isNamed);
        if (cited != works().end() && cited->name == work.name)
            return true;
        citations.remove_prefix(std::min(end + 2, citations.size()));
    }
    return false;
}

bool isMentioned(const Rule &rule, Profile profile)
{
    return isSwitchable(rule.id) || !isSilent(rule, profile);
}

void writeClaims(TextPage &page, const Rule &rule, const RuleOption &option)
{
    const bool isTakenInSilence = isSwitchable(rule.id) && &option == &rule.options.front();
    for (const Profile profile : allProfiles) {
        const std::string lead = "      " + padded(name(profile), profileColumn);
        const auto *const claim = std::ranges::find(option.claims, profile, &Claim::profile);
        if (claim == option.claims.end()) {
            if (isTakenInSilence && isSilent(rule, profile))
                page.paragraph(lead, "silent, so it takes this option");
        } else if (profile == Profile::Aws) {
            page.paragraph(lead,
                           name(rule.evidence) + std::string(": ") + std::string(claim->where));
        } else {
            page.paragraph(lead, claim->where);
        }
    }
}

void writeOptions(TextPage &page, const Rule &rule, std::optional<Profile> profile)
{
    if (!isSwitchable(rule.id)) {
        page.paragraph("      ", rule.options.front().text);
        writeClaims(page, rule, rule.options.front());
        return;
    }
    char number = '0';
    for (const RuleOption &option : rule.options) {
        const bool isInForce = profile && &option == &optionOf(rule, *profile);
        page.paragraph(std::string(isInForce ? "-> " : "   ") + ++number + ". ", option.text);
        writeClaims(page, rule, option);
    }
}

/// Ends with an empty line.
void writeRule(TextPage &page, const Rule &rule, std::optional<Profile> profile)
{
    page.paragraph("", name(rule.id));
    page.paragraph("   ", rule.subject);
    if (isSwitchable(rule.id) && !rule.options.front().choose)
        page.paragraph("   ", "(a matter of words: the simulation is the same)");
    page.emptyLine();
    writeOptions(page, rule, profile);
    page.emptyLine();
    if (!rule.assumed.empty()) {
        page.paragraph("   Assumed: ", rule.assumed);
        page.emptyLine();
    }
}

/// What the marks, works and profiles mean that `rules` mention.
void writeLegend(TextPage &page, std::span<const Rule> rules)
{
    page.paragraph("", "Marks");
    for (const Evidence mark : allMarks) {
        if (std::ranges::find(rules, mark, &Rule::evidence) != rules.end())
            page.paragraph("   " + padded(name(mark), markColumn), meaning(mark));
    }
    page.paragraph("", "Sources");
    for (const Work &work : works()) {
        if (std::ranges::any_of(rules, [&work](const Rule &rule) { return cites(rule, work); }))
            page.paragraph("   " + padded(work.name, workColumn), work.address);
    }
    page.paragraph("", "Profiles");
    for (const Profile profile : allProfiles) {
        if (std::ranges::any_of(rules,
                                [=](const Rule &rule) { return isMentioned(rule, profile); }))
            page.paragraph("   " + padded(name(profile), profileColumn), document(profile));
    }
}

void writeSection(TextPage &page, const std::string &title, std::span<const Rule> rules,
                  std::optional<Profile> profile)
{
    page.paragraph("", title);
    page.emptyLine();
    for (const Rule &each : rules)
        writeRule(page, each, profile);
}

} // namespace

std::string rulebookText(std::optional<Profile> profile, std::optional<RuleId> id)
{
    TextPage page;
    if (profile && (!id || isSwitchable(*id))) {
        page.paragraph("-> ", "marks the option of the profile " + std::string(name(*profile)));
        page.emptyLine();
    }
    std::span<const Rule> rules = rulebook();
    if (id) {
        rules = rules.subspan(static_cast<std::size_t>(*id), 1);
        writeRule(page, rules.front(), profile);
    } else {
        const std::span<const Rule> fixed = rules.subspan(switchableRuleCount);
        writeSection(page, std::to_string(switchableRuleCount) + " rules that profiles decide",
                     rules.first(switchableRuleCount), profile);
        writeSection(page,
                     std::to_string(fixed.size()) + " rules that are the same in every profile",
                     fixed, profile);
    }
    writeLegend(page, rules);
    return page.text();
}

} // namespace retryscope
