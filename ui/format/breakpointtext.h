#pragma once

#include "core/model/breakpoint.h"
#include "ui/style.h"

#include <QString>

#include <optional>

/// Breakpoints in words, and the marks that go with them.
namespace retryscope::format {

/// What a breakpoint waits for, in the words of a list of choices: `An attempt fails`.
[[nodiscard]] QString stopOn(StopOn on);

/// What it waits for with its value, if it has one: `QueueDepth goes above 5`.
[[nodiscard]] QString waitsFor(const Breakpoint &breakpoint);

/// Its conditions, parted by middle dots: `order-* · attempt 2 · from hit 3`; empty if it has none.
[[nodiscard]] QString conditions(const Breakpoint &breakpoint);

/// Its name, or what it waits for, with the conditions.
[[nodiscard]] QString breakpoint(const Breakpoint &breakpoint);

/// How the step looks that it waits for; absent where no mark says it.
[[nodiscard]] std::optional<style::Mark> markOf(StopOn on);

} // namespace retryscope::format
