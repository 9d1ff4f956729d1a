#include "app/progress.h"

#include <chrono>
#include <cstdio>
#include <unistd.h>

namespace retryscope {

Progress::Progress()
{
    if (::isatty(STDERR_FILENO) == 1)
        m_thread = std::thread([this] { show(); });
}

Progress::~Progress()
{
    end();
}

void Progress::end()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Progress::show()
{
    constexpr auto interval = std::chrono::milliseconds(300);
    bool shown = false;
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, interval, [this] { return m_ended; })) {
        std::fprintf(stderr, "\rsimulating: %llu steps",
                     static_cast<unsigned long long>(m_monitor.steps.load()));
        shown = true;
    }
    if (shown)
        std::fputs("\r\033[K", stderr);
}

} // namespace retryscope
