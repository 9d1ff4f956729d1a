#include "ui/window/themecommands.h"

#include "ui/window/commands.h"

#include <QActionGroup>
#include <QApplication>
#include <QSettings>

#include <array>

namespace retryscope {

namespace {

struct ThemeChoice
{
    Command command = Command::FollowDesktopTheme;
    std::optional<style::Theme> theme;
    const char *name = nullptr; // in the settings
};

constexpr std::array<ThemeChoice, 4> choices{{
    {Command::FollowDesktopTheme, std::nullopt, "desktop"},
    {Command::LightTheme, style::Theme::Light, "light"},
    {Command::DarkTheme, style::Theme::Dark, "dark"},
    {Command::ContrastTheme, style::Theme::HighContrast, "contrast"},
}};

QString key()
{
    return QStringLiteral("theme");
}

} // namespace

ThemeCommands::ThemeCommands(CommandRegistry &commands, QObject *parent)
    : QObject(parent)
{
    auto *group = new QActionGroup(this);
    const auto kept = keptChoice();
    for (const ThemeChoice &choice : choices) {
        QAction *action = commands.action(choice.command);
        action->setCheckable(true);
        action->setChecked(choice.theme == kept);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, theme = choice.theme] { choose(theme); });
    }
}

std::optional<style::Theme> ThemeCommands::keptChoice()
{
    const QByteArray name = QSettings().value(key()).toByteArray();
    for (const ThemeChoice &choice : choices) {
        if (name == choice.name)
            return choice.theme;
    }
    return std::nullopt;
}

void ThemeCommands::choose(std::optional<style::Theme> theme)
{
    for (const ThemeChoice &choice : choices) {
        if (choice.theme == theme)
            QSettings().setValue(key(), QByteArray(choice.name));
    }
    style::apply(*qApp, theme.value_or(style::desktopTheme()));
}

} // namespace retryscope
