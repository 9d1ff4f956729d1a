#pragma once

#include "core/rules/fewof.h"
#include "core/rules/ruleid.h"
#include "core/rules/rules.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace retryscope {

/// A named choice for all rules.
enum class Profile : std::uint8_t { Aws, Chapter, DestinationsArticle, RetryGuide };
inline constexpr std::size_t profileCount = 4;
inline constexpr std::array<Profile, profileCount> allProfiles{
    Profile::Aws, Profile::Chapter, Profile::DestinationsArticle, Profile::RetryGuide};

/// How sure it is that AWS behaves as the `aws` option says.
enum class Evidence : std::uint8_t {
    Recorded, ///< seen on AWS and kept in a public test suite's snapshots
    Captured, ///< seen on AWS by one third party
    Documented, ///< in AWS's documentation or API model
    Inferred, ///< follows from the above
    Assumed ///< no evidence; ours
};

/// Who says so, and where.
struct Claim
{
    Profile profile = Profile::Aws;
    std::string_view where; ///< sections of the document, or the evidence for AWS, parted by `; `
};

/// One way in which a rule can be decided.
struct RuleOption
{
    std::string_view text; ///< one sentence, or two
    FewOf<Claim, profileCount> claims; ///< each profile that has this option because it says so
    void (*choose)(Rules &rules) = nullptr; ///< null if the option changes wording only
};

/// One point of the semantics.
struct Rule
{
    RuleId id = RuleId::RetryWaits;
    std::string_view subject; ///< what it decides, as a question without full stop
    Evidence evidence = Evidence::Assumed; ///< for option 0, which is the `aws` profile's
    std::string_view assumed; ///< the part of option 0 that is ours, without evidence; may be empty
    FewOf<RuleOption, 3> options; ///< at least one; the first claim of option 0 is AWS's

    /// Where the evidence for option 0 is.
    [[nodiscard]] constexpr std::string_view source() const
    {
        return options.front().claims.front().where;
    }
};

/// A published work that claims cite by a short name, as `API model` in `API model, Timeout`.
struct Work
{
    std::string_view name;
    std::string_view address; ///< where to find it, to the commit or page
};

/// All rules, in the order of `RuleId`.
[[nodiscard]] std::span<const Rule> rulebook();
[[nodiscard]] const Rule &rule(RuleId id);

/// All works that AWS's claims cite.
[[nodiscard]] std::span<const Work> works();

/// The rule of that name, if there is one.
[[nodiscard]] std::optional<RuleId> ruleNamed(std::string_view name);

[[nodiscard]] const char *name(Profile profile);
[[nodiscard]] const char *name(Evidence evidence);
[[nodiscard]] std::optional<Profile> profileNamed(std::string_view name);

/// What speaks through the profile: the document's kind and title.
[[nodiscard]] std::string_view document(Profile profile);

/// What the mark means, in a few words.
[[nodiscard]] std::string_view meaning(Evidence evidence);

/// Whether profiles can decide the rule differently.
[[nodiscard]] constexpr bool isSwitchable(RuleId id)
{
    return static_cast<std::size_t>(id) < switchableRuleCount;
}

/// The option that `profile` has: the one that it claims, or option 0 where it is silent.
[[nodiscard]] const RuleOption &optionOf(const Rule &rule, Profile profile);

/// Whether the profile's source says nothing on this rule.
[[nodiscard]] bool isSilent(const Rule &rule, Profile profile);

} // namespace retryscope
