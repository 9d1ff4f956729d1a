#pragma once

#include <QToolBar>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace retryscope {

class CommandRegistry;
enum class Command : unsigned char;
class Player;

/// The tool bar: moving through the run, the speed, and how time is drawn.
class TransportBar : public QToolBar
{
    Q_OBJECT

public:
    /// The player and the commands must outlive the bar.
    TransportBar(Player &player, CommandRegistry &commands, QWidget *parent = nullptr);

    /// The choice of the time axis; whoever owns the timeline fills it.
    [[nodiscard]] QComboBox *axis() const { return m_axis; }

private:
    void addButtons();
    void addSpeed();
    void addAxis();
    void addButton(Command command, const QString &text = {});
    void addGap(int px);
    void showPlaying();
    void showSpeed();

    Player &m_player;
    CommandRegistry &m_commands;
    QToolButton *m_play;
    QSlider *m_speed;
    QLabel *m_speedText;
    QComboBox *m_axis;
};

} // namespace retryscope
