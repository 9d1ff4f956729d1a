#include "ui/window/lessoncommands.h"

#include "core/formats/mythcheck.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/lessons/learnwindow.h"
#include "ui/lessons/mythcards.h"
#include "ui/window/commands.h"
#include "ui/window/filecommands.h"

#include <QUndoStack>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace retryscope {

LessonCommands::LessonCommands(Document &document, FileCommands &files, CommandRegistry &commands,
                               QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_files(files)
    , m_window(window)
{
    const auto on = [this, &commands](Command command, void (LearnWindow::*page)()) {
        connect(commands.action(command), &QAction::triggered, this,
                [this, page] { (learnWindow().*page)(); });
    };
    on(Command::MythCheck, &LearnWindow::showMyths);
    on(Command::Rulebook, &LearnWindow::showRulebook);
    on(Command::Differences, &LearnWindow::showDifferences);
    connect(commands.action(Command::CompareProfiles), &QAction::triggered, this,
            &LessonCommands::compareProfiles);
    connect(&document, &Document::traceChanged, this, &LessonCommands::goToStop);
    connect(&document, &Document::openFailed, this, [this] { m_awaited.reset(); });
}

LearnWindow &LessonCommands::learnWindow()
{
    if (!m_learn) {
        m_learn = new LearnWindow(m_document, m_window);
        connect(m_learn, &LearnWindow::playWanted, this, &LessonCommands::play);
    }
    return *m_learn;
}

void LessonCommands::showRule(RuleId rule)
{
    learnWindow().showRule(rule);
}

void LessonCommands::play(const MythCard &card, Profile profile)
{
    if (!card.proof || !m_files.mayDiscard())
        return;
    m_awaited = card.proof;
    m_document.openText(mythScenario(*card.proof, profile), QString::fromStdString(card.claim),
                        QString());
}

std::vector<JsonOperation> LessonCommands::rulesOf(Profile profile) const
{
    const auto kind = m_document.branchJson(std::nullopt).find("rules") ? JsonOperationKind::Replace
                                                                        : JsonOperationKind::Add;
    return {{kind, "/rules", Json(Json::Object{{"profile", Json(name(profile))}}), {}}};
}

std::optional<std::size_t> LessonCommands::profileFork(Profile profile) const
{
    const auto &forks = m_document.forks();
    const auto known = std::ranges::find(forks, rulesOf(profile), &Fork::patch);
    return known == forks.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(known - forks.begin()));
}

void LessonCommands::makeProfileForks(std::span<const Profile> profiles)
{
    m_document.undoStack()->beginMacro(tr("Compare profiles"));
    for (const Profile profile : profiles) {
        const QString wish = profile == Profile::Aws
            ? tr("As AWS does")
            : tr("As the %1 says").arg(documentText(profile));
        const auto made =
            m_document.fork(m_document.freeForkName(wish), Instant(), rulesOf(profile));
        if (!made)
            emit refused(tr("“%1” can’t be run").arg(wish),
                         QString::fromStdString(made.error().front().what));
    }
    m_document.undoStack()->endMacro();
}

void LessonCommands::compareProfiles()
{
    m_document.show(std::nullopt);
    const Json base = m_document.branchJson(std::nullopt);
    const Json *chosen = resolve(base, "/rules/profile");
    const auto own = profileNamed(chosen && chosen->string() ? *chosen->string() : "aws");
    std::vector<Profile> others;
    std::ranges::copy_if(allProfiles, std::back_inserter(others),
                         [own](Profile profile) { return profile != own; });
    std::vector<Profile> missing;
    std::ranges::copy_if(others, std::back_inserter(missing),
                         [this](Profile profile) { return !profileFork(profile); });
    if (!missing.empty())
        makeProfileForks(missing);
    // The one after that which lies beside now, so that the command goes round.
    auto next = others.begin();
    for (auto it = others.begin(); it != others.end(); ++it) {
        const auto fork = profileFork(*it);
        if (fork && m_document.otherBranch() == BranchId(fork) && it + 1 != others.end())
            next = it + 1;
    }
    if (const auto fork = profileFork(*next)) {
        m_document.compareWith(BranchId(*fork));
        emit compareWanted();
    }
}

void LessonCommands::goToStop()
{
    if (!m_awaited)
        return;
    const MythProof proof = *std::exchange(m_awaited, std::nullopt);
    const Trace &trace = m_document.trace();
    const auto stop = MythRun(trace).stop(proof);
    if (!stop) { // by other rules the step may never come: then the end tells
        m_document.moveTo(trace.size());
        return;
    }
    m_document.moveTo(stop->value + 1U);
    m_document.select(trace.invocationOf(*stop));
    m_window->activateWindow();
}

} // namespace retryscope
