#pragma once

#include "core/model/json.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

class Document;
struct SimulationMonitor;

/// In how many ends each fork of a document differs from its base. Simulates and compares them one
/// after the other beside the GUI thread, while somebody wants to know.
class ForkCounts : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit ForkCounts(Document &document, QObject *parent = nullptr);
    ~ForkCounts() override; ///< waits for the thread, which ends at once

    /// Whether anybody looks: without that nothing is worked out.
    void setWanted(bool isWanted);

    /// Absent while it is not known.
    [[nodiscard]] std::optional<std::size_t> count(std::size_t fork) const;
    [[nodiscard]] bool isBusy() const;
    /// Waits until all are known (for tests).
    void finish();

signals:
    void changed();

private:
    void forget();
    void start();
    void stop();
    void take(int index);

    Document &m_document;
    bool m_isWanted = false;
    std::vector<std::optional<std::size_t>> m_counts;
    QTimer m_delay; // so that typing does not begin a simulation at each key
    std::shared_ptr<SimulationMonitor> m_monitor;
    QFutureWatcher<std::size_t> m_watcher;
    std::vector<QFuture<std::size_t>> m_abandoned;
};

} // namespace retryscope
