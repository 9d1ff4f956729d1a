#pragma once

#include "core/formats/outcomechange.h"
#include "core/formats/settingchange.h"
#include "core/model/outcome.h"

#include <QString>

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace retryscope {

class Document;

/// Another outcome of one dispatch.
struct DispatchWish
{
    whatif::Dispatch dispatch;
    OutcomeType outcome = OutcomeType::Success; ///< not `OneOf`
};

/// One thing that a what-if changes.
using ForkWish = std::variant<whatif::FunctionSetting, whatif::TargetSetting, DispatchWish>;

/// The outcomes that a person can wish for, in the order of the menus.
[[nodiscard]] std::span<const OutcomeType> wishedOutcomes();
/// What a dispatch does then: `succeeds`, `times out`, `is throttled (429)`.
[[nodiscard]] QString outcomeVerb(OutcomeType type);

/// What the change is called: `Maximum age 60 s`, `#3 dispatch 2 succeeds`.
[[nodiscard]] QString wishName(const ForkWish &wish);

/// The changes that the wish makes to the shown run's JSON; `from` is that of a setting, absent:
/// from the start. Errors: nothing would change, or what the change itself says.
[[nodiscard]] Result<std::vector<JsonOperation>>
wishOperations(const Document &document, const ForkWish &wish, std::optional<Instant> from);

/// The error of `wishOperations` if nothing would change: no mistake of the person.
[[nodiscard]] Error nothingChanges();

/// The next dispatch of an invocation after the cursor; absent if none is to come.
[[nodiscard]] std::optional<whatif::Dispatch> nextDispatch(const Document &document,
                                                           InvocationId invocation);

} // namespace retryscope
