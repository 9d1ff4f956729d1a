#pragma once

#include "ui/style.h"

#include <QObject>

#include <optional>

namespace retryscope {

class CommandRegistry;

/// Carries out the choice of colours, and keeps it between sessions.
class ThemeCommands : public QObject
{
    Q_OBJECT

public:
    /// Puts the kept choice in force. `commands` must outlive this.
    explicit ThemeCommands(CommandRegistry &commands, QObject *parent = nullptr);

    /// The theme that was chosen; absent: as the desktop.
    [[nodiscard]] static std::optional<style::Theme> keptChoice();

private:
    void choose(std::optional<style::Theme> theme);
};

} // namespace retryscope
