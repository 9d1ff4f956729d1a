#include "ui/window/lessoncommands.h"

#include "core/formats/mythcheck.h"
#include "core/trace/trace.h"
#include "ui/document/assumedrules.h"
#include "ui/document/document.h"
#include "ui/lessons/learnwindow.h"
#include "ui/lessons/mythcards.h"
#include "ui/window/commands.h"
#include "ui/window/filecommands.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace retryscope {

LessonCommands::LessonCommands(Document &document, FileCommands &files, CommandRegistry &commands,
                               QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_files(files)
    , m_window(window)
    , m_assumed(new AssumedRules(document, this))
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
        const auto follow = [this] { m_learn->setAssumedRules(m_assumed->rules()); };
        connect(m_assumed, &AssumedRules::changed, m_learn, follow);
        follow();
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

void LessonCommands::compareProfiles()
{
    const RuleChoice &own = m_document.trace().scenario().rules;
    std::vector<RunChoice> runs;
    for (const Profile profile : allProfiles) {
        const bool isShown = own.overrides.empty() && own.profile == name(profile);
        if (!isShown && runs.size() < mostOthers)
            runs.emplace_back(profile);
    }
    const auto others = m_document.others();
    if (std::ranges::equal(runs, others, {}, {}, &OtherRun::choice))
        return m_document.compareWith({});
    m_document.compareWith(runs);
    emit compareWanted();
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
