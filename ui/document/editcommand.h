#pragma once

#include "ui/document/jsonpatch.h"

#include <QUndoCommand>

#include <functional>

namespace retryscope {

/// One edit of the scenario's JSON that has already been made when it is pushed.
class EditCommand : public QUndoCommand
{
public:
    using Apply = std::function<void(const JsonPatch &)>;

    /// `apply` makes a patch and all that follows from it; it must outlive the command.
    EditCommand(const QString &text, JsonPatch patch, int mergeId, const Apply &apply);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand *next) override;

private:
    JsonPatch m_patch;
    int m_mergeId;
    const Apply &m_apply;
    bool m_isDone = true; // the push calls redo() of an edit that was made before
};

} // namespace retryscope
