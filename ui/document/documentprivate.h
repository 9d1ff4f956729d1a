#pragma once

#include "ui/document/branches.h"
#include "ui/document/branchrun.h"
#include "ui/document/document.h"
#include "ui/document/editcommand.h"
#include "ui/document/opening.h"
#include "ui/document/tracecache.h"

#include <QUndoStack>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retryscope {

/// What a document is made of, and what follows from each change of it.
class Document::Private
{
public:
    explicit Private(Document *document);

    /// A moment between steps, as robust against another trace as can be: how many of the steps at
    /// that very instant had happened.
    struct Position
    {
        Instant at;
        std::size_t stepsThen = 0;
    };

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
    void announce(const Former &former, Simulator::MakeScenario scenario);
    void runShown(Simulator::MakeScenario scenario);
    void runOthers();
    void followForks(const std::vector<Fork> &former);
    [[nodiscard]] Simulator::MakeScenario scenarioOf(BranchId branch) const;
    [[nodiscard]] Simulator::MakeScenario scenarioOf(const RunChoice &choice) const;
    [[nodiscard]] RunKey keyOf(BranchId branch) const;
    [[nodiscard]] RunKey keyOf(const RunChoice &choice) const;
    void takeTrace();
    [[nodiscard]] std::optional<InvocationId> selectedIn(const Trace &newTrace) const;
    void place(std::size_t count, Instant time);
    [[nodiscard]] Position position() const;
    [[nodiscard]] std::string fallbackTitle() const { return title.toStdString(); }

    Document *q;
    Branches branches;
    std::uint64_t baseState = 0; // counts the bases that were simulated, or could have been
    std::shared_ptr<const std::string> text; // of the file, if the undo stack is clean; may be null
    QString path;
    QString title; // of a scenario without one
    bool isUnsaved = false; // has no file, though nothing was edited: an import
    QUndoStack undo;
    EditCommand::Apply applyChange;
    Opening opening;
    TraceCache cache;
    BranchRun shownRun;
    std::vector<RunChoice> others;
    std::array<BranchRun, mostOthers> otherRuns; // of the choice at the same place
    std::shared_ptr<const Trace> trace; // the newest that is finished; never null
    bool isNew = false; // the next trace is of another scenario
    std::size_t cursor = 0;
    Instant cursorTime;
    std::optional<InvocationId> selected;
};

} // namespace retryscope
