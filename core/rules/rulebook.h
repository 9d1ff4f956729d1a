#pragma once

#include "core/rules/ruleid.h"
#include "core/rules/rules.h"

#include <optional>
#include <span>
#include <string_view>

namespace retryscope {

/// A named choice for all rules.
enum class Profile : std::uint8_t { Aws, Chapter, DestinationsArticle, RetryGuide };
inline constexpr std::size_t profileCount = 4;

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
    std::string_view where; ///< section of the document, or AWS's source
};

/// One way in which a rule can be decided.
struct RuleOption
{
    std::string_view text; ///< one sentence
    std::span<const Claim> claims; ///< each profile that has this option because it says so
    void (*choose)(Rules &rules); ///< null if the option changes wording only
};

/// One point of the semantics.
struct Rule
{
    RuleId id = RuleId::RetryWaits;
    std::string_view subject; ///< what it decides, in one sentence
    Evidence evidence = Evidence::Assumed; ///< for option 0, which is the `aws` profile's
    std::string_view source; ///< where that evidence is
    std::span<const RuleOption> options; ///< at least one
};

/// All rules, in the order of `RuleId`.
[[nodiscard]] std::span<const Rule> rulebook();
[[nodiscard]] const Rule &rule(RuleId id);

/// The rule of that name, if there is one.
[[nodiscard]] std::optional<RuleId> ruleNamed(std::string_view name);

[[nodiscard]] const char *name(Profile profile);
[[nodiscard]] const char *name(Evidence evidence);
[[nodiscard]] std::optional<Profile> profileNamed(std::string_view name);

/// The option that `profile` has: the one that it claims, or option 0 where it is silent.
[[nodiscard]] const RuleOption &optionOf(const Rule &rule, Profile profile);

/// Whether the profile's source says nothing on this rule.
[[nodiscard]] bool isSilent(const Rule &rule, Profile profile);

} // namespace retryscope
