#pragma once

#include "ui/window/commands.h"

#include <optional>

namespace retryscope {

/// Gives the commands the keys that a person chose in an earlier session.
void restoreKeys(CommandRegistry &commands);

/// Keeps the keys that differ from the usual ones.
void saveKeys(const CommandRegistry &commands);

/// Why a command can't have the key: what has it already, as a name. A command that has it can give
/// it away, the others can't.
struct KeyConflict
{
    QString owner; ///< `Search`, `Focus in the timeline`, `the desktop`
    std::optional<Command> command; ///< that could give it away
};

/// What else has the key. Absent: nothing.
[[nodiscard]] std::optional<KeyConflict> conflictOf(const CommandRegistry &commands,
                                                    Command command, const QKeySequence &key);

} // namespace retryscope
