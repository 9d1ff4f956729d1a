#pragma once

#include "core/engine/decisiverules.h"
#include "ui/document/beside.h"
#include "ui/document/comparedset.h"

#include <QObject>

#include <cstddef>
#include <memory>
#include <vector>

namespace retryscope {

class Differences;
class Document;

/// Which rules made the ends differ between the shown run and those by other profiles' rules.
/// Worked out beside the GUI thread, by playing single rules, while somebody wants to know.
class RuleVerdicts : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RuleVerdicts(Document &document, Differences &differences, QObject *parent = nullptr);
    ~RuleVerdicts() override; ///< waits for the thread, which ends soon

    /// Whether anybody looks: without that nothing is worked out.
    void setWanted(bool isWanted);

    /// The rules that made the end in that row of the compared set differ in the run at `place`;
    /// empty while that is not known, if the end does not differ, or if it is no profile's run.
    [[nodiscard]] const std::vector<RuleApart> &rules(std::size_t row, std::size_t place) const;
    [[nodiscard]] bool isBusy() const { return m_work.isBusy(); }
    /// Waits until all are known (for tests).
    void finish() { m_work.finish(); }

signals:
    void changed();

private:
    using Rows = std::vector<std::vector<RuleApart>>; // by row of the set
    using Result = std::vector<Rows>; // by place

    void start();
    void stop();
    void take(Result found);

    Document &m_document;
    Differences &m_differences;
    bool m_isWanted = false;
    std::shared_ptr<SimulationMonitor> m_monitor; // of the work under way
    Beside<Result> m_work;
    Result m_found;
};

} // namespace retryscope
