#pragma once

#include "core/engine/simulate.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace retryscope {

/// Tells on standard error how far a long simulation is, if that is a terminal.
class Progress
{
public:
    Progress();
    ~Progress();
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    [[nodiscard]] SimulationMonitor *monitor() { return &m_monitor; }

    /// Clears the line; nothing is shown after it.
    void end();

private:
    void show();

    SimulationMonitor m_monitor;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ended = false;
    std::thread m_thread; // the last member: it uses the others
};

} // namespace retryscope
