#pragma once

#include "ui/timeline/densitymap.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace retryscope {

/// Makes the density of a trace: a short one at once, a long one beside the GUI thread, telling how
/// far it has got on the way.
class DensityWork : public QObject
{
    Q_OBJECT

public:
    explicit DensityWork(QObject *parent = nullptr);
    ~DensityWork() override; ///< waits for the thread, which ends at once

    /// What has been made so far of the last source; null before the first.
    [[nodiscard]] const std::shared_ptr<const DensityMap> &map() const { return m_map; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// Gives up what is under way. The former map stays until there is something to see, if it is
    /// of the same trace.
    void start(DensitySource source);
    /// Forgets everything.
    void clear();
    /// Waits until it is complete (for tests and exports).
    void finish();

signals:
    void changed();

private:
    using Made = std::shared_ptr<const DensityMap>;

    void take(int result);

    Made m_map;
    QFutureWatcher<Made> m_watcher;
    bool m_isBusy = false;
};

} // namespace retryscope
