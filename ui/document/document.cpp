#include "ui/document/document.h"

#include "core/formats/jsontext.h"
#include "core/formats/textfile.h"
#include "core/trace/trace.h"
#include "ui/document/branches.h"
#include "ui/document/branchrun.h"
#include "ui/document/discard.h"
#include "ui/document/editcommand.h"
#include "ui/document/loading.h"
#include "ui/document/opening.h"
#include "ui/document/tracecache.h"
#include "ui/document/twin.h"

#include <QFileInfo>
#include <QUndoStack>

#include <algorithm>
#include <functional>
#include <utility>

namespace retryscope {

namespace {

/// Bytes of files that are opened at once: it takes less time than a frame.
constexpr qint64 shortText = 200'000;

/// A moment between steps, as robust against another trace as can be: how many of the steps at that
/// very instant had happened.
struct Position
{
    Instant at;
    std::size_t stepsThen = 0;
};

std::size_t countBefore(const Trace &trace, Instant instant)
{
    return instant > Instant() ? trace.countAt(instant - Duration(1)) : 0;
}

Json emptyScenario()
{
    return Json(Json::Object{{"format", "retryscope-scenario"},
                             {"version", 1},
                             {"functions", Json(Json::Array{})},
                             {"invocations", Json(Json::Array{})}});
}

std::shared_ptr<const Trace> emptyTrace()
{
    Trace trace(Scenario{}, Rules{});
    trace.finish(Instant(), false);
    return std::make_shared<const Trace>(std::move(trace));
}

} // namespace

class Document::Private
{
public:
    explicit Private(Document *document);

    /// What was there before the file changed, to tell what is announced.
    struct Former
    {
        std::vector<Fork> forks;
        BranchId shown;
    };

    bool read(const QString &path, const QString &title, qint64 size,
              std::function<Opening::Read()> read);
    bool adopt(const QString &path, const QString &title, Opening::Read loaded);
    void commit(const QString &name, Branches::Edit edit, FileChange change, int mergeId = -1);
    void applied(const FileChange &change);
    [[nodiscard]] Former replaceFile(const FileChange &change);
    void announce(const Former &former, std::optional<Scenario> scenario);
    void runShown(std::optional<Scenario> scenario);
    void runOther();
    [[nodiscard]] RunKey keyOf(BranchId branch) const;
    void takeTrace();
    [[nodiscard]] std::optional<InvocationId> selectedIn(const Trace &newTrace) const;
    void place(std::size_t count, Instant time);
    [[nodiscard]] Position position() const;
    [[nodiscard]] std::string fallbackTitle() const { return title.toStdString(); }

