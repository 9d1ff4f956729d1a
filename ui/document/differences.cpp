#include "ui/document/differences.h"

#include "ui/document/document.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace retryscope {

namespace {

/// In the order in which `ComparedRuns` has its partings.
bool isBefore(const Parting &left, const Parting &right)
{
    return std::tuple(left.at, left.step, left.shown)
        < std::tuple(right.at, right.step, right.shown);
}

} // namespace

Differences::Differences(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_work([this](Result set) { take(std::move(set)); })
{
    connect(&document, &Document::traceChanged, this, &Differences::start);
    connect(&document, &Document::othersChanged, this, &Differences::start);
    start();
}

Differences::~Differences()
{
    abandon();
}

void Differences::start()
{
    abandon();
    if (m_set)
        m_former = std::exchange(m_set, nullptr);
    std::vector<std::shared_ptr<const Trace>> others;
    bool areThere = true;
    for (OtherRun &other : m_document.others()) {
        areThere = areThere && other.trace;
        others.push_back(std::move(other.trace));
    }
    if (others.empty())
        m_former.reset();
    else if (areThere) {
        m_monitor = std::make_shared<ComparisonMonitor>();
        m_monitor->all = static_cast<int>(others.size());
        m_work.start([monitor = m_monitor, shown = m_document.sharedTrace(),
                      others = std::move(others), former = m_former](const std::atomic<bool> &) {
            return comparedSet(shown, others, former.get(), *monitor);
        });
    }
    emit changed();
}

void Differences::abandon()
{
    if (m_monitor)
        m_monitor->isCancelled = true;
    m_monitor.reset();
    m_work.cancel();
}

void Differences::cancel()
{
    abandon();
    m_former.reset();
    emit changed();
}

void Differences::take(Result set)
{
    m_monitor.reset();
    m_set = std::move(set);
    m_former.reset();
    emit changed();
}

int Differences::percent() const
{
    constexpr int whole = 100;
    return m_monitor ? (m_monitor->finished * whole + m_monitor->percent) / m_monitor->all : 0;
}

const Parting *Differences::partingOf(InvocationId shown) const
{
    return m_set ? m_set->parting(shown) : nullptr;
}

std::size_t Differences::partingsBefore(const ComparedRuns &runs) const
{
    const auto hasHappened = [this](const Parting &parting) {
        return parting.step ? parting.step->value < m_document.cursor()
                            : parting.at <= m_document.cursorTime();
    };
    const auto &all = runs.partings;
    return static_cast<std::size_t>(std::ranges::partition_point(all, hasHappened) - all.begin());
}

const Parting *Differences::next() const
{
    const Parting *next = nullptr;
    for (std::size_t i = 0; m_set && i < m_set->runs.size(); ++i) {
        const ComparedRuns &runs = *m_set->runs[i];
        const std::size_t place = partingsBefore(runs);
        if (place < runs.partings.size() && (!next || isBefore(runs.partings[place], *next)))
            next = &runs.partings[place];
    }
    return next;
}

/// Not one that the cursor stands at: or it would never get further.
const Parting *Differences::previous() const
{
    const auto isHere = [this](const Parting &parting) {
        return parting.step ? parting.step->value + std::size_t{1} == m_document.cursor()
                            : parting.at == m_document.cursorTime();
    };
    const Parting *previous = nullptr;
    for (std::size_t i = 0; m_set && i < m_set->runs.size(); ++i) {
        const ComparedRuns &runs = *m_set->runs[i];
        std::size_t place = partingsBefore(runs);
        while (place > 0 && isHere(runs.partings[place - 1]))
            --place;
        if (place > 0 && (!previous || isBefore(*previous, runs.partings[place - 1])))
            previous = &runs.partings[place - 1];
    }
    return previous;
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
