#pragma once

#include "ui/document/simulator.h"
#include "ui/document/tracecache.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>

namespace retryscope {

/// The run of one branch at a time: taken from a cache, or simulated beside the GUI thread.
class BranchRun : public QObject
{
    Q_OBJECT

public:
    /// `cache` must outlive it.
    explicit BranchRun(TraceCache &cache, QObject *parent = nullptr);

    /// The trace of what is wanted; null while it is being simulated.
    [[nodiscard]] const TraceCache::Run &trace() const { return m_trace; }
    [[nodiscard]] bool isBusy() const { return m_simulator.isBusy(); }
    [[nodiscard]] std::uint64_t steps() const { return m_simulator.steps(); }

    /// Sees to it that `arrived` follows, or comes at once, with the trace of `key`; nothing
    /// follows if it is wanted already. `scenario` makes the scenario, as `Simulator::start` tells.
    void want(const RunKey &key, Simulator::MakeScenario scenario);
    /// Wants nothing any more.
    void release();
    /// Ends the simulation early; its trace so far arrives.
    void stop() { m_simulator.stop(); }
    /// Waits for the simulation; `arrived` is emitted before this returns.
    void wait() { m_simulator.wait(); }

signals:
    void arrived();

private:
    bool takeCached(const RunKey &key);
    void arrive(TraceCache::Run trace);

    TraceCache &m_cache;
    Simulator m_simulator;
    std::optional<RunKey> m_key;
    TraceCache::Run m_trace;
};

} // namespace retryscope
