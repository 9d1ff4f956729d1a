#pragma once

#include <QAction>
#include <QObject>
#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace retryscope {

/// What a person can ask of the window.
enum class Command : std::uint8_t {
    New,
    Open,
    Save,
    SaveAs,
    Import,
    ExportPicture,
    Quit,
    Undo,
    Redo,
    AddInvocation,
    Play,
    Pause,
    Step,
    StepBack,
    StepInLane,
    StepBackInLane,
    StepOut,
    StepBackOut,
    ToStart,
    ToEnd,
    Restart,
    GoToTime,
    SkipIdle,
    Faster,
    Slower,
    ZoomIn,
    ZoomOut,
    FitAll,
    FocusSelection,
    ResetZoom,
    FollowDesktopTheme,
    LightTheme,
    DarkTheme,
    ContrastTheme,
    ResetLayout,
    FullScreen,
    Commands,
    About
};
inline constexpr std::size_t commandCount = 38;

/// The menu that a command is found in.
enum class CommandGroup : std::uint8_t { File, Edit, Run, View, Help };
inline constexpr std::size_t commandGroupCount = 5;

/// One row of the table of commands; the texts are source texts to translate.
struct CommandRow
{
    Command command = Command::New;
    CommandGroup group = CommandGroup::File;
    const char *text = nullptr; ///< in the menu, with its mnemonic
    const char *icon = nullptr; ///< a name for `icon()`
    const char *keys = nullptr; ///< key sequences parted by "; "; empty: only in menu and sheet
    const char *tip = nullptr; ///< what it does, one sentence without full stop
};

/// All commands, in the order of the menus.
[[nodiscard]] std::span<const CommandRow, commandCount> commandTable();

/// The name of a group, for menus and for the sheet of keys.
[[nodiscard]] QString name(CommandGroup group);

/// The window's actions, made from the table. Whoever carries a command out connects to its action.
class CommandRegistry : public QObject
{
    Q_OBJECT

public:
    explicit CommandRegistry(QObject *parent = nullptr);

    [[nodiscard]] QAction *action(Command command) const;
    [[nodiscard]] std::vector<QAction *> actions(CommandGroup group) const;

private:
    std::array<QAction *, commandCount> m_actions{};
};

/// The text without mnemonic, and the first key: what a tool tip says.
[[nodiscard]] QString toolTip(const QAction &action);

} // namespace retryscope
