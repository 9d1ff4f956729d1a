#include "ui/window/runcommands.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/player.h"
#include "ui/window/commands.h"
#include "ui/window/timetext.h"

#include <QInputDialog>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double speedStep = 3.0;

/// Whether stepping out stops behind the step: an attempt is over, or the invocation.
bool endsSomething(const Fact &fact)
{
    return std::holds_alternative<AttemptSucceeded>(fact)
        || std::holds_alternative<AttemptFailed>(fact) || std::holds_alternative<Refused>(fact)
        || std::holds_alternative<Ended>(fact) || std::holds_alternative<Lost>(fact)
        || std::holds_alternative<Answered>(fact) || std::holds_alternative<Rejected>(fact);
}

/// Whether stepping out backwards stops behind the step: an attempt begins, or the invocation.
bool beginsSomething(const Fact &fact)
{
    return std::holds_alternative<AttemptStarted>(fact) || std::holds_alternative<Accepted>(fact)
        || std::holds_alternative<Rejected>(fact);
}

} // namespace

RunCommands::RunCommands(Document &document, Player &player, CommandRegistry &commands,
                         QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_player(player)
    , m_commands(commands)
    , m_window(window)
{
    connectSteps();
    connectPlaying();
    connect(&m_document, &Document::cursorMoved, this, &RunCommands::enable);
    connect(&m_document, &Document::traceChanged, this, &RunCommands::enable);
    connect(&m_document, &Document::selectionChanged, this, &RunCommands::enable);
    enable();
}

void RunCommands::connectSteps()
{
    const auto on = [this](Command command, auto slot) {
        connect(m_commands.action(command), &QAction::triggered, this, slot);
    };
    on(Command::Step, &RunCommands::step);
    on(Command::StepBack, &RunCommands::stepBack);
    on(Command::StepInLane, &RunCommands::stepInLane);
    on(Command::StepBackInLane, &RunCommands::stepBackInLane);
    on(Command::StepOut, &RunCommands::stepOut);
    on(Command::StepBackOut, &RunCommands::stepBackOut);
    on(Command::ToStart, [this] { moveTo(0); });
    on(Command::ToEnd, [this] { moveTo(m_document.trace().size()); });
    on(Command::RunToTime, &RunCommands::askTime);
}

void RunCommands::connectPlaying()
{
    connect(m_commands.action(Command::Play), &QAction::triggered, &m_player, &Player::play);
    connect(m_commands.action(Command::Pause), &QAction::triggered, &m_player, &Player::pause);
    connect(m_commands.action(Command::Restart), &QAction::triggered, this, [this] {
        moveTo(0);
        m_player.play();
    });
    connect(m_commands.action(Command::Faster), &QAction::triggered, this,
            [this] { m_player.setSpeed(m_player.speed() * speedStep); });
    connect(m_commands.action(Command::Slower), &QAction::triggered, this,
            [this] { m_player.setSpeed(m_player.speed() / speedStep); });
    QAction *skip = m_commands.action(Command::SkipIdle);
    skip->setCheckable(true);
    skip->setChecked(m_player.skipsIdle());
    connect(skip, &QAction::toggled, &m_player, &Player::setSkipsIdle);
    connect(&m_player, &Player::skipsIdleChanged, skip,
            [this, skip] { skip->setChecked(m_player.skipsIdle()); });
    connect(&m_player, &Player::playingChanged, this, &RunCommands::enable);
}

void RunCommands::moveTo(std::size_t count)
{
    m_player.pause();
    m_document.moveTo(count);
}

void RunCommands::step()
{
    moveTo(m_document.cursor() + 1);
}

void RunCommands::stepBack()
{
    if (m_document.cursor() > 0)
        moveTo(m_document.cursor() - 1);
}

std::optional<InvocationId> RunCommands::lane() const
{
    return m_document.selectedInvocation();
}

void RunCommands::stepInLane()
{
    if (!lane())
        return;
    const auto own = m_document.trace().stepsOf(*lane());
    const auto next = std::ranges::lower_bound(own, m_document.cursor(), {}, &StepIndex::value);
    if (next != own.end())
        moveTo(next->value + 1U);
}

void RunCommands::stepBackInLane()
{
    if (!lane())
        return;
    const auto own = m_document.trace().stepsOf(*lane());
    const auto next = std::ranges::lower_bound(own, m_document.cursor(), {}, &StepIndex::value);
    if (next != own.begin())
        moveTo(std::prev(next)->value);
}

void RunCommands::stepOut()
{
    if (!lane())
        return;
    const Trace &trace = m_document.trace();
    for (const StepIndex step : trace.stepsOf(*lane())) {
        if (step.value >= m_document.cursor() && endsSomething(trace.fact(step))) {
            moveTo(step.value + 1U);
            return;
        }
    }
}

void RunCommands::stepBackOut()
{
    if (!lane())
        return;
    const Trace &trace = m_document.trace();
    const auto own = trace.stepsOf(*lane());
    for (auto step = own.rbegin(); step != own.rend(); ++step) {
        if (step->value + 1U < m_document.cursor() && beginsSomething(trace.fact(*step))) {
            moveTo(step->value + 1U);
            return;
        }
    }
}

void RunCommands::askTime()
{
    m_player.pause();
    bool isGiven = false;
    const QString text = QInputDialog::getText(
        m_window, tr("Go to time"),
        tr("Time since the start, as 1:21, 0:01:21.500, 90s, 15m, 6h or 1500ms:"),
        QLineEdit::Normal, {}, &isGiven);
    if (!isGiven)
        return;
    if (const auto time = timeFromText(text))
        m_document.moveToTime(Instant(*time));
}

void RunCommands::enable()
{
    const bool canGoOn = m_document.cursor() < m_document.trace().size();
    const bool canGoBack = m_document.cursor() > 0;
    const bool hasLane = lane().has_value();
    const auto set = [this](Command command, bool isEnabled) {
        m_commands.action(command)->setEnabled(isEnabled);
    };
    set(Command::Step, canGoOn);
    set(Command::ToEnd, canGoOn);
    set(Command::StepBack, canGoBack);
    set(Command::ToStart, canGoBack);
    set(Command::StepInLane, hasLane && canGoOn);
    set(Command::StepOut, hasLane && canGoOn);
    set(Command::StepBackInLane, hasLane && canGoBack);
    set(Command::StepBackOut, hasLane && canGoBack);
    set(Command::Play, m_document.trace().size() > 0 && !m_player.isPlaying());
    set(Command::Pause, m_player.isPlaying());
}

} // namespace retryscope
