#include "ui/document/document.h"

#include "core/engine/simulate.h"
#include "core/formats/import.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/textfile.h"
#include "ui/document/editcommand.h"
#include "ui/document/loading.h"
#include "ui/document/simulator.h"

#include <QFileInfo>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

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

    bool adopt(const QString &path, const QString &title,
               Result<Loaded, std::vector<Error>> loaded);
    void adoptTrace(std::shared_ptr<const Trace> newTrace);
    void applied(const JsonPatch &patch);
    void simulate(Scenario scenario);
    void place(std::size_t count, Instant time);
    [[nodiscard]] Position position() const;
    [[nodiscard]] std::string fallbackTitle() const { return title.toStdString(); }

    Document *q;
    Json json = emptyScenario();
    std::string text; // of the file, as long as the undo stack is clean; empty if there is none
    QString path;
    QString title; // of a scenario without one
    bool isUnsaved = false; // has no file, though nothing was edited: an import
    QUndoStack undo;
    EditCommand::Apply applyPatch;
    Simulator simulator;
    std::shared_ptr<const Trace> trace = emptyTrace();
    bool isNew = false; // the next trace is of another scenario
    std::size_t cursor = 0;
    Instant cursorTime;
    std::optional<InvocationId> selected;
};

Document::Private::Private(Document *document)
    : q(document)
    , applyPatch([this](const JsonPatch &patch) { applied(patch); })
{
    connect(&simulator, &Simulator::finished, q,
            [this](std::shared_ptr<const Trace> newTrace) { adoptTrace(std::move(newTrace)); });
    connect(&undo, &QUndoStack::cleanChanged, q, &Document::contentChanged);
}

bool Document::Private::adopt(const QString &newPath, const QString &newTitle,
                              Result<Loaded, std::vector<Error>> loaded)
{
    if (!loaded) {
        emit q->openFailed(newPath, loaded.error());
        return false;
    }
    Loaded content = std::move(loaded).value();
    json = std::move(content.json);
    text = std::move(content.text);
    path = content.isImported ? QString() : newPath;
    title = newTitle;
    isUnsaved = content.isImported;
    undo.clear();
    isNew = true;
    simulate(std::move(content.scenario));
    emit q->contentChanged();
    if (content.isImported)
        emit q->imported(newPath, content.notes);
    return true;
}

void Document::Private::simulate(Scenario scenario)
{
    simulator.start(std::move(scenario));
    emit q->simulatingChanged();
}

/// An undo or redo has changed the JSON from one valid scenario to another.
void Document::Private::applied(const JsonPatch &patch)
{
    apply(json, patch);
    auto scenario = readScenario(json, fallbackTitle());
    Q_ASSERT(scenario.hasValue());
    simulate(std::move(scenario).value());
    emit q->contentChanged();
}

Position Document::Private::position() const
{
    const std::size_t before = countBefore(*trace, cursorTime);
    return {cursorTime, cursor - std::min(cursor, before)};
}

void Document::Private::adoptTrace(std::shared_ptr<const Trace> newTrace)
{
    const bool isOther = std::exchange(isNew, false);
    const Position former = isOther ? Position{} : position();
    trace = std::move(newTrace);
    if (isOther)
        selected = InvocationId{0};
    cursorTime = std::min(former.at, trace->endedAt());
    cursor =
        std::min(countBefore(*trace, cursorTime) + former.stepsThen, trace->countAt(cursorTime));
    if (selected && selected->value >= trace->invocationCount())
        selected.reset();
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
    auto text = readFile(path.toStdString());
    const QString title = QString::fromStdString(titleOf(path.toStdString()));
    if (!text) {
        emit openFailed(path, {{std::string(), text.error().what}}); // the path is said already
        return false;
    }
    return d->adopt(path, title, load(std::move(text).value(), path.toStdString()));
}

bool Document::openText(const QByteArray &text, const QString &title, const QString &path)
{
    return d->adopt(path, title, load(text.toStdString(), title.toStdString()));
}

bool Document::importFiles(const QStringList &paths)
{
    std::vector<ConfigurationFile> files;
    std::vector<Error> errors;
    for (const QString &path : paths) {
        auto text = readFile(path.toStdString());
        if (text)
            files.push_back({QFileInfo(path).fileName().toStdString(), std::move(text).value()});
        else
            errors.push_back(text.error());
    }
    const QString first = paths.value(0);
    if (!errors.empty()) {
        emit openFailed(first, errors);
        return false;
    }
    return d->adopt(first, QString::fromStdString(titleOf(first.toStdString())), import(files));
}

bool Document::save(const QString &path)
{
    std::string text = d->undo.isClean() && !d->text.empty() ? d->text : prettyText(d->json);
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
    const Json *title = d->json.find("title");
    const std::string *text = title ? title->string() : nullptr;
    return text && !text->empty() ? QString::fromStdString(*text) : d->title;
}

bool Document::isModified() const
{
    return d->isUnsaved || !d->undo.isClean();
}

const Json &Document::json() const
{
    return d->json;
}

QUndoStack *Document::undoStack() const
{
    return &d->undo;
}

std::vector<Error> Document::edit(const QString &text, const std::string &pointer,
                                  const std::optional<Json> &value, int mergeId)
{
    const auto patch = patchOf(d->json, pointer, value);
    if (!patch)
        return {patch.error()};
    if (patch.value().before == patch.value().after)
        return {};
    apply(d->json, patch.value());
    auto scenario = readScenario(d->json, d->fallbackTitle());
    if (!scenario) {
        apply(d->json, reversed(patch.value()));
        return scenario.error();
    }
    d->undo.push(new EditCommand(text, patch.value(), mergeId, d->applyPatch));
    d->simulate(std::move(scenario).value());
    emit contentChanged();
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

bool Document::isSimulating() const
{
    return d->simulator.isBusy();
}

std::uint64_t Document::simulatedSteps() const
{
    return d->simulator.steps();
}

void Document::stopSimulating()
{
    d->simulator.stop();
}

void Document::finishSimulating()
{
    d->simulator.wait();
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
