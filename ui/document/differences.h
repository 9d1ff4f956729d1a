#pragma once

#include "ui/document/beside.h"
#include "ui/document/comparedset.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

class Document;

/// How the document's shown run differs from those that are laid beside it. Worked out beside the
/// GUI thread, when all of them are there: a new run ends the work on the ones before.
class Differences : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit Differences(Document &document, QObject *parent = nullptr);
    ~Differences() override; ///< waits for the threads, which end at once

    /// The newest result; null while there is none, or no other run.
    [[nodiscard]] const ComparedSet *set() const { return m_set.get(); }
    /// The same, kept alive.
    [[nodiscard]] std::shared_ptr<const ComparedSet> sharedSet() const { return m_set; }
    [[nodiscard]] bool isBusy() const { return m_work.isBusy(); }
    /// How far the work is that is under way: 0 to 100.
    [[nodiscard]] int percent() const;
    /// Waits for the work that is under way (for tests).
    void finish() { m_work.finish(); }

    /// The first parting of an invocation of the shown run; null if it has one life in all.
    [[nodiscard]] const Parting *partingOf(InvocationId shown) const;
    /// The next parting behind the cursor, or the last one before it, from whatever run; null if
    /// there is none.
    [[nodiscard]] const Parting *next() const;
    [[nodiscard]] const Parting *previous() const;

public slots:
    /// Moves the cursor to the parting, and selects its invocation.
    void goTo(const retryscope::Parting &parting);
    void goToNext();
    void goToPrevious();
    /// Gives the work up; there is then no result until another run comes.
    void cancel();

signals:
    void changed(); ///< result, or whether there is work

private:
    using Result = std::shared_ptr<const ComparedSet>;

    [[nodiscard]] std::size_t partingsBefore(const ComparedRuns &runs) const;
    void start();
    void abandon();
    void take(Result set);

    Document &m_document;
    std::shared_ptr<ComparisonMonitor> m_monitor; // of the work under way
    Beside<Result> m_work;
    Result m_set;
    Result m_former; // what was there before, to be taken over where its runs are the same
};

} // namespace retryscope
