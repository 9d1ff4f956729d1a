#include "ui/window/runcommands.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/player.h"
#include "ui/format.h"
#include "ui/window/commands.h"
#include "ui/window/questiondialog.h"
#include "ui/window/rununtil.h"

#include <limits>

namespace retryscope {

namespace {

using Verb = Stepper::Verb;
using Way = Stepper::Way;

constexpr double speedStep = 3.0;

/// A command that moves by a verb.
struct VerbCommand
{
    Command command = Command::Step;
    Verb verb = Verb::Over;
    Way way = Way::Forward;
};

constexpr std::array<VerbCommand, 8> verbCommands{{
    {Command::Step, Verb::Over, Way::Forward},
    {Command::StepBack, Verb::Over, Way::Back},
    {Command::StepInto, Verb::Into, Way::Forward},
    {Command::StepBackInto, Verb::Into, Way::Back},
    {Command::StepOut, Verb::Out, Way::Forward},
    {Command::StepBackOut, Verb::Out, Way::Back},
    {Command::StepInLane, Verb::InLane, Way::Forward},
    {Command::StepBackInLane, Verb::InLane, Way::Back},
}};

bool needsLane(Verb verb)
{
    return verb == Verb::Out || verb == Verb::InLane;
}

} // namespace

RunCommands::RunCommands(Document &document, Player &player, Stepper &stepper,
                         CommandRegistry &commands, QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_player(player)
    , m_stepper(stepper)
    , m_commands(commands)
    , m_window(window)
    , m_until(new RunUntil(document, stepper, window))
{
    connectVerbs();
    connectJumps();
    connectPlaying();
    connect(&m_document, &Document::cursorMoved, this, &RunCommands::enable);
    connect(&m_document, &Document::traceChanged, this, &RunCommands::enable);
    connect(&m_document, &Document::selectionChanged, this, &RunCommands::enable);
    connect(&m_stepper, &Stepper::historyChanged, this, &RunCommands::enable);
    enable();
}

void RunCommands::setPointer(std::function<std::optional<Instant>()> pointer)
{
    m_pointer = std::move(pointer);
}

void RunCommands::on(Command command, const std::function<void()> &action)
{
    connect(m_commands.action(command), &QAction::triggered, this, [action] { action(); });
}

void RunCommands::connectVerbs()
{
    for (const VerbCommand &row : verbCommands)
        on(row.command, [this, row] { go(row.verb, row.way); });
    on(Command::Continue, [this] { runToStop(Way::Forward); });
    on(Command::ReverseContinue, [this] { runToStop(Way::Back); });
    QAction *follow = m_commands.action(Command::FollowInvocation);
    follow->setCheckable(true);
    connect(follow, &QAction::toggled, &m_stepper, &Stepper::setFollowing);
    connect(&m_stepper, &Stepper::followingChanged, follow,
            [this, follow] { follow->setChecked(m_stepper.isFollowing()); });
}

void RunCommands::connectJumps()
{
    const auto jump = [this](std::size_t count) {
        m_player.pause();
        m_stepper.jumpTo(count);
    };
    const auto recall = [this](Way way) {
        m_player.pause();
        m_stepper.recall(way);
    };
    on(Command::ToStart, [jump] { jump(0); });
    on(Command::ToEnd, [jump] { jump(std::numeric_limits<std::size_t>::max()); });
    on(Command::CursorBack, [recall] { recall(Way::Back); });
    on(Command::CursorForward, [recall] { recall(Way::Forward); });
    on(Command::RunToTime, [this] {
        m_player.pause();
        m_until->ask();
    });
    connect(m_until, &RunUntil::said, this, &RunCommands::said);
    on(Command::GoToStep, [this] { askStep(); });
    on(Command::RunToPointer, [this] { runToPointer(); });
}

void RunCommands::connectPlaying()
{
    connect(m_commands.action(Command::Play), &QAction::triggered, &m_player, &Player::play);
    connect(m_commands.action(Command::Pause), &QAction::triggered, &m_player, &Player::pause);
    on(Command::Restart, [this] {
        m_stepper.jumpTo(std::size_t{0});
        m_player.play();
    });
    on(Command::Faster, [this] { m_player.setSpeed(m_player.speed() * speedStep); });
    on(Command::Slower, [this] { m_player.setSpeed(m_player.speed() / speedStep); });
    QAction *skip = m_commands.action(Command::SkipIdle);
    skip->setCheckable(true);
    skip->setChecked(m_player.skipsIdle());
    connect(skip, &QAction::toggled, &m_player, &Player::setSkipsIdle);
    connect(&m_player, &Player::skipsIdleChanged, skip,
            [this, skip] { skip->setChecked(m_player.skipsIdle()); });
    connect(&m_player, &Player::playingChanged, this, &RunCommands::enable);
    connect(&m_player, &Player::stopped, this, [this](std::size_t cursor) {
        const StepIndex step{static_cast<std::uint32_t>(cursor - 1)};
        emit said(tr("A breakpoint stopped behind %1: %2.")
                      .arg(format::step(step), format::fact(m_document.trace(), step)));
    });
}

void RunCommands::go(Verb verb, Way way)
{
    m_player.pause();
    if (!m_stepper.go(verb, way))
        emit said(endText(verb, way));
}

QString RunCommands::endText(Verb verb, Way way) const
{
    const auto lane = m_stepper.lane();
    if (lane && (needsLane(verb) || m_stepper.isFollowing()))
        return way == Way::Forward ? tr("%1 has no further step.").arg(format::invocation(*lane))
                                   : tr("%1 has no step before.").arg(format::invocation(*lane));
    return way == Way::Forward ? tr("This is the end of the run.")
                               : tr("This is the start of the run.");
}

void RunCommands::runToStop(Way way)
{
    m_player.pause();
    if (!m_stepper.toStop(way))
        emit said(endText(Verb::Over, way));
}

void RunCommands::runToPointer()
{
    m_player.pause();
    const auto moment = m_pointer ? m_pointer() : std::nullopt;
    if (moment)
        m_stepper.jumpTo(*moment);
    else
        emit said(tr("Point at a moment in the timeline, or put mark A there."));
}

void RunCommands::askStep()
{
    m_player.pause();
    const auto last = static_cast<qulonglong>(m_document.trace().size());
    QuestionDialog question(tr("Go to step"), tr("Step, from 0 (the start) to %1:").arg(last),
                            m_window);
    question.setCheck([last](const QString &text) {
        bool isNumber = false;
        const qulonglong step = text.trimmed().toULongLong(&isNumber);
        if (!isNumber)
            return tr("expected a whole number from 0 to %1, found %2")
                .arg(last)
                .arg(text.trimmed());
        return step > last ? tr("There are %1 steps, found %2.").arg(last).arg(step) : QString();
    });
    question.setText(QString::number(m_document.cursor()));
    if (question.exec() == QDialog::Accepted)
        m_stepper.jumpTo(static_cast<std::size_t>(question.text().toULongLong()));
}

void RunCommands::set(Command command, const QString &whyNot)
{
    if (whyNot.isEmpty())
        m_commands.allow(command);
    else
        m_commands.refuse(command, whyNot);
}

/// The ends are soft stops: a verb that can't go on stays there, and says so.
void RunCommands::enable()
{
    const QString empty =
        m_document.trace().size() == 0 ? tr("The scenario has no steps") : QString();
    const QString noLane = m_stepper.lane() ? QString() : tr("Select an invocation first");
    for (const VerbCommand &row : verbCommands)
        set(row.command, empty.isEmpty() && needsLane(row.verb) ? noLane : empty);
    for (const Command command :
         {Command::Continue, Command::ReverseContinue, Command::ToStart, Command::ToEnd,
          Command::Restart, Command::RunToTime, Command::RunToPointer, Command::GoToStep})
        set(command, empty);
    set(Command::FollowInvocation, m_stepper.isFollowing() ? QString() : noLane);
    set(Command::CursorBack,
        m_stepper.canRecall(Way::Back) ? QString() : tr("The cursor has not jumped yet"));
    set(Command::CursorForward,
        m_stepper.canRecall(Way::Forward) ? QString() : tr("There is nothing to go forward to"));
    set(Command::Play, m_player.isPlaying() ? tr("Time runs already") : empty);
    set(Command::Pause, m_player.isPlaying() ? QString() : tr("Time does not run"));
}

} // namespace retryscope
