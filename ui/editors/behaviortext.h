#pragma once

#include "core/model/json.h"
#include "ui/style.h"

#include <QString>
#include <QStringList>

namespace retryscope {

/// When a behaviour applies, in a few words: `/card = "blocked", attempt 1`; `otherwise` if always.
[[nodiscard]] QString whenText(const Json &behavior);

/// What becomes of a run: `timeout`, `exception after 3 s`, `succeeds after 80 ms to 250 ms`.
[[nodiscard]] QString outcomeText(const Json &behavior);

/// The mark of an outcome's type.
[[nodiscard]] style::Mark outcomeMark(const Json &behavior);

/// The types of outcome, as scenarios spell them, and as people call them; `oneOf` is the last.
[[nodiscard]] QStringList outcomeTypes();
[[nodiscard]] QStringList outcomeNames();

} // namespace retryscope
