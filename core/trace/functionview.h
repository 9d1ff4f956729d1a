#pragma once

#include "core/rules/rules.h"
#include "core/trace/catalog.h"
#include "core/trace/findings.h"
#include "core/trace/settings.h"

#include <string>
#include <vector>

namespace retryscope {

/// One qualifier of a function that somebody calls or configures, as findings look at it.
struct SlotView
{
    SlotIndex slot;
    std::string name; ///< `order-processor` or `order-processor:live`
    std::string where; ///< pointer to its config, or to the function if it has none
    bool isCalled = false; ///< asynchronously: by the scenario or by a delivery
    bool isCalledSynchronously = false;
};

/// One function with its settings at the start.
struct FunctionView
{
    const Scenario &scenario;
    const Rules &rules;
    const Catalog &catalog;
    FunctionIndex index;
    const Function &function;
    std::string where; ///< `/functions/0`
    FunctionSettings settings;
    std::vector<SlotView> slotViews; ///< those with a config or a call, in the order of slots

    [[nodiscard]] const SlotSettings &of(const SlotView &view) const
    {
        return settings.bySlot[view.slot.value];
    }
};

[[nodiscard]] FunctionView functionView(const Scenario &scenario, const Rules &rules,
                                        const Catalog &catalog, FunctionIndex index);

/// Loss, age, timeout, concurrency and calls of one function.
void addConfigFindings(std::vector<Finding> &findings, const FunctionView &view);
/// The targets of one function: missing, forbidden, FIFO, loops.
void addTargetFindings(std::vector<Finding> &findings, const FunctionView &view);
/// Functions that call each other in a circle.
void addChainFindings(std::vector<Finding> &findings, const std::vector<FunctionView> &views);
/// Settings of a function that only the rules of this run refuse.
void addKeptSettings(std::vector<Finding> &findings, const FunctionView &view);

/// `186 s`, `0.35 s`.
[[nodiscard]] std::string secondsText(Duration duration);

} // namespace retryscope
