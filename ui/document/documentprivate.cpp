#include "ui/document/documentprivate.h"

#include "core/formats/forkreader.h"
#include "core/formats/scenarioreader.h"
#include "core/trace/trace.h"
#include "ui/document/discard.h"
#include "ui/document/twin.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

/// Bytes of files that are opened at once: it takes less time than a frame.
constexpr qint64 shortText = 200'000;

std::size_t countBefore(const Trace &trace, Instant instant)
{
    return instant > Instant() ? trace.countAt(instant - Duration(1)) : 0;
}

std::shared_ptr<const Trace> emptyTrace()
{
    Trace trace(Scenario{}, Rules{});
    trace.finish(Instant(), false);
    return std::make_shared<const Trace>(std::move(trace));
}

} // namespace

Document::Private::Private(Document *document)
    : q(document)
    , applyChange([this](const FileChange &change) { applied(change); })
    , shownRun(cache)
    , otherRuns{BranchRun(cache), BranchRun(cache), BranchRun(cache)}
    , trace(emptyTrace())
{
    connect(&opening, &Opening::busyChanged, q, &Document::openingChanged);
    connect(&opening, &Opening::finished, q,
            [this](const QString &newPath, const QString &newTitle,
                   const std::shared_ptr<Opening::Read> &loaded) {
                adopt(newPath, newTitle, std::move(*loaded));
            });
    connect(&shownRun, &BranchRun::arrived, q, [this] { takeTrace(); });
    for (const BranchRun &run : otherRuns)
        connect(&run, &BranchRun::arrived, q, &Document::othersChanged);
    connect(&undo, &QUndoStack::cleanChanged, q, &Document::contentChanged);
}

/// Adopts what `read` gives: now, or of a long text when it is read.
bool Document::Private::read(const QString &newPath, const QString &newTitle, qint64 size,
                             std::function<Opening::Read()> read)
{
    if (size > shortText) {
        opening.start(newPath, newTitle, std::move(read));
        return true;
    }
    opening.cancel();
    return adopt(newPath, newTitle, read());
}

bool Document::Private::adopt(const QString &newPath, const QString &newTitle, Opening::Read loaded)
{
    if (!loaded) {
        emit q->openFailed(newPath, loaded.error());
        return false;
    }
    Loaded content = std::move(loaded).value();
    const Former former{branches.forks(), branches.shown()};
    Branches formerBranches = std::exchange(branches, Branches());
    branches.setFile(std::move(content.document));
    ++baseState;
    cache.clear();
    q->compareWith({});
    text = content.text.empty() ? nullptr : sharedAndDiscarded(std::move(content.text));
    path = content.isImported ? QString() : newPath;
    title = newTitle;
    isUnsaved = content.isImported;
    undo.clear();
    discard(std::move(formerBranches)); // last, so that undo steps share what they hold with it
    isNew = true;
    const auto scenario = std::make_shared<Scenario>(std::move(content.scenario));
    announce(former, [scenario] { return std::move(*scenario); });
    if (content.isImported)
        emit q->imported(newPath, content.notes);
    return true;
}

/// Makes an edit that was found to be valid, as one undo step.
void Document::Private::commit(const QString &name, Branches::Edit edit, FileChange change,
                               int mergeId)
{
    if (edit.empty())
        return;
    opening.cancel(); // or it would replace what was just edited
    change.patches = std::move(edit);
    const Former former = replaceFile(change);
    undo.push(new EditCommand(name, std::move(change), mergeId, applyChange));
    announce(former, scenarioOf(branches.shown()));
}

/// An undo or redo changes the file from one valid scenario to another.
void Document::Private::applied(const FileChange &change)
{
    const Former former = replaceFile(change);
    announce(former, scenarioOf(branches.shown()));
}

Document::Private::Former Document::Private::replaceFile(const FileChange &change)
{
    const Former former{branches.forks(), branches.shown()};
    Json changed = branches.file();
    for (const JsonPatch &patch : change.patches)
        apply(changed, patch);
    if (!sameSimulation(branches.file(), changed)) {
        ++baseState;
        cache.clear();
    }
    branches.change(std::move(changed));
    if (change.branch)
        branches.show(*change.branch);
    followForks(former.forks);
    return former;
}

