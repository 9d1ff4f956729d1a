#include "ui/document/simulator.h"

#include "core/engine/simulate.h"
#include "ui/document/discard.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

/// Threads for work beside the GUI thread: more than there is long work at once.
constexpr int workers = 24;

} // namespace

Simulator::Simulator(QObject *parent)
    : QObject(parent)
{
    // Qt fills large areas with the help of this pool, and waits for it: if long work had all of
    // its threads, the window could not paint.
    QThreadPool *pool = QThreadPool::globalInstance();
    pool->setMaxThreadCount(std::max(pool->maxThreadCount(), workers));
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Simulator::deliver);
}

Simulator::~Simulator()
{
    m_watcher.disconnect(this);
    stop();
    m_watcher.waitForFinished();
    for (Future &future : m_abandoned)
        future.waitForFinished();
}

std::uint64_t Simulator::steps() const
{
    return m_monitor ? m_monitor->steps.load() : 0;
}

void Simulator::start(MakeScenario scenario)
{
    abandon();
    std::erase_if(m_abandoned, [](const Future &future) { return future.isFinished(); });
    m_monitor = std::make_shared<SimulationMonitor>();
    m_isBusy = true;
    const auto run = [monitor = m_monitor, make = std::move(scenario)] {
        Scenario made = make();
        const auto rules = rulesOf(made.rules);
        SimulationOptions options;
        options.monitor = monitor.get();
        return sharedAndDiscarded(simulate(std::move(made), rules.value(), options));
    };
    m_watcher.setFuture(QtConcurrent::run(run));
}

void Simulator::stop()
{
    if (m_monitor)
        m_monitor->cancelled = true;
}

void Simulator::abandon()
{
    if (!m_isBusy)
        return;
    stop();
    m_abandoned.push_back(m_watcher.future());
    m_isBusy = false;
}

bool Simulator::isStopped() const
{
    return m_monitor && m_monitor->cancelled;
}

void Simulator::wait()
{
    if (!m_isBusy)
        return;
    m_watcher.waitForFinished();
    deliver();
}

void Simulator::deliver()
{
    // The watcher's own signal may still be on its way when `wait` has delivered.
    if (!m_isBusy || !m_watcher.isFinished())
        return;
    m_isBusy = false;
    emit finished(m_watcher.result());
}

} // namespace retryscope
