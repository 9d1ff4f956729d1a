#include "ui/window/forkcommands.h"

#include "core/trace/trace.h"
#include "ui/document/differences.h"
#include "ui/icons.h"
#include "ui/inspector/comparepanel.h"
#include "ui/timeline/deadlinedrag.h"
#include "ui/timeline/otheroverlay.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/commands.h"
#include "ui/window/forkbar.h"
#include "ui/window/forkgestures.h"
#include "ui/window/forkmaker.h"

#include <QInputDialog>
#include <QMenu>

namespace retryscope {

ForkCommands::ForkCommands(Document &document, CommandRegistry &commands, TimelineView &timeline,
                           QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_commands(commands)
    , m_window(window)
    , m_differences(new Differences(document, this))
    , m_maker(new ForkMaker(document, this))
    , m_overlay(new OtherOverlay(document, *m_differences))
    , m_deadline(new DeadlineDrag(document))
    , m_gestures(new ForkGestures(document, *m_maker))
    , m_bar(new ForkBar(document, *m_differences, commands, window))
    , m_panel(new ComparePanel(document, *m_differences, window))
{
    timeline.addOverlay(m_overlay);
    timeline.addOverlay(m_gestures);
    timeline.addOverlay(m_deadline);
    connectCommands();
    connectPanel();
    connect(m_gestures, &ForkGestures::refused, this, &ForkCommands::refused);
    connect(m_deadline, &DeadlineDrag::ageWanted, this, &ForkCommands::tryAge);
    connect(&m_document, &Document::shownChanged, this, [this] {
        if (m_document.shown())
            m_lastShown = m_document.shown();
    });
    for (const auto signal :
         {&Document::forksChanged, &Document::shownChanged, &Document::othersChanged,
          &Document::cursorMoved, &Document::traceChanged, &Document::selectionChanged})
        connect(&m_document, signal, this, &ForkCommands::enable);
    connect(m_differences, &Differences::changed, this, &ForkCommands::enable);
    enable();
}

ForkCommands::~ForkCommands() = default;

void ForkCommands::connectCommands()
{
    const auto on = [this](Command command, auto slot) {
        connect(m_commands.action(command), &QAction::triggered, this, slot);
    };
    on(Command::Fork, [this] { ask(ForkDialog::What::MaximumAge); });
    on(Command::NextOutcome, [this] { ask(ForkDialog::What::Outcome); });
    on(Command::Compare, &ForkCommands::compare);
    on(Command::NextDivergence, [this] { m_differences->goToNext(); });
    on(Command::PreviousDivergence, [this] { m_differences->goToPrevious(); });
    on(Command::ShowBase, &ForkCommands::toggleBase);
    on(Command::AdoptFork, [this] { m_document.adoptFork(*current()); });
    on(Command::RenameFork, [this] { rename(*current()); });
    on(Command::DropFork, [this] { m_document.dropFork(*current()); });
    QAction *over = m_commands.action(Command::OtherRunOver);
    over->setCheckable(true);
    connect(over, &QAction::toggled, m_overlay, [this](bool isOver) {
        m_overlay->setPlace(isOver ? OtherRunPlace::Over : OtherRunPlace::Beside);
    });
}

void ForkCommands::connectPanel()
{
    connect(m_panel, &ComparePanel::forkWanted, this,
            [this] { ask(ForkDialog::What::MaximumAge); });
    connect(m_panel, &ComparePanel::renameWanted, this, &ForkCommands::rename);
    connect(m_panel, &ComparePanel::adoptWanted, &m_document, &Document::adoptFork);
    connect(m_panel, &ComparePanel::dropWanted, &m_document, &Document::dropFork);
}

void ForkCommands::ask(ForkDialog::What what)
{
    ForkDialog dialog(m_document, *m_maker, m_window);
    dialog.setWhat(what);
    dialog.exec();
}

void ForkCommands::tryAge(InvocationId invocation, Duration age, bool here)
{
    const Trace &trace = m_document.trace();
    // What has ended stays as it is: then the other age is in force from its acceptance on.
    const auto state = trace.invocationAfter(m_document.cursor(), invocation);
    if (state && isOver(state->phase))
        m_document.moveTo(trace.stepsOf(invocation).front().value + std::size_t{1});
    const Reference &reference = trace.reference(invocation);
    const std::int64_t seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
    const ForkWish wish = whatif::FunctionSetting{reference.text, whatif::MaximumAge{seconds}};
    const QString name = wishName(wish);
    const auto changes = wishOperations(m_document, wish, m_maker->moment());
    if (!changes)
        return emit refused(name, QString::fromStdString(changes.error().what));
    const auto errors = here ? m_maker->change(name, changes.value())
                             : m_maker->tryOut(name, m_document.cursorTime(), changes.value());
    if (!errors.empty())
        emit refused(name, QString::fromStdString(errors.front().what));
}

/// Lays a run beside if none is there: of a fork the base, of the base its newest fork.
void ForkCommands::compare()
{
    const std::size_t forks = m_document.forks().size();
    const bool hasOther = !m_document.others().empty();
    if (!hasOther && m_document.shown())
        m_document.compareWith({BranchId()});
    else if (!hasOther && forks > 0)
        m_document.compareWith({BranchId(forks - 1)});
    emit compareWanted();
}

void ForkCommands::toggleBase()
{
    const std::size_t forks = m_document.forks().size();
    if (m_document.shown())
        m_document.show(std::nullopt);
    else if (m_lastShown && *m_lastShown < forks)
        m_document.show(m_lastShown);
    else if (forks > 0)
        m_document.show(forks - 1);
}

void ForkCommands::rename(std::size_t fork)
{
    const BranchId branch = fork;
    QString name = m_document.branchName(branch);
    QString label = tr("The name of the fork:");
    for (bool isGiven = true; isGiven;) {
        name = QInputDialog::getText(m_window, tr("Rename fork"), label, QLineEdit::Normal, name,
                                     &isGiven)
                   .trimmed();
        if (!isGiven)
            return;
        const auto errors = m_document.renameFork(fork, name);
        if (errors.empty())
            return;
        label = QString::fromStdString(errors.front().what);
    }
}

std::optional<std::size_t> ForkCommands::current() const
{
    if (m_document.shown())
        return m_document.shown();
    for (const OtherRun &other : m_document.others()) {
        const auto *branch = std::get_if<BranchId>(&other.choice);
        if (branch && *branch)
            return *branch;
    }
    return std::nullopt;
}

void ForkCommands::enable()
{
    const auto set = [this](Command command, bool isEnabled) {
        m_commands.action(command)->setEnabled(isEnabled);
    };
    const bool hasFunctions = !m_document.trace().scenario().functions.empty();
    const auto selected = m_document.selectedInvocation();
    set(Command::Fork, hasFunctions);
    set(Command::NextOutcome, selected && nextDispatch(m_document, *selected));
    set(Command::ShowBase, !m_document.forks().empty());
    set(Command::OtherRunOver, m_document.others().size() == 1);
    set(Command::NextDivergence, m_differences->next() != nullptr);
    set(Command::PreviousDivergence, m_differences->previous() != nullptr);
    for (const Command command : {Command::AdoptFork, Command::RenameFork, Command::DropFork})
        set(command, current().has_value());
}

void ForkCommands::addOutcomes(QMenu &menu)
{
    auto *outcomes = new QMenu(tr("W&hat if it…"), &menu);
    outcomes->setIcon(icon(QStringLiteral("outcome")));
    menu.insertMenu(m_commands.action(Command::Compare), outcomes);
    connect(&menu, &QMenu::aboutToShow, outcomes, [this, outcomes] {
        outcomes->clear();
        const auto selected = m_document.selectedInvocation();
        const auto dispatch = selected ? nextDispatch(m_document, *selected) : std::nullopt;
        outcomes->menuAction()->setEnabled(dispatch.has_value());
        if (!dispatch)
            return;
        outcomes->setTitle(m_gestures->title(*dispatch));
        m_gestures->fill(*outcomes, *dispatch);
    });
}

} // namespace retryscope