    Document *q;
    Branches branches;
    std::uint64_t baseState = 0; // counts the bases that were simulated, or could have been
    std::string text; // of the file, as long as the undo stack is clean; empty if there is none
    QString path;
    QString title; // of a scenario without one
    bool isUnsaved = false; // has no file, though nothing was edited: an import
    QUndoStack undo;
    EditCommand::Apply applyChange;
    Opening opening;
    TraceCache cache;
    BranchRun shownRun;
    BranchRun otherRun;
    std::optional<BranchId> other;
    std::shared_ptr<const Trace> trace = emptyTrace();
    bool isNew = false; // the next trace is of another scenario
    std::size_t cursor = 0;
    Instant cursorTime;
    std::optional<InvocationId> selected;
};

Document::Private::Private(Document *document)
    : q(document)
    , applyChange([this](const FileChange &change) { applied(change); })
    , shownRun(cache)
    , otherRun(cache)
{
    branches.setFile(emptyScenario());
    connect(&opening, &Opening::busyChanged, q, &Document::openingChanged);
    connect(&opening, &Opening::finished, q,
            [this](const QString &newPath, const QString &newTitle,
                   const std::shared_ptr<Opening::Read> &loaded) {
                adopt(newPath, newTitle, std::move(*loaded));
            });
    connect(&shownRun, &BranchRun::arrived, q, [this] { takeTrace(); });
    connect(&otherRun, &BranchRun::arrived, q, &Document::otherChanged);
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
    discard(std::exchange(branches, Branches()));
    branches.setFile(std::move(content.json));
    ++baseState;
    cache.clear();
    q->compareWith(std::nullopt);
    text = std::move(content.text);
    path = content.isImported ? QString() : newPath;
    title = newTitle;
    isUnsaved = content.isImported;
    undo.clear();
    isNew = true;
    announce(former, std::move(content.scenario));
    if (content.isImported)
        emit q->imported(newPath, content.notes);
    return true;
}

/// Makes an edit that was found to be valid, as one undo step.
void Document::Private::commit(const QString &name, Branches::Edit edit, FileChange change,
                               int mergeId)
{
    if (edit.patches.empty())
        return;
    opening.cancel(); // or it would replace what was just edited
    change.patches = edit.patches;
    const Former former = replaceFile(change);
    undo.push(new EditCommand(name, std::move(change), mergeId, applyChange));
    announce(former, std::move(edit.scenario));
}

/// An undo or redo changes the file from one valid scenario to another.
void Document::Private::applied(const FileChange &change)
{
    announce(replaceFile(change), std::nullopt);
}

Document::Private::Former Document::Private::replaceFile(const FileChange &change)
{
    const Former former{branches.forks(), branches.shown()};
    Json file = branches.file();
    for (const JsonPatch &patch : change.patches)
        apply(file, patch);
    if (!sameSimulation(branches.file(), file)) {
        ++baseState;
        cache.clear();
    }
    branches.setFile(std::move(file));
    if (change.branch)
        branches.show(*change.branch);
    if (other)
        other = branches.moved(*other, former.forks);
    return former;
}

/// Simulates what has changed, and tells everybody.
void Document::Private::announce(const Former &former, std::optional<Scenario> scenario)
{
    const bool areForksOther = former.forks != branches.forks();
    if (areForksOther)
        emit q->forksChanged();
    if (former.shown != branches.shown())
        emit q->shownChanged();
    runShown(std::move(scenario));
    runOther();
    if (areForksOther)
        emit q->otherChanged();
    emit q->contentChanged();
}

void Document::Private::runShown(std::optional<Scenario> scenario)
{
    const BranchId shown = branches.shown();
    const bool wasBusy = shownRun.isBusy();
    shownRun.want(keyOf(shown), [&] {
        return scenario ? std::move(*scenario) : branches.scenario(shown, fallbackTitle());
    });
    if (wasBusy || shownRun.isBusy())
        emit q->simulatingChanged();
}

void Document::Private::runOther()
{
    if (!other)
        otherRun.release();
    else
        otherRun.want(keyOf(*other), [&] { return branches.scenario(*other, fallbackTitle()); });
}

RunKey Document::Private::keyOf(BranchId branch) const
{
    return {baseState, branch ? branches.forks()[*branch].patch : std::vector<JsonOperation>()};
}

Position Document::Private::position() const
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
    trace = newTrace;
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

Document::Document(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

Document::~Document() = default;

bool Document::open(const QString &path)
{
    const std::string file = path.toStdString();
    const auto read = [file]() -> Opening::Read {
        auto text = readFile(file);
        if (!text)
            return std::vector{Error{{}, text.error().what}}; // the path is said already
        return load(std::move(text).value(), file);
    };
    return d->read(path, QString::fromStdString(titleOf(file)), QFileInfo(path).size(), read);
}

bool Document::openText(const QByteArray &text, const QString &title, const QString &path)
{
    const auto read = [text, name = title.toStdString()] { return load(text.toStdString(), name); };
    return d->read(path, title, text.size(), read);
}

bool Document::importFiles(const QStringList &paths)
{
    std::vector<std::string> names;
    qint64 size = 0;
    for (const QString &path : paths) {
        names.push_back(path.toStdString());
        size += QFileInfo(path).size();
    }
    const QString first = paths.value(0);
    return d->read(first, QString::fromStdString(titleOf(first.toStdString())), size,
                   [names] { return importFrom(names); });
}

bool Document::save(const QString &path)
{
    std::string text =
        d->undo.isClean() && !d->text.empty() ? d->text : prettyText(d->branches.file());
    if (const auto error = writeFile(path.toStdString(), text)) {
        emit saveFailed(path, QString::fromStdString(error->what));
        return false;
    }
    d->text = std::move(text);
    d->path = path;
    d->title = QString::fromStdString(titleOf(path.toStdString()));
    d->isUnsaved = false;
    const QSignalBlocker oneSignal(&d->undo);
    d->undo.setClean();
    emit contentChanged();
    return true;
}

QString Document::path() const
{
    return d->path;
}

QString Document::title() const
{
    const Json *title = d->branches.json().find("title");
    const std::string *text = title ? title->string() : nullptr;
    return text && !text->empty() ? QString::fromStdString(*text) : d->title;
}

bool Document::isModified() const
{
    return d->isUnsaved || !d->undo.isClean();
}

const Json &Document::json() const
{
    return d->branches.json();
}

QUndoStack *Document::undoStack() const
{
    return &d->undo;
}

std::vector<Error> Document::edit(const QString &text, const std::string &pointer,
                                  const std::optional<Json> &value, int mergeId)
{
    auto edit = d->branches.edit(pointer, value, d->fallbackTitle());
    if (!edit)
        return edit.error();
    d->commit(text, std::move(edit).value(), {{}, d->branches.shown(), pointer}, mergeId);
    return {};
}

std::vector<Error> Document::edit(const QString &text, const std::vector<JsonOperation> &operations,
                                  int mergeId)
{
    auto edit = d->branches.edit(operations, d->fallbackTitle());
    if (!edit)
        return edit.error();
    const std::string place = operations.empty() ? std::string() : operations.front().path;
    d->commit(text, std::move(edit).value(), {{}, d->branches.shown(), place}, mergeId);
    return {};
}

const Trace &Document::trace() const
{
    return *d->trace;
}

std::shared_ptr<const Trace> Document::sharedTrace() const
{
    return d->trace;
}

bool Document::isOpening() const
{
    return d->opening.isBusy();
}

QString Document::openingTitle() const
{
    return d->opening.title();
}

void Document::cancelOpening()
{
    d->opening.cancel();
}

bool Document::isSimulating() const
{
    return d->shownRun.isBusy();
}

std::uint64_t Document::simulatedSteps() const
{
    return d->shownRun.steps();
}

void Document::stopSimulating()
{
    d->shownRun.stop();
}

void Document::finishSimulating()
{
    d->opening.wait();
    d->shownRun.wait();
    d->otherRun.wait();
}

const std::vector<Fork> &Document::forks() const
{
    return d->branches.forks();
}

BranchId Document::shown() const
{
    return d->branches.shown();
}

QString Document::branchName(BranchId branch) const
{
    return branch ? QString::fromStdString(forks()[*branch].name) : tr("Base");
}

Json Document::branchJson(BranchId branch) const
{
    return d->branches.json(branch);
}

QString Document::freeForkName(const QString &wish) const
{
    return QString::fromStdString(d->branches.freeName(wish.toStdString()));
}

Result<std::size_t, std::vector<Error>> Document::fork(const QString &name, Instant at,
                                                       std::vector<JsonOperation> patch)
{
    const std::size_t place = forks().size();
    auto edit =
        d->branches.add({name.toStdString(), at, std::move(patch)}, d->fallbackTitle());
    if (!edit)
        return edit.error();
    d->commit(tr("Fork %1").arg(name), std::move(edit).value(), {});
    return place;
}

Result<std::size_t, std::vector<Error>>
Document::forkShown(const QString &name, Instant at, const std::vector<JsonOperation> &operations)
{
    std::vector<JsonOperation> patch;
    if (const BranchId branch = shown())
        patch = forks()[*branch].patch;
    patch.insert(patch.end(), operations.begin(), operations.end());
    return fork(name, at, std::move(patch));
}

std::vector<Error> Document::renameFork(std::size_t fork, const QString &name)
{
    auto edit = d->branches.rename(fork, name.toStdString(), d->fallbackTitle());
    if (!edit)
        return edit.error();
    d->commit(tr("Rename fork %1").arg(name), std::move(edit).value(), {});
    return {};
}

void Document::dropFork(std::size_t fork)
{
    d->commit(tr("Drop fork %1").arg(branchName(fork)), d->branches.drop(fork), {});
}

void Document::adoptFork(std::size_t fork)
{
    d->commit(tr("Adopt fork %1").arg(branchName(fork)), d->branches.adopt(fork), {});
}

const Trace *Document::other() const
{
    return d->otherRun.trace().get();
}

std::shared_ptr<const Trace> Document::sharedOther() const
{
    return d->otherRun.trace();
}

std::optional<BranchId> Document::otherBranch() const
{
    return d->other;
}

QString Document::otherName() const
{
    return d->other ? branchName(*d->other) : QString();
}

std::size_t Document::cursor() const
{
    return d->cursor;
}

Instant Document::cursorTime() const
{
    return d->cursorTime;
}

std::optional<InvocationId> Document::selectedInvocation() const
{
    return d->selected;
}

void Document::moveTo(std::size_t count)
{
    const std::size_t bounded = std::min(count, d->trace->size());
    const Instant time =
        bounded == 0 ? Instant() : d->trace->at({static_cast<std::uint32_t>(bounded - 1)});
    d->place(bounded, time);
}

void Document::moveToTime(Instant instant)
{
    const Instant time = std::clamp(instant, Instant(), d->trace->endedAt());
    d->place(d->trace->countAt(time), time);
}

void Document::show(BranchId branch)
{
    const BranchId former = shown();
    if (branch == former)
        return;
    d->branches.show(branch);
    const bool areSwapped = d->other && *d->other == branch;
    if (areSwapped)
        d->other = former;
    emit shownChanged();
    emit contentChanged();
    d->runShown(std::nullopt);
    d->runOther();
    if (areSwapped)
        emit otherChanged();
}

void Document::compareWith(std::optional<BranchId> branch)
{
    if (branch == d->other)
        return;
    d->other = branch;
    d->runOther();
    emit otherChanged();
}

void Document::select(std::optional<InvocationId> invocation)
{
    const bool isThere = invocation && invocation->value < d->trace->invocationCount();
    const auto selected = isThere ? invocation : std::nullopt;
    if (selected == d->selected)
        return;
    d->selected = selected;
    emit selectionChanged();
}

} // namespace retryscope
