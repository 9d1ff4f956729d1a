#include "ui/document/editcommand.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

bool isSamePlace(const JsonPatch &earlier, const JsonPatch &later)
{
    return later.container == earlier.container && later.key == earlier.key
        && later.place == earlier.place && later.before.has_value() == earlier.after.has_value();
}

} // namespace

EditCommand::EditCommand(const QString &text, FileChange change, int mergeId, const Apply &apply)
    : QUndoCommand(text)
    , m_change(std::move(change))
    , m_mergeId(mergeId)
    , m_apply(apply)
{
}

void EditCommand::undo()
{
    FileChange back{{}, m_change.branch, m_change.place};
    for (auto patch = m_change.patches.rbegin(); patch != m_change.patches.rend(); ++patch)
        back.patches.push_back(reversed(*patch));
    m_apply(back);
    m_isDone = false;
}

void EditCommand::redo()
{
    if (!std::exchange(m_isDone, true))
        m_apply(m_change);
}

bool EditCommand::mergeWith(const QUndoCommand *next)
{
    // The undo stack only offers commands of the same id, and only ours have one.
    const FileChange &later = static_cast<const EditCommand *>(next)->m_change;
    if (later.branch != m_change.branch || later.place != m_change.place
        || !std::ranges::equal(m_change.patches, later.patches, isSamePlace))
        return false;
    bool isObsolete = true;
    for (std::size_t i = 0; i < later.patches.size(); ++i) {
        JsonPatch &patch = m_change.patches[i];
        patch.after = later.patches[i].after;
        isObsolete = isObsolete && patch.before == patch.after;
    }
    setText(next->text());
    setObsolete(isObsolete);
    return true;
}

} // namespace retryscope
