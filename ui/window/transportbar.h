#pragma once

#include <QToolBar>

#include <vector>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace retryscope {

class CommandRegistry;
enum class Command : unsigned char;
class Player;

/// The tool bar: moving through the run, the speed, how time is drawn, and the layout. Where it is
/// narrow, labels go first, then the texts of buttons that have an icon; what still finds no room
/// is behind the arrow at its end.
class TransportBar : public QToolBar
{
    Q_OBJECT

public:
    /// The player and the commands must outlive the bar.
    TransportBar(Player &player, CommandRegistry &commands, QWidget *parent = nullptr);

    /// The choices of the time axis and of the layout; whoever owns these fills them.
    [[nodiscard]] QComboBox *axis() const { return m_axis; }
    [[nodiscard]] QComboBox *layouts() const { return m_layouts; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// How much the bar leaves out.
    enum class Room : unsigned char { Wide, NoLabels, ShortVerbs, IconsOnly };

    void addButtons();
    void addSpeed();
    void addChoice(QComboBox &choice, const QString &label, const QString &tip);
    QToolButton *addButton(Command command);
    /// A button with a text of its own; the command's is for menus.
    QToolButton *addTextButton(Command command, const QString &text, const QString &iconName);
    QLabel *addLabel(const QString &text, QWidget &buddy);
    void addGap(int px);
    void showPlaying();
    void showSpeed();
    void fitIn();
    void leaveOut(Room room);

    Player &m_player;
    CommandRegistry &m_commands;
    QToolButton *m_play;
    QSlider *m_speed;
    QLabel *m_speedText;
    QComboBox *m_axis;
    QComboBox *m_layouts;
    std::vector<QAction *> m_labels; // the tool bar's own, which hide its widgets
    std::vector<QToolButton *> m_verbs;
    std::vector<QToolButton *> m_texts; // other buttons with a text
    bool m_isFitting = false;
};

} // namespace retryscope
