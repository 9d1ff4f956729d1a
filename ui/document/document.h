#pragma once

#include "core/model/fork.h"
#include "core/model/id.h"
#include "core/model/json.h"
#include "core/model/result.h"
#include "core/model/simtime.h"
#include "ui/document/otherrun.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QUndoStack;

namespace retryscope {

class Trace;

/// The open scenario, its simulation, the cursor and the selection. Everything that the window
/// shows is asked from here, and everything that changes goes through here.
///
/// The scenario file's JSON is the truth: an edit changes one value of it (an undo step), the
/// scenario is read anew and simulated beside the GUI thread, and the old trace stays until the new
/// one is there. It outlives all models and views.
///
/// The file may hold forks. One branch is shown, the base or a fork: `json`, `edit`, `trace` and
/// the cursor speak of it. Edits of a fork amend its patch. Title, description, breakpoints, notes
/// and questions are the same in all branches. The runs of others may lie beside.
class Document : public QObject
{
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    /// Replaces the content by that of a scenario file or of AWS configuration (imported; then it
    /// is untitled and modified). On failure the former document stays, and `openFailed` is
    /// emitted. A long file is read beside the GUI thread: then true says only that it is being
    /// read, and the former document stays until it is; an edit of that one, or another file, ends
    /// the reading.
    bool open(const QString &path);
    /// The same with text from elsewhere, such as a bundled example; `path` may be empty.
    bool openText(const QByteArray &text, const QString &title, const QString &path);
    /// Replaces the content by one import of several files of AWS configuration; as `open`.
    bool importFiles(const QStringList &paths);
    /// Writes the file whole or not at all: what was opened and not edited, word for word. The
    /// window paints meanwhile, but takes no keys or clicks. False: `saveFailed` was emitted.
    bool save(const QString &path);

    [[nodiscard]] QString path() const; ///< empty: never saved
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isModified() const;
    [[nodiscard]] const Json &json() const; ///< of the shown branch; a fork's has no `forks`
    [[nodiscard]] QUndoStack *undoStack() const;

    /// Sets the value at `pointer` (absent: removes it), creating the objects on the way, as one
    /// undo step named `text`. Edits with the same non-negative `mergeId` in a row become one step,
    /// with the last one's name. If the result is no valid scenario nothing changes and its errors
    /// are returned. An edit that changes nothing is no step. Undo and redo show the branch that
    /// was edited.
    std::vector<Error> edit(const QString &text, const std::string &pointer,
                            const std::optional<Json> &value, int mergeId = -1);

    /// Does all operations, on the shown branch, as one undo step; else as the former.
    std::vector<Error> edit(const QString &text, const std::vector<JsonOperation> &operations,
                            int mergeId = -1);

    /// The newest finished simulation; at first that of an empty scenario.
    [[nodiscard]] const Trace &trace() const;
    /// The same, kept alive for work beside the GUI thread.
    [[nodiscard]] std::shared_ptr<const Trace> sharedTrace() const;
    [[nodiscard]] bool isOpening() const; ///< whether a long file is being read
    [[nodiscard]] QString openingTitle() const; ///< of that file
    void cancelOpening();
    [[nodiscard]] bool isSimulating() const;
    /// How many steps the simulation that is under way has made.
    [[nodiscard]] std::uint64_t simulatedSteps() const;
    /// Ends the simulation that is under way; its trace so far becomes the document's.
    void stopSimulating();
    /// Waits until what is being opened is read, and the trace belongs to the scenario (for tests
    /// and exports).
    void finishSimulating();

    [[nodiscard]] const std::vector<Fork> &forks() const;
    [[nodiscard]] BranchId shown() const;
    [[nodiscard]] QString branchName(BranchId branch) const; ///< the fork's, or `Base`
    [[nodiscard]] Json branchJson(BranchId branch) const; ///< of a fork: the patched, without forks
    /// A name for a new fork that begins with `wish` and is of no other.
    [[nodiscard]] QString freeForkName(const QString &wish) const;

    /// Adds a fork as an undo step and tells its place; the shown branch stays. `patch` is of the
    /// base. Errors as of the file's reader: the name is empty or taken, `at` is out of range, the
    /// patch can't be applied or makes no valid scenario.
    Result<std::size_t, std::vector<Error>> fork(const QString &name, Instant at,
                                                 std::vector<JsonOperation> patch);
    /// The same with operations on the shown branch: a fork of a fork begins with its patch.
    Result<std::size_t, std::vector<Error>> forkShown(const QString &name, Instant at,
                                                      const std::vector<JsonOperation> &operations);
    std::vector<Error> renameFork(std::size_t fork, const QString &name);
    void dropFork(std::size_t fork);
    /// Makes the fork's scenario the base; it is then no fork any more. The others keep their
    /// scenarios: their patches are written anew.
    void adoptFork(std::size_t fork);

    /// The runs laid beside the shown one, as `compareWith` set them: at most `mostOthers`.
    [[nodiscard]] std::vector<OtherRun> others() const;

    /// How many steps of the trace have happened: 0 to `trace().size()`.
    [[nodiscard]] std::size_t cursor() const;
    /// The moment of the cursor: at or after the last step that has happened, before the next.
    [[nodiscard]] Instant cursorTime() const;
    [[nodiscard]] std::optional<InvocationId> selectedInvocation() const;

public slots:
    void moveTo(std::size_t count);
    void moveToTime(retryscope::Instant instant);
    void select(std::optional<retryscope::InvocationId> invocation);
    /// Shows another branch. Time and selection stay: the invocation with the same luck. If that
    /// branch lay beside, the former one lies beside now in its place.
    void show(retryscope::BranchId branch);
    /// Lays these runs beside the shown one, simulated beside the GUI thread; what is beyond
    /// `mostOthers` is left out.
    void compareWith(std::vector<retryscope::RunChoice> runs);

signals:
    void traceChanged(); ///< another trace; cursor and selection are already within it
    void cursorMoved();
    void selectionChanged();
    void contentChanged(); ///< json, path, title or modification
    void forksChanged(); ///< the list of forks: their number, names, moments or patches
    void shownChanged(); ///< another branch is shown; its trace may still be simulated
    void othersChanged(); ///< the runs beside: other choices, a name, a new trace
    void openingChanged();
    void simulatingChanged();
    void openFailed(const QString &path, const std::vector<retryscope::Error> &errors);
    void imported(const QString &path, const std::vector<retryscope::Error> &notes);
    void saveFailed(const QString &path, const QString &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace retryscope
