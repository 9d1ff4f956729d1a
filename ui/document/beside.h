#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace retryscope {

/// What `Beside` does without knowing of which type its results are.
class BesideThread
{
public:
    using Result = std::shared_ptr<void>;
    using Work = std::function<Result(const std::atomic<bool> &isCancelled)>;

    explicit BesideThread(std::function<void(Result)> take);
    ~BesideThread();
    BesideThread(const BesideThread &) = delete;
    BesideThread &operator=(const BesideThread &) = delete;

    void start(Work work);
    void cancel();
    void finish();
    [[nodiscard]] bool isBusy() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Work beside the GUI thread, one piece at a time: a new one gives up the one before, whose result
/// is never seen. The work holds all that it needs, and looks at `isCancelled` often enough to end
/// soon.
template <typename Result>
class Beside
{
public:
    using Work = std::function<Result(const std::atomic<bool> &isCancelled)>;

    /// `take` is called in the GUI thread with each result that was not given up.
    explicit Beside(std::function<void(Result)> take)
        : m_thread([take = std::move(take)](const BesideThread::Result &result) {
            take(std::move(*static_cast<Result *>(result.get())));
        })
    {
    }
    // The destructor gives up what is under way, and waits until it has ended.

    void start(Work work)
    {
        m_thread.start([work = std::move(work)](const std::atomic<bool> &isCancelled) {
            return std::make_shared<Result>(work(isCancelled));
        });
    }
    void cancel() { m_thread.cancel(); }
    [[nodiscard]] bool isBusy() const { return m_thread.isBusy(); }
    /// Waits for the work under way, if there is any; its result is taken before this returns.
    void finish() { m_thread.finish(); }

private:
    BesideThread m_thread;
};

} // namespace retryscope
