#pragma once

#include "core/rules/ruleid.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

class Document;

/// Which rules of the shown run nobody has seen on AWS as they are: inferred, assumed, or assumed
/// in parts. Worked out beside the GUI thread for each new run.
class AssumedRules : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit AssumedRules(Document &document, QObject *parent = nullptr);
    ~AssumedRules() override; ///< waits for the thread, which ends at once

    /// Of the newest run that was looked through; in the order of the rulebook.
    [[nodiscard]] const std::vector<RuleId> &rules() const { return m_rules; }
    /// Waits for the run that is being looked through (for tests).
    void finish();

signals:
    void changed();

private:
    using Result = std::optional<std::vector<RuleId>>;

    void start();
    void stop();
    void take();

    Document &m_document;
    std::shared_ptr<std::atomic<bool>> m_isCancelled; // of the work under way
    QFutureWatcher<Result> m_watcher;
    std::vector<QFuture<Result>> m_abandoned;
    std::vector<RuleId> m_rules;
};

} // namespace retryscope
