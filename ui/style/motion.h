#pragma once

#include <optional>

namespace retryscope::style {

/// Whether the user wants less to move on the screen: what shrinks goes in steps. Numbers stay
/// exact.
[[nodiscard]] bool reducesMotion();

/// Sets what the user wants; absent: what the desktop says, which it does by switching its
/// animations off.
void setReducesMotion(std::optional<bool> reduces);

} // namespace retryscope::style
