#pragma once

#include "core/model/json.h"
#include "core/rules/rulebook.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace retryscope {

/// Whether what a card claims is so on AWS.
enum class Holds : std::uint8_t { Yes, No, Partly, Unverified };

/// How what a document says stands to AWS's behaviour.
enum class Standing : std::uint8_t { Agrees, Wrong, Partly, Outdated, ContradictsItself };

/// What one of the documents says on a card's subject.
struct Statement
{
    Profile document = Profile::Chapter;
    std::string says; ///< in our words
    std::string where; ///< its sections
    Standing standing = Standing::Agrees;
};

/// One value of a card's run that bears on its claim.
struct MythCheck
{
    enum class Kind : std::uint8_t {
        Value, ///< what is at `first`
        Difference, ///< the number at `first` less that at `second`
        Count, ///< how many elements `first` has
        Exists, ///< whether there is anything at `first`
        Later, ///< whether the number at `first` is greater than that at `second`
        Same, ///< whether `first` and `second` have the same value
        Steps ///< how many steps of the type `first` the trace has
    };

    std::string what; ///< what is looked at, in a few words
    Kind kind = Kind::Value;
    std::string first; ///< a JSON pointer into the report, but for `Steps`
    std::string second; ///< another one, of the kinds that have two
    std::string unit; ///< `ms`, or empty
    Json is; ///< on AWS
    std::vector<std::pair<Profile, Json>> claimed; ///< what each document would have it be
};

/// A run that shows whether a claim holds.
struct MythProof
{
    std::string scenario; ///< its file's name, without extension
    std::string stepType; ///< the run is played up to a step of this type, as the trace spells it
    std::int64_t nth = 1; ///< which of these, from 1
    std::string shows; ///< what is to be seen there, in one or two sentences
    std::vector<MythCheck> checks;
};

/// A claim that people learn, and what is true of it.
struct MythCard
{
    std::string id;
    std::int64_t number = 0; ///< from 1, in the order of the cards
    std::string topic;
    std::string claim; ///< one sentence
    Holds holds = Holds::Unverified;
    std::vector<Statement> statements; ///< of the documents that are not silent
    std::string awsSays;
    std::optional<Evidence> evidence; ///< absent: nobody has shown what AWS does
    std::string source; ///< of the evidence; may be empty
    std::vector<RuleId> rules; ///< that decide it
    std::optional<MythProof> proof;
    std::string whyNone; ///< why no run can show it; empty if there is a proof
};

[[nodiscard]] const char *name(Holds holds); ///< `yes`, `no`, `partly`, `unverified`
[[nodiscard]] const char *name(Standing standing); ///< `agrees`, `contradicts-itself`

} // namespace retryscope
