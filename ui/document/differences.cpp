#include "ui/document/differences.h"

#include "ui/document/document.h"

#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace retryscope {

Differences::Differences(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Differences::deliver);
    connect(&document, &Document::traceChanged, this, &Differences::start);
    connect(&document, &Document::otherChanged, this, &Differences::start);
    start();
}

Differences::~Differences()
{
    m_watcher.disconnect(this);
    abandon();
    for (QFuture<Result> &future : m_abandoned)
        future.waitForFinished();
}

void Differences::start()
{
    abandon();
    m_runs.reset();
    auto other = m_document.sharedOther();
    if (other) {
        m_monitor = std::make_shared<ComparisonMonitor>();
        m_watcher.setFuture(QtConcurrent::run(
            [monitor = m_monitor, shown = m_document.sharedTrace(), other = std::move(other)] {
                return comparedRuns(shown, other, *monitor);
            }));
    }
    emit changed();
}

void Differences::abandon()
{
    if (m_monitor) {
        m_monitor->isCancelled = true;
        m_abandoned.push_back(m_watcher.future());
        m_monitor.reset();
    }
    std::erase_if(m_abandoned, [](const QFuture<Result> &future) { return future.isFinished(); });
}

void Differences::cancel()
{
    abandon();
    emit changed();
}

void Differences::deliver()
{
    // The watcher's own signal may still be on its way when `finish` has delivered.
    if (!m_monitor || !m_watcher.isFinished())
        return;
    m_monitor.reset();
    m_runs = m_watcher.result();
    emit changed();
}

void Differences::finish()
{
    if (!m_monitor)
        return;
    m_watcher.waitForFinished();
    deliver();
}

int Differences::percent() const
{
    return m_monitor ? m_monitor->percent.load() : 0;
}

const Parting *Differences::partingOf(InvocationId shown) const
{
    return m_runs ? m_runs->parting(shown) : nullptr;
}

std::size_t Differences::partingsBefore() const
{
    const auto hasHappened = [this](const Parting &parting) {
        return parting.step ? parting.step->value < m_document.cursor()
                            : parting.at <= m_document.cursorTime();
    };
    const auto &all = m_runs->partings;
    return static_cast<std::size_t>(std::ranges::partition_point(all, hasHappened) - all.begin());
}

const Parting *Differences::next() const
{
    const std::size_t place = m_runs ? partingsBefore() : 0;
    return m_runs && place < m_runs->partings.size() ? &m_runs->partings[place] : nullptr;
}

/// Not one that the cursor stands at: or it would never get further.
const Parting *Differences::previous() const
{
    const auto isHere = [this](const Parting &parting) {
        return parting.step ? parting.step->value + std::size_t{1} == m_document.cursor()
                            : parting.at == m_document.cursorTime();
    };
    std::size_t place = m_runs ? partingsBefore() : 0;
    while (place > 0 && isHere(m_runs->partings[place - 1]))
        --place;
    return place > 0 ? &m_runs->partings[place - 1] : nullptr;
}

void Differences::goTo(const Parting &parting)
{
    const Parting there = parting; // the result may go while the cursor moves
    if (there.shown)
        m_document.select(there.shown);
    if (there.step)
        m_document.moveTo(there.step->value + std::size_t{1});
    else
        m_document.moveToTime(there.at);
}

void Differences::goToNext()
{
    if (const Parting *parting = next())
        goTo(*parting);
}

void Differences::goToPrevious()
{
    if (const Parting *parting = previous())
        goTo(*parting);
}

} // namespace retryscope
