#include "ui/document/document.h"

#include "core/formats/jsontext.h"
#include "core/formats/textfile.h"
#include "core/trace/trace.h"
#include "ui/document/documentprivate.h"
#include "ui/document/loading.h"
#include "ui/document/saving.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace retryscope {

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
    const auto makeText = [text = d->undo.isClean() ? d->text : nullptr,
                           file = d->branches.file()] {
        return text ? text : std::make_shared<const std::string>(prettyText(file));
    };
    const std::uint64_t state = d->baseState;
    Saved saved = saveBeside(path.toStdString(), makeText);
    if (saved.error) {
        emit saveFailed(path, QString::fromStdString(saved.error->what));
        return false;
    }
    if (d->baseState != state)
        return true; // another file that was being read has taken the place of this one
    d->text = std::move(saved.text);
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
    for (BranchRun &run : d->otherRuns)
        run.wait();
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
