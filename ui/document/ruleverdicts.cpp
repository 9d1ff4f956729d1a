#include "ui/document/ruleverdicts.h"

#include "ui/document/differences.h"
#include "ui/document/document.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

/// Of a longer run single rules are not played: it would take too long for what it tells.
constexpr std::size_t mostSteps = 1'000'000;

using Rows = std::vector<std::vector<RuleApart>>;

std::optional<Rows> rulesOfRows(const ComparedSet &set, std::size_t place,
                                SimulationMonitor &monitor)
{
    const ComparedRuns &runs = *set.runs[place];
    std::vector<InvocationPair> events;
    std::vector<std::size_t> rowOf;
    for (std::size_t row = 0; row < set.ends.size(); ++row) {
        const InvocationPair event{set.ends[row].shown, set.ends[row].others[place]};
        if (!endsDiffer(*runs.shown, *runs.other, event))
            continue;
        events.push_back(event);
        rowOf.push_back(row);
    }
    const bool isLong = std::max(runs.shown->size(), runs.other->size()) > mostSteps;
    auto found = isLong ? std::optional(Rows(events.size(), rulesApart(*runs.shown, *runs.other)))
                        : decisiveRules(*runs.shown, *runs.other, events, monitor);
    if (!found)
        return std::nullopt;
    Rows rows(set.ends.size());
    for (std::size_t i = 0; i < rowOf.size(); ++i)
        rows[rowOf[i]] = std::move((*found)[i]);
    return rows;
}

/// Empty if it is cancelled.
std::vector<Rows> rulesOfAll(const ComparedSet &set, const std::vector<bool> &isProfile,
                             SimulationMonitor &monitor)
{
    std::vector<Rows> all;
    for (std::size_t place = 0; place < set.runs.size(); ++place) {
        auto rows = isProfile[place] ? rulesOfRows(set, place, monitor)
                                     : std::optional(Rows(set.ends.size()));
        if (!rows)
            return {};
        all.push_back(std::move(*rows));
    }
    return all;
}

} // namespace

RuleVerdicts::RuleVerdicts(Document &document, Differences &differences, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_differences(differences)
    , m_work([this](Result found) { take(std::move(found)); })
{
    connect(&differences, &Differences::changed, this, &RuleVerdicts::start);
}

RuleVerdicts::~RuleVerdicts()
{
    stop();
}

void RuleVerdicts::setWanted(bool isWanted)
{
    if (isWanted == m_isWanted)
        return;
    m_isWanted = isWanted;
    start();
}

void RuleVerdicts::start()
{
    stop();
    m_found.clear();
    const auto set = m_differences.sharedSet();
    const auto others = m_document.others();
    if (m_isWanted && set && set->runs.size() == others.size()) {
        std::vector<bool> isProfile;
        for (const OtherRun &other : others)
            isProfile.push_back(std::holds_alternative<Profile>(other.choice));
        m_monitor = std::make_shared<SimulationMonitor>();
        m_work.start([set, isProfile, monitor = m_monitor](const std::atomic<bool> &) {
            return rulesOfAll(*set, isProfile, *monitor);
        });
    }
    emit changed();
}

void RuleVerdicts::stop()
{
    if (m_monitor)
        m_monitor->cancelled = true;
    m_monitor.reset();
    m_work.cancel();
}

void RuleVerdicts::take(Result found)
{
    m_monitor.reset();
    m_found = std::move(found);
    emit changed();
}

const std::vector<RuleApart> &RuleVerdicts::rules(std::size_t row, std::size_t place) const
{
    static const std::vector<RuleApart> none;
    const bool isKnown = place < m_found.size() && row < m_found[place].size();
    return isKnown ? m_found[place][row] : none;
}

} // namespace retryscope
