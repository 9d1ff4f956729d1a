#pragma once

#include "core/model/breakpoint.h"
#include "core/model/json.h"
#include "core/model/result.h"
#include "core/trace/hits.h"

#include <QObject>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retryscope {

class Document;

/// An entry of the document's `breakpoints`, read; or why it can't be.
struct BreakpointEntry
{
    Json json; ///< word for word, as the file keeps it
    std::optional<Breakpoint> breakpoint; ///< absent: broken
    std::vector<Error> errors; ///< of a broken one; places from the file's root
};

/// How many of a breakpoint's hits have happened, and how many are still to come.
struct HitCounts
{
    std::size_t before = 0;
    std::size_t after = 0;
    [[nodiscard]] std::size_t all() const { return before + after; }
};

/// The breakpoints of the document, and where the trace hits them. Broken ones are kept and never
/// hit. The hits of a long trace are looked for beside the GUI thread, anew for each trace and each
/// edit of them; until they are there, there are none.
class Breakpoints : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive this.
    explicit Breakpoints(Document &document, QObject *parent = nullptr);
    ~Breakpoints() override; ///< waits for the search, which ends at once

    [[nodiscard]] const std::vector<BreakpointEntry> &entries() const;

    /// All hits, those of log-only ones too, by step; `Hit::breakpoint` is the place in `entries`.
    [[nodiscard]] const std::vector<Hit> &hits() const;
    [[nodiscard]] const std::vector<Hit> &hitsOf(std::size_t entry) const; ///< those of one
    [[nodiscard]] bool isSearching() const;
    /// Waits until the hits belong to the document (for tests).
    void finishSearching();

    /// The cursor of the first stop behind `cursor`, or of the last one before it: just behind the
    /// step that is hit. Log-only breakpoints never stop, and none do while they are not active.
    /// O(log n).
    [[nodiscard]] std::optional<std::size_t> hitAfter(std::size_t cursor) const;
    [[nodiscard]] std::optional<std::size_t> hitBefore(std::size_t cursor) const;
    /// Which breakpoints stop at `cursor`, by their places in `entries`.
    [[nodiscard]] std::vector<std::size_t> stopsAt(std::size_t cursor) const;

    /// The hits of one entry on both sides of `cursor`. O(log n).
    [[nodiscard]] HitCounts countsAt(std::size_t entry, std::size_t cursor) const;

    /// Whether breakpoints stop at all. Not saved: what the file says of each stays as it is.
    [[nodiscard]] bool isActive() const;

    /// A breakpoint for the step just before `cursor`: of its kind and its function. Absent if no
    /// kind fits, as for a successful run.
    [[nodiscard]] std::optional<Breakpoint> fitting(std::size_t cursor) const;
    /// Adds the fitting breakpoint, or removes it if it is there. False if none fits.
    bool toggleAt(std::size_t cursor);

    // Edits of the document: one undo step each. A broken entry is refused with its errors, whose
    // places are within the entry; then nothing changes.
    std::vector<Error> add(const Json &entry);
    std::vector<Error> replace(std::size_t entry, const Json &json);
    void remove(std::size_t entry);
    void setEnabled(std::size_t entry, bool isEnabled);

public slots:
    void setActive(bool isActive);

signals:
    void entriesChanged();
    void changed(); ///< entries, hits or activity: what `hitAfter` answers
    void activeChanged(bool isActive);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace retryscope
