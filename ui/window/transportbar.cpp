#include "ui/window/transportbar.h"

#include "ui/document/player.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/window/commands.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace retryscope {

namespace {

constexpr int sliderStepsPerDecade = 100;

int sliderValue(double speed)
{
    return static_cast<int>(std::lround(std::log10(speed) * sliderStepsPerDecade));
}

double speedAt(int value)
{
    return std::pow(10.0, static_cast<double>(value) / sliderStepsPerDecade);
}

} // namespace

TransportBar::TransportBar(Player &player, CommandRegistry &commands, QWidget *parent)
    : QToolBar(tr("Run"), parent)
    , m_player(player)
    , m_commands(commands)
    , m_play(new QToolButton)
    , m_speed(new QSlider(Qt::Horizontal))
    , m_speedText(new QLabel)
    , m_axis(new QComboBox)
{
    setObjectName(QStringLiteral("TransportBar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({20, 20});
    addButtons();
    addGap(12);
    addSpeed();
    addGap(12);
    addAxis();
    connect(&m_player, &Player::playingChanged, this, &TransportBar::showPlaying);
    connect(&m_player, &Player::speedChanged, this, &TransportBar::showSpeed);
    showPlaying();
    showSpeed();
}

void TransportBar::addButtons()
{
    addButton(Command::Restart);
    addGap(8);
    addButton(Command::ToStart);
    addButton(Command::StepBack);
    m_play->setObjectName(QStringLiteral("PlayButton"));
    m_play->setMinimumWidth(qRound(style::scaled(52)));
    style::setRole(*m_play, style::ButtonRole::Primary);
    connect(m_play, &QToolButton::clicked, &m_player, &Player::toggle);
    addWidget(m_play);
    m_play->setAutoRaise(false); // a tool bar's buttons are flat unless told so
    addButton(Command::Step);
    addButton(Command::ToEnd);
    addGap(8);
    addButton(Command::StepBackInLane);
    addButton(Command::StepInLane);
    addButton(Command::StepOut);
    addButton(Command::RunToTime, tr("Run until…"));
}

void TransportBar::addButton(Command command, const QString &text)
{
    QAction *action = m_commands.action(command);
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAccessibleName(action->toolTip());
    if (!text.isEmpty()) {
        // The action's own text is for menus, and comes back with each of its changes.
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setText(text);
        connect(action, &QAction::changed, button, [button, text] { button->setText(text); });
    }
    addWidget(button);
    button->setAutoRaise(false);
}

void TransportBar::addGap(int px)
{
    auto *gap = new QWidget;
    gap->setFixedWidth(px);
    addWidget(gap);
}

void TransportBar::addSpeed()
{
    auto *label = new QLabel(tr("Speed"));
    label->setBuddy(m_speed);
    label->setContentsMargins(0, 0, 8, 0);
    m_speed->setRange(sliderValue(Player::slowest), sliderValue(Player::fastest));
    m_speed->setFixedWidth(qRound(style::scaled(132)));
    m_speed->setPageStep(sliderStepsPerDecade / 2);
    m_speed->setToolTip(tr("Simulated seconds a second, from 1 to 10,000"));
    m_speed->setAccessibleName(tr("Speed"));
    connect(m_speed, &QSlider::valueChanged, this, [this](int value) {
        if (value != sliderValue(m_player.speed()))
            m_player.setSpeed(speedAt(value));
    });
    m_speedText->setMinimumWidth(qRound(style::scaled(64)));
    m_speedText->setContentsMargins(8, 0, 0, 0);
    addWidget(label);
    addWidget(m_speed);
    addWidget(m_speedText);

    auto *skip = new QCheckBox(tr("Skip idle"));
    QAction *action = m_commands.action(Command::SkipIdle);
    skip->setToolTip(action->toolTip());
    skip->setChecked(action->isChecked());
    connect(skip, &QCheckBox::toggled, action, &QAction::setChecked);
    connect(action, &QAction::toggled, skip, &QCheckBox::setChecked);
    addWidget(skip);
}

void TransportBar::addAxis()
{
    auto *label = new QLabel(tr("Axis"));
    label->setBuddy(m_axis);
    label->setContentsMargins(0, 0, 8, 0);
    m_axis->setToolTip(tr("How time is drawn"));
    m_axis->setAccessibleName(tr("Time axis"));
    m_axis->setMinimumWidth(qRound(style::scaled(140)));
    addWidget(label);
    addWidget(m_axis);
}

void TransportBar::showPlaying()
{
    const bool isPlaying = m_player.isPlaying();
    const Command command = isPlaying ? Command::Pause : Command::Play;
    m_play->setIcon(
        icon(isPlaying ? QStringLiteral("pause") : QStringLiteral("play"), IconTint::OnAccent));
    m_play->setToolTip(m_commands.action(command)->toolTip());
    m_play->setAccessibleName(m_commands.action(command)->toolTip());
}

void TransportBar::showSpeed()
{
    m_speed->setValue(sliderValue(m_player.speed()));
    m_speedText->setText(tr("× %1").arg(locale().toString(std::lround(m_player.speed()))));
}

} // namespace retryscope
