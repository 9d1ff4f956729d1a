#include "ui/document/forkcounts.h"

#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "core/trace/comparison.h"
#include "ui/document/document.h"

#include <QtConcurrentRun>

#include <utility>

namespace retryscope {

namespace {

constexpr int delayMs = 250;

/// The run of a scenario that the document has read already; `monitor` may cut it.
Trace runOf(const Json &json, const std::string &title, SimulationMonitor *monitor)
{
    Scenario scenario = readScenario(json, title).value();
    const auto rules = rulesOf(scenario.rules);
    SimulationOptions options;
    options.monitor = monitor;
    return simulate(std::move(scenario), rules.value(), options);
}

/// The base in front, then its forks. Each result is a fork's count, in their order.
void countAll(QPromise<std::size_t> &promise, const std::vector<Json> &branches,
              const std::string &title, const std::shared_ptr<SimulationMonitor> &monitor)
{
    const Trace base = runOf(branches.front(), title, monitor.get());
    for (std::size_t i = 1; i < branches.size() && !monitor->cancelled; ++i) {
        const Trace fork = runOf(branches[i], title, monitor.get());
        const std::size_t count = compared(base, fork).differentEnds.size();
        if (!monitor->cancelled)
            promise.addResult(count);
    }
}

} // namespace

ForkCounts::ForkCounts(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &ForkCounts::start);
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, &ForkCounts::take);
    connect(&document, &Document::forksChanged, this, &ForkCounts::forget);
    connect(&document, &Document::contentChanged, this, &ForkCounts::forget);
}

ForkCounts::~ForkCounts()
{
    m_watcher.disconnect(this);
    stop();
    for (QFuture<std::size_t> &future : m_abandoned)
        future.waitForFinished();
}

void ForkCounts::setWanted(bool isWanted)
{
    if (isWanted == m_isWanted)
        return;
    m_isWanted = isWanted;
    if (isWanted)
        forget();
    else
        stop();
}

void ForkCounts::forget()
{
    if (!m_isWanted)
        return;
    stop();
    m_counts.assign(m_document.forks().size(), std::nullopt);
    if (!m_counts.empty())
        m_delay.start();
    emit changed();
}

void ForkCounts::start()
{
    std::vector<Json> branches{m_document.branchJson(std::nullopt)};
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        branches.push_back(m_document.branchJson(i));
    m_monitor = std::make_shared<SimulationMonitor>();
    m_watcher.setFuture(QtConcurrent::run(countAll, std::move(branches),
                                          m_document.title().toStdString(), m_monitor));
    emit changed();
}

void ForkCounts::stop()
{
    m_delay.stop();
    if (m_monitor) {
        m_monitor->cancelled = true;
        m_abandoned.push_back(m_watcher.future());
        m_watcher.setFuture({});
        m_monitor.reset();
    }
    std::erase_if(m_abandoned, [](const auto &future) { return future.isFinished(); });
}

void ForkCounts::take(int index)
{
    const auto place = static_cast<std::size_t>(index);
    if (!m_monitor || place >= m_counts.size())
        return;
    m_counts[place] = m_watcher.resultAt(index);
    emit changed();
}

std::optional<std::size_t> ForkCounts::count(std::size_t fork) const
{
    return fork < m_counts.size() ? m_counts[fork] : std::nullopt;
}

bool ForkCounts::isBusy() const
{
    return m_delay.isActive() || (m_monitor && m_watcher.isRunning());
}

void ForkCounts::finish()
{
    if (m_delay.isActive()) {
        m_delay.stop();
        start();
    }
    m_watcher.waitForFinished();
    for (int i = 0; i < m_watcher.future().resultCount(); ++i)
        take(i);
}

} // namespace retryscope
