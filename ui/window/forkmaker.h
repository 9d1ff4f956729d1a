#pragma once

#include "core/model/jsonoperation.h"
#include "core/model/result.h"
#include "core/model/simtime.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace retryscope {

class Document;

/// Makes what-ifs out of changes to the shown run: forks of it, or edits.
class ForkMaker : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit ForkMaker(Document &document, QObject *parent = nullptr);

    /// From when on a change leaves alone all that has happened by the cursor: its time, or a
    /// millisecond later if a step has happened at that very instant. Changes come first.
    [[nodiscard]] Instant moment() const;

    /// Makes a fork of the shown run, shows it with the cursor behind the change, and lays the run
    /// beside that was shown. `changes` are of the shown run's JSON and hold from `at` on; the name
    /// is made free. Errors: as of `Document::fork`.
    std::vector<Error> fork(const QString &name, Instant at,
                            const std::vector<JsonOperation> &changes);
    /// Makes the changes to the shown run itself, as one undo step named `text`.
    std::vector<Error> change(const QString &text, const std::vector<JsonOperation> &changes);
    /// `fork` of the base; a fork that is shown is changed, so that trying on does not heap up
    /// forks.
    std::vector<Error> tryOut(const QString &name, Instant at,
                              const std::vector<JsonOperation> &changes);

signals:
    void forked(const QString &name);

private:
    void moveBehindChanges();

    Document &m_document;
    std::optional<Instant> m_pending; // when the changes hold whose trace is awaited
};

} // namespace retryscope