/// Simulates what has changed, and tells everybody.
void Document::Private::announce(const Former &former, Simulator::MakeScenario scenario)
{
    const bool areForksOther = former.forks != branches.forks();
    if (areForksOther)
        emit q->forksChanged();
    if (former.shown != branches.shown())
        emit q->shownChanged();
    runShown(std::move(scenario));
    runOthers();
    if (areForksOther)
        emit q->othersChanged();
    emit q->contentChanged();
}

void Document::Private::runShown(Simulator::MakeScenario scenario)
{
    const bool wasBusy = shownRun.isBusy();
    shownRun.want(keyOf(branches.shown()), std::move(scenario));
    if (wasBusy || shownRun.isBusy())
        emit q->simulatingChanged();
}

void Document::Private::runOthers()
{
    for (std::size_t i = 0; i < otherRuns.size(); ++i) {
        if (i < others.size())
            otherRuns[i].want(keyOf(others[i]), scenarioOf(others[i]));
        else
            otherRuns[i].release();
    }
}

/// What lies beside is the same as before, unless its fork is gone.
void Document::Private::followForks(const std::vector<Fork> &former)
{
    std::vector<RunChoice> kept;
    for (const RunChoice &choice : others) {
        const auto *branch = std::get_if<BranchId>(&choice);
        const auto moved = branch ? branches.moved(*branch, former) : std::nullopt;
        if (!branch)
            kept.push_back(choice);
        else if (moved)
            kept.emplace_back(*moved);
    }
    others = std::move(kept);
}

/// Reads the branch's scenario as it is now; in whatever thread it is called.
Simulator::MakeScenario Document::Private::scenarioOf(BranchId branch) const
{
    return [json = withoutForks(branches.json(branch)), name = fallbackTitle()] {
        return readScenario(json, name).value();
    };
}

Simulator::MakeScenario Document::Private::scenarioOf(const RunChoice &choice) const
{
    if (const auto *branch = std::get_if<BranchId>(&choice))
        return scenarioOf(*branch);
    // The file was read by its own rules; what only the profile's would refuse is kept.
    return [make = scenarioOf(branches.shown()), profile = std::get<Profile>(choice)] {
        Scenario scenario = make();
        scenario.rules = {name(profile), {}};
        return scenario;
    };
}

RunKey Document::Private::keyOf(BranchId branch) const
{
    return {baseState, branch ? branches.forks()[*branch].patch : std::vector<JsonOperation>(), {}};
}

RunKey Document::Private::keyOf(const RunChoice &choice) const
{
    if (const auto *branch = std::get_if<BranchId>(&choice))
        return keyOf(*branch);
    RunKey key = keyOf(branches.shown());
    key.profile = std::get<Profile>(choice);
    return key;
}

Document::Private::Position Document::Private::position() const
{
    const std::size_t before = countBefore(*trace, cursorTime);
    return {cursorTime, cursor - std::min(cursor, before)};
}

/// The selected invocation of the trace so far: the one with its luck. Under another seed all luck
/// is another, and its number must do.
std::optional<InvocationId> Document::Private::selectedIn(const Trace &newTrace) const
{
    if (!selected || newTrace.scenario().seed == trace->scenario().seed)
        return selected ? twinOf(*trace, *selected, newTrace) : std::nullopt;
    return selected->value < newTrace.invocationCount() ? selected : std::nullopt;
}

void Document::Private::takeTrace()
{
    const bool isOther = std::exchange(isNew, false);
    const Position former = isOther ? Position{} : position();
    const TraceCache::Run &newTrace = shownRun.trace();
    selected = isOther ? std::optional(InvocationId{0}) : selectedIn(*newTrace);
    if (selected && selected->value >= newTrace->invocationCount())
        selected.reset();
    // Until all have heard of the new one, some look at the former.
    const TraceCache::Run formerTrace = std::exchange(trace, newTrace);
    cursorTime = std::min(former.at, trace->endedAt());
    cursor =
        std::min(countBefore(*trace, cursorTime) + former.stepsThen, trace->countAt(cursorTime));
    emit q->traceChanged();
    emit q->cursorMoved();
    emit q->selectionChanged();
    emit q->simulatingChanged();
}

void Document::Private::place(std::size_t count, Instant time)
{
    if (count == cursor && time == cursorTime)
        return;
    cursor = count;
    cursorTime = time;
    emit q->cursorMoved();
}

} // namespace retryscope
