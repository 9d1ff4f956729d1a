#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

class QShortcut;

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
    UndoList,
    Search,
    ClearFilter,
    NextMatch,
    PreviousMatch,
    ZoomIn,
    ZoomOut,
    FitAll,
    FocusSelection,
    ResetZoom,
    PinLane,
    GroupLanes,
    SortLanes,
    MarkA,
    MarkB,
    ClearMarks,
    SelectRange,
    Legend,
    FollowDesktopTheme,
    LightTheme,
    DarkTheme,
    ContrastTheme,
    ReduceMotion,
    Play,
    Pause,
    Restart,
    ToStart,
    ToEnd,
    Step,
    StepBack,
    StepInto,
    StepBackInto,
    StepOut,
    StepBackOut,
    StepInLane,
    StepBackInLane,
    FollowInvocation,
    Continue,
    ReverseContinue,
    ToggleBreakpoint,
    AllBreakpoints,
    RunToTime,
    RunToPointer,
    GoToStep,
    CursorBack,
    CursorForward,
    SkipIdle,
    Faster,
    Slower,
    AddInvocation,
    NextSeed,
    ChooseSeed,
    Fork,
    NextOutcome,
    Compare,
    OtherRunOver,
    NextDivergence,
    PreviousDivergence,
    ShowBase,
    AdoptFork,
    RenameFork,
    DropFork,
    MythCheck,
    Rulebook,
    Differences,
    CompareProfiles,
    Why,
    CustomizeKeys,
    LearnLayout,
    DebugLayout,
    PresentLayout,
    ResetLayout,
    FullScreen,
    Commands,
    About
};
inline constexpr std::size_t commandCount = static_cast<std::size_t>(Command::About) + 1;

/// The menu that a command is found in.
enum class CommandGroup : std::uint8_t {
    File,
    Edit,
    View,
    Run,
    Scenario,
    Learn,
    Tools,
    Window,
    Help
};
inline constexpr std::size_t commandGroupCount = 9;

/// One row of the table of commands; the texts are source texts to translate.
struct CommandRow
{
    Command command = Command::New;
    const char *text = nullptr; ///< in the menu, with its mnemonic
    const char *icon = nullptr; ///< a name for `icon()`, and for the settings: no two share one
    const char *keys = nullptr; ///< key sequences parted by "; "; empty: only in menu and palette
    const char *tip = nullptr; ///< what it does, one sentence without full stop
    bool startsSection = false; ///< whether the menu has a line above it
};

/// The rows of one menu, in its order.
[[nodiscard]] std::span<const CommandRow> commandRows(CommandGroup group);

/// The row of a command: the table is in the order of the menus, and so are the commands.
[[nodiscard]] const CommandRow &commandRow(Command command);

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

    /// The keys that the command has from the start.
    [[nodiscard]] static QList<QKeySequence> usualKeys(Command command);
    /// The keys that it has now.
    [[nodiscard]] const QList<QKeySequence> &keys(Command command) const;
    void setKeys(Command command, const QList<QKeySequence> &keys);

    /// Names the widget in which plain keys act: see `isPlainKey`. It must outlive the registry, or
    /// be its relative.
    void setPlainKeyWidget(QWidget *widget);

    /// Lets a command be run, or says in a sentence without full stop why it can't be now.
    void allow(Command command);
    void refuse(Command command, const QString &whyNot);
    /// What the palette shows beside a command that can't be run.
    [[nodiscard]] QString whyNot(Command command) const;

signals:
    void keysChanged();

private:
    void bind(Command command);

    std::array<QAction *, commandCount> m_actions{};
    std::array<QList<QKeySequence>, commandCount> m_keys;
    std::array<QString, commandCount> m_whyNot;
    std::array<QList<QShortcut *>, commandCount> m_plain;
    QWidget *m_plainKeyWidget = nullptr;
};

/// Whether the key types or moves something elsewhere, so that it may act in the timeline alone: no
/// Ctrl, Alt or Meta, and no function key.
[[nodiscard]] bool isPlainKey(const QKeySequence &key);

/// The text without mnemonic and dots, as lists show it.
[[nodiscard]] QString plainText(const QAction &action);

/// What the action does, and its first key: what a tool tip says.
[[nodiscard]] QString toolTip(const QAction &action);

} // namespace retryscope
