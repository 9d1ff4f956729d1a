#pragma once

#include <QObject>
#include <QSemaphore>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <string>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace retryscope {

/// Finds out for how long the GUI thread answers nobody: a thread of its own asks the event loop
/// once a millisecond, and notes how long the answer took. Begin and end it in the GUI thread.
///
/// What other programs take is left out: the time that the GUI thread, or the one that asks, spent
/// ready to run, but not running, as the system counts it. Waiting for another thread counts as
/// blocking.
class Watchdog : private QThread
{
public:
    using Time = std::chrono::duration<double, std::milli>;

    Watchdog()
        : m_guiThread(schedule())
    {
        start(QThread::TimeCriticalPriority);
    }
    ~Watchdog() override
    {
        m_isOver = true;
        m_answers.release();
        wait();
    }

    /// Forgets what it has seen.
    void forget() { m_longestNs = 0; }
    /// The longest time without an answer that is over.
    [[nodiscard]] Time longest() const { return std::chrono::nanoseconds(m_longestNs.load()); }

    /// How much slower this build runs on this machine, now, than a release build on a usual one;
    /// at least 1. Bounds in milliseconds are to be multiplied by it.
    [[nodiscard]] static double slowness()
    {
        constexpr Time usual(6.5);
        Time least = Time::max();
        for (int i = 0; i < 3; ++i) {
            std::vector<std::uint32_t> numbers(100'000);
            std::uint32_t next = 1;
            for (std::uint32_t &number : numbers)
                number = next = next * 1'664'525U + 1'013'904'223U;
            const auto begin = Clock::now();
            std::sort(numbers.begin(), numbers.end());
            least = std::min<Time>(least, Clock::now() - begin);
        }
        return std::max(1.0, least / usual);
    }

protected:
    void run() override
    {
        const std::string ownThread = schedule();
        const auto notRunning = [&] { return waited(m_guiThread) + waited(ownThread); };
        while (!m_isOver) {
            const std::int64_t notRunningBefore = notRunning();
            const auto asked = Clock::now();
            QMetaObject::invokeMethod(&m_asked, [this] {
                m_answeredAt = Clock::now();
                m_answers.release();
            });
            m_answers.acquire();
            if (m_isOver)
                return;
            const std::int64_t taken = std::chrono::nanoseconds(m_answeredAt - asked).count();
            const std::int64_t blocked = taken - (notRunning() - notRunningBefore);
            m_longestNs = std::max(m_longestNs.load(), blocked);
            msleep(1);
        }
    }

private:
    using Clock = std::chrono::steady_clock;

    /// Where the system tells how the calling thread gets on.
    [[nodiscard]] static std::string schedule()
    {
        return "/proc/self/task/" + std::to_string(syscall(SYS_gettid)) + "/schedstat";
    }

    /// For how long the thread has waited for a processor, in nanoseconds; 0 where the system does
    /// not tell.
    [[nodiscard]] static std::int64_t waited(const std::string &thread)
    {
        std::ifstream file(thread);
        std::int64_t ran = 0;
        std::int64_t waited = 0;
        file >> ran >> waited;
        return waited;
    }

    QObject m_asked; // lives in the GUI thread
    QSemaphore m_answers;
    Clock::time_point m_answeredAt;
    std::atomic<std::int64_t> m_longestNs = 0;
    std::atomic<bool> m_isOver = false;
    std::string m_guiThread;
};

} // namespace retryscope
