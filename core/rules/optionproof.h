#pragma once

#include "core/rules/ruleid.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace retryscope {

/// A small scenario that runs otherwise under one option of a rule than under option 0, when that
/// rule alone is overridden.
struct OptionProof
{
    RuleId rule = RuleId::RetryWaits;
    std::size_t option = 1; ///< its place in the rule's options, which count from 0
    std::string_view scenario; ///< its file in `resources`, without extension
    std::string_view place; ///< a JSON pointer into the report
    std::string_view withOption0; ///< what is there, as JSON; empty: nothing is
    std::string_view withThis; ///< likewise, under the option
};

/// One for each option but option 0 that changes what a run does, in the rulebook's order.
[[nodiscard]] std::span<const OptionProof> optionProofs();

/// What shows the option; null for option 0, and for one that changes wording only.
[[nodiscard]] const OptionProof *proofOf(RuleId rule, std::size_t option);

} // namespace retryscope
