#pragma once

#include "core/model/scenario.h"
#include "ui/document/beside.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>

namespace retryscope {

class Trace;
struct SimulationMonitor;

/// Simulates beside the GUI thread, one scenario at a time: a new one ends the one before.
class Simulator : public QObject
{
    Q_OBJECT

public:
    using MakeScenario = std::function<Scenario()>;

    explicit Simulator(QObject *parent = nullptr);
    ~Simulator() override; ///< waits for the threads, which end at once

    [[nodiscard]] bool isBusy() const { return m_work.isBusy(); }
    [[nodiscard]] std::uint64_t steps() const;

    /// `scenario` is called once, in another thread: to read a long one takes longer than a frame.
    /// It must hold all that it needs, and make a scenario that the reader accepts.
    void start(MakeScenario scenario);
    /// Ends the simulation early; `finished` follows with the trace so far.
    void stop();
    /// Ends the simulation early; nothing follows.
    void abandon();
    /// Whether the newest simulation was ended early, so that its trace is not whole.
    [[nodiscard]] bool isStopped() const;
    /// Waits for the simulation; `finished` is emitted before this returns.
    void wait() { m_work.finish(); }

signals:
    void finished(std::shared_ptr<const retryscope::Trace> trace);

private:
    std::shared_ptr<SimulationMonitor> m_monitor; // of the newest
    Beside<std::shared_ptr<const Trace>> m_work;
};

} // namespace retryscope
