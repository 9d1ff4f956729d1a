#include "ui/window/forkmaker.h"

#include "core/formats/forkreader.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"

#include <QUndoStack>

#include <optional>
#include <string>
#include <utility>

namespace retryscope {

namespace {

/// `-` at a pointer's end is the place behind the array's last element.
std::string withoutDash(const Json &json, const std::string &pointer)
{
    if (!pointer.ends_with("/-"))
        return pointer;
    const std::string container = pointer.substr(0, pointer.size() - 2);
    const Json *value = resolve(json, container);
    const Json::Array *array = value ? value->array() : nullptr;
    return array ? childPointer(container, array->size()) : pointer;
}

} // namespace

ForkMaker::ForkMaker(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &Document::traceChanged, this, &ForkMaker::moveBehindChanges);
}

/// A change at the cursor has not happened yet where the run begins anew: the views would still
/// show what was before.
void ForkMaker::moveBehindChanges()
{
    const auto from = std::exchange(m_pending, std::nullopt);
    if (!from)
        return;
    const Trace &trace = m_document.trace();
    std::size_t count = *from > Instant() ? trace.countAt(*from - Duration(1)) : 0;
    const auto isChange = [&](std::size_t number) {
        const StepIndex step{static_cast<std::uint32_t>(number)};
        return trace.at(step) == *from && !trace.invocationOf(step);
    };
    const std::size_t before = count;
    while (count < trace.size() && isChange(count))
        ++count;
    if (count > before && count > m_document.cursor())
        m_document.moveTo(count);
}

Instant ForkMaker::moment() const
{
    const Trace &trace = m_document.trace();
    const std::size_t count = m_document.cursor();
    const Instant now = m_document.cursorTime();
    const bool hasHappenedNow =
        count > 0 && trace.at({static_cast<std::uint32_t>(count - 1)}) == now;
    return hasHappenedNow ? now + Duration(1) : now;
}

std::vector<Error> ForkMaker::fork(const QString &name, Instant at,
                                   const std::vector<JsonOperation> &changes)
{
    const auto changed = patched(withoutForks(m_document.json()), changes);
    if (!changed)
        return {changed.error()};
    const Json base = withoutForks(m_document.branchJson(std::nullopt));
    const BranchId former = m_document.shown();
    const Instant from = moment();
    const auto made =
        m_document.fork(m_document.freeForkName(name), at, difference(base, changed.value()));
    if (!made)
        return made.error();
    m_pending = from;
    m_document.show(made.value());
    m_document.compareWith({former});
    emit forked(m_document.branchName(made.value()));
    return {};
}

std::vector<Error> ForkMaker::change(const QString &text, const std::vector<JsonOperation> &changes)
{
    QUndoStack *stack = m_document.undoStack();
    const bool isGroup = changes.size() > 1;
    if (isGroup)
        stack->beginMacro(text);
    std::vector<Error> errors;
    m_pending = moment();
    for (const JsonOperation &operation : changes) {
        const bool isRemoval = operation.kind == JsonOperationKind::Remove;
        errors = m_document.edit(text, withoutDash(m_document.json(), operation.path),
                                 isRemoval ? std::nullopt : std::optional<Json>(operation.value));
        if (!errors.empty())
            break;
    }
    if (isGroup)
        stack->endMacro();
    if (!errors.empty())
        m_pending.reset();
    return errors;
}

std::vector<Error> ForkMaker::tryOut(const QString &name, Instant at,
                                     const std::vector<JsonOperation> &changes)
{
    return m_document.shown() ? change(name, changes) : fork(name, at, changes);
}

} // namespace retryscope
