#include "ui/document/editcommand.h"

#include <utility>

namespace retryscope {

EditCommand::EditCommand(const QString &text, JsonPatch patch, int mergeId, const Apply &apply)
    : QUndoCommand(text)
    , m_patch(std::move(patch))
    , m_mergeId(mergeId)
    , m_apply(apply)
{
}

void EditCommand::undo()
{
    m_apply(reversed(m_patch));
    m_isDone = false;
}

void EditCommand::redo()
{
    if (!std::exchange(m_isDone, true))
        m_apply(m_patch);
}

bool EditCommand::mergeWith(const QUndoCommand *next)
{
    // The undo stack only offers commands of the same id, and only ours have one.
    const JsonPatch &later = static_cast<const EditCommand *>(next)->m_patch;
    const bool isSamePlace = later.container == m_patch.container && later.key == m_patch.key
        && later.place == m_patch.place && later.before.has_value() == m_patch.after.has_value();
    if (!isSamePlace)
        return false;
    m_patch.after = later.after;
    setText(next->text());
    setObsolete(m_patch.before == m_patch.after);
    return true;
}

} // namespace retryscope
