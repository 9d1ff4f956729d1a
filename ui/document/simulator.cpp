#include "ui/document/simulator.h"

#include "core/engine/simulate.h"
#include "ui/document/discard.h"

#include <utility>

namespace retryscope {

Simulator::Simulator(QObject *parent)
    : QObject(parent)
    , m_work([this](const std::shared_ptr<const Trace> &trace) { emit finished(trace); })
{
}

Simulator::~Simulator()
{
    stop();
}

std::uint64_t Simulator::steps() const
{
    return m_monitor ? m_monitor->steps.load() : 0;
}

void Simulator::start(MakeScenario scenario)
{
    abandon();
    m_monitor = std::make_shared<SimulationMonitor>();
    m_work.start([monitor = m_monitor, make = std::move(scenario)](const std::atomic<bool> &) {
        Scenario made = make();
        const auto rules = rulesOf(made.rules);
        SimulationOptions options;
        options.monitor = monitor.get();
        return sharedAndDiscarded(simulate(std::move(made), rules.value(), options));
    });
}

void Simulator::stop()
{
    if (m_monitor)
        m_monitor->cancelled = true;
}

void Simulator::abandon()
{
    if (!isBusy())
        return;
    stop();
    m_work.cancel();
}

bool Simulator::isStopped() const
{
    return m_monitor && m_monitor->cancelled;
}

} // namespace retryscope
