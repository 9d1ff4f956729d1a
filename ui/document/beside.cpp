#include "ui/document/beside.h"

#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>

namespace retryscope {

namespace {

/// More threads than there is long work at once: Qt fills large areas with the help of their pool,
/// and waits for it. If long work had all of them, the window could not paint.
constexpr int threads = 24;

} // namespace

BesideThread::BesideThread(std::function<void(Result)> take)
    : m_take(std::move(take))
{
    QThreadPool *pool = QThreadPool::globalInstance();
    pool->setMaxThreadCount(std::max(pool->maxThreadCount(), threads));
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &BesideThread::deliver);
}

BesideThread::~BesideThread()
{
    m_watcher.disconnect(this);
    cancel();
    for (QFuture<Result> &future : m_abandoned)
        future.waitForFinished();
}

void BesideThread::start(Work work)
{
    cancel();
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_watcher.setFuture(
        QtConcurrent::run([work = std::move(work), isCancelled = m_isCancelled]() -> Result {
            return work(*isCancelled);
        }));
}

void BesideThread::cancel()
{
    if (m_isCancelled) {
        *m_isCancelled = true;
        m_abandoned.push_back(m_watcher.future());
        m_isCancelled.reset();
    }
    std::erase_if(m_abandoned, [](const QFuture<Result> &future) { return future.isFinished(); });
}

void BesideThread::finish()
{
    if (!isBusy())
        return;
    m_watcher.waitForFinished();
    deliver();
}

void BesideThread::deliver()
{
    // The watcher's own signal may still be on its way when `finish` has delivered.
    if (!isBusy() || !m_watcher.isFinished())
        return;
    m_isCancelled.reset();
    const Result result = m_watcher.result();
    m_watcher.setFuture({}); // or it would keep the result
    m_take(result);
}

} // namespace retryscope
