#include "ui/document/beside.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <vector>

namespace retryscope {

namespace {

/// More threads than there is long work at once: Qt fills large areas with the help of their pool,
/// and waits for it. If long work had all of them, the window could not paint.
constexpr int threads = 24;

} // namespace

class BesideThread::Private
{
public:
    explicit Private(std::function<void(Result)> taker)
        : take(std::move(taker))
    {
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &watcher, [this] { deliver(); });
    }

    void cancel();
    void deliver();

    std::function<void(Result)> take;
    QFutureWatcher<Result> watcher;
    std::shared_ptr<std::atomic<bool>> isCancelled; // of the work under way
    std::vector<QFuture<Result>> abandoned; // cancelled, and perhaps not yet over
};

void BesideThread::Private::cancel()
{
    if (isCancelled) {
        *isCancelled = true;
        abandoned.push_back(watcher.future());
        isCancelled.reset();
    }
    std::erase_if(abandoned, [](const QFuture<Result> &future) { return future.isFinished(); });
}

void BesideThread::Private::deliver()
{
    // The watcher's own signal may still be on its way when `finish` has delivered.
    if (!isCancelled || !watcher.isFinished())
        return;
    isCancelled.reset();
    const Result result = watcher.result();
    watcher.setFuture({}); // or it would keep the result
    take(result);
}

BesideThread::BesideThread(std::function<void(Result)> take)
    : d(std::make_unique<Private>(std::move(take)))
{
    QThreadPool *pool = QThreadPool::globalInstance();
    pool->setMaxThreadCount(std::max(pool->maxThreadCount(), threads));
}

BesideThread::~BesideThread()
{
    d->watcher.disconnect();
    d->cancel();
    for (QFuture<Result> &future : d->abandoned)
        future.waitForFinished();
}

void BesideThread::start(Work work)
{
    d->cancel();
    d->isCancelled = std::make_shared<std::atomic<bool>>(false);
    d->watcher.setFuture(
        QtConcurrent::run([work = std::move(work), isCancelled = d->isCancelled]() -> Result {
            return work(*isCancelled);
        }));
}

void BesideThread::cancel()
{
    d->cancel();
}

bool BesideThread::isBusy() const
{
    return d->isCancelled != nullptr;
}

void BesideThread::finish()
{
    if (!isBusy())
        return;
    d->watcher.waitForFinished();
    d->deliver();
}

} // namespace retryscope
