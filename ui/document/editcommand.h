#pragma once

#include "core/model/fork.h"
#include "core/model/jsonpatch.h"

#include <QUndoCommand>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace retryscope {

/// What a command changes of the file.
struct FileChange
{
    std::vector<JsonPatch> patches; ///< in the order in which they are made
    /// The branch that was edited, which undo and redo show; absent if the forks themselves change.
    std::optional<BranchId> branch;
    std::string place; ///< pointer to what was edited in that branch
};

/// One change of the file's JSON that has already been made when it is pushed.
class EditCommand : public QUndoCommand
{
public:
    using Apply = std::function<void(const FileChange &)>;

    /// `apply` makes a change and all that follows from it; it must outlive the command.
    EditCommand(const QString &text, FileChange change, int mergeId, const Apply &apply);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand *next) override;

private:
    FileChange m_change;
    int m_mergeId;
    const Apply &m_apply;
    bool m_isDone = true; // the push calls redo() of an edit that was made before
};

} // namespace retryscope
