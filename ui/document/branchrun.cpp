#include "ui/document/branchrun.h"

#include <utility>

namespace retryscope {

BranchRun::BranchRun(TraceCache &cache, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
{
    connect(&m_simulator, &Simulator::finished, this, &BranchRun::arrive);
}

void BranchRun::want(const RunKey &key, Simulator::MakeScenario scenario)
{
    if (m_key != key && !takeCached(key))
        m_simulator.start(std::move(scenario));
}

void BranchRun::release()
{
    m_simulator.abandon();
    m_key.reset();
    m_trace.reset();
}

bool BranchRun::takeCached(const RunKey &key)
{
    m_simulator.abandon();
    m_key = key;
    m_trace = m_cache.find(key);
    if (m_trace)
        emit arrived();
    return m_trace != nullptr;
}

void BranchRun::arrive(TraceCache::Run trace)
{
    m_trace = std::move(trace);
    if (!m_simulator.isStopped())
        m_cache.insert(*m_key, m_trace);
    emit arrived();
}

} // namespace retryscope
