#include "ui/window/transportbar.h"

#include "ui/document/player.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/window/commands.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLayout>
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
    , m_layouts(new QComboBox)
{
    setObjectName(QStringLiteral("TransportBar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({20, 20});
    addButtons();
    addGap(8);
    addSpeed();
    addGap(8);
    addChoice(*m_axis, tr("Axis"), tr("How time is drawn"));
    addGap(8);
    addChoice(*m_layouts, tr("Layout"), tr("Which panels are shown, and where"));
    connect(&m_player, &Player::playingChanged, this, &TransportBar::showPlaying);
    connect(&m_player, &Player::speedChanged, this, &TransportBar::showSpeed);
    connect(&m_commands, &CommandRegistry::keysChanged, this, &TransportBar::showPlaying);
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
    m_play->setMinimumWidth(qRound(style::scaled(48)));
    style::setRole(*m_play, style::ButtonRole::Primary);
    connect(m_play, &QToolButton::clicked, &m_player, &Player::toggle);
    addWidget(m_play);
    m_play->setAutoRaise(false); // a tool bar's buttons are flat unless told so
    addButton(Command::Step);
    addButton(Command::ToEnd);
    addGap(8);
    m_verbs = {addTextButton(Command::Step, tr("Over"), QStringLiteral("over")),
               addTextButton(Command::StepInto, tr("Into"), QStringLiteral("stepinto")),
               addTextButton(Command::StepOut, tr("Out"), QStringLiteral("stepout"))};
    addGap(8);
    m_texts = {addTextButton(Command::RunToTime, tr("Run until…"), QStringLiteral("goto"))};
    addGap(8);
    m_texts.push_back(addTextButton(Command::Fork, tr("Fork"), QStringLiteral("fork")));
}

QToolButton *TransportBar::addButton(Command command)
{
    QAction *action = m_commands.action(command);
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAccessibleName(action->toolTip());
    addWidget(button);
    button->setAutoRaise(false);
    return button;
}

QToolButton *TransportBar::addTextButton(Command command, const QString &text,
                                         const QString &iconName)
{
    QToolButton *button = addButton(command);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto show = [button, text, iconName] {
        button->setText(text);
        button->setIcon(icon(iconName));
    };
    // The action's own text and icon come back with each of its changes.
    connect(m_commands.action(command), &QAction::changed, button, show);
    show();
    return button;
}

QLabel *TransportBar::addLabel(const QString &text, QWidget &buddy)
{
    auto *label = new QLabel(text);
    label->setBuddy(&buddy);
    label->setContentsMargins(0, 0, 8, 0);
    m_labels.push_back(addWidget(label));
    return label;
}

void TransportBar::addGap(int px)
{
    auto *gap = new QWidget;
    gap->setFixedWidth(px);
    addWidget(gap);
}

void TransportBar::addSpeed()
{
    addLabel(tr("Speed"), *m_speed);
    m_speed->setRange(sliderValue(Player::slowest), sliderValue(Player::fastest));
    m_speed->setPageStep(sliderStepsPerDecade / 2);
    m_speed->setToolTip(tr("Simulated seconds a second, from 1 to 10,000"));
    m_speed->setAccessibleName(tr("Speed"));
    connect(m_speed, &QSlider::valueChanged, this, [this](int value) {
        if (value != sliderValue(m_player.speed()))
            m_player.setSpeed(speedAt(value));
    });
    m_speedText->setContentsMargins(8, 0, 8, 0);
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

void TransportBar::addChoice(QComboBox &choice, const QString &label, const QString &tip)
{
    addLabel(label, choice);
    choice.setToolTip(tip);
    choice.setAccessibleName(label);
    choice.setSizeAdjustPolicy(QComboBox::AdjustToContents);
    addWidget(&choice);
}

void TransportBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fitIn();
}

void TransportBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitIn();
}

/// Leaves out as little as it can.
void TransportBar::fitIn()
{
    if (m_isFitting || m_labels.empty())
        return;
    m_isFitting = true;
    for (const Room room : {Room::Wide, Room::NoLabels, Room::ShortVerbs, Room::IconsOnly}) {
        leaveOut(room);
        layout()->invalidate();
        if (sizeHint().width() <= width())
            break;
    }
    m_isFitting = false;
}

void TransportBar::leaveOut(Room room)
{
    for (QAction *label : m_labels)
        label->setVisible(room == Room::Wide);
    const auto styleOf = [room](Room without) {
        return room >= without ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    };
    for (QToolButton *button : m_verbs)
        button->setToolButtonStyle(styleOf(Room::ShortVerbs));
    for (QToolButton *button : m_texts)
        button->setToolButtonStyle(styleOf(Room::IconsOnly));
    m_speed->setFixedWidth(qRound(style::scaled(room >= Room::NoLabels ? 84 : 120)));
    // The widest text, so that nothing moves while the slider does.
    const QString widest = tr("× %1").arg(locale().toString(10'000));
    m_speedText->setFixedWidth(m_speedText->fontMetrics().horizontalAdvance(widest) + 16);
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
