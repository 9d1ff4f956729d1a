#include "ui/document/lanes.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t fewInvocations = 20'000; // so few are worked out at once: some milliseconds

} // namespace

Lanes::Lanes(const Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_work([this](Made table) { take(std::move(table)); })
{
    connect(&document, &Document::traceChanged, this, &Lanes::takeTrace);
    takeTrace();
}

bool Lanes::isPinned(InvocationId invocation) const
{
    return std::ranges::find(m_wish.pins, invocation) != m_wish.pins.end();
}

bool Lanes::isCollapsed(const LaneGroup &group) const
{
    return m_collapsed.contains(group.key);
}

void Lanes::takeTrace()
{
    const std::size_t total = m_document.trace().invocationCount();
    if (m_wish.matching) {
        const auto known =
            std::ranges::lower_bound(*m_wish.matching, total, {}, &InvocationId::value);
        m_wish.matching =
            std::make_shared<const std::vector<InvocationId>>(m_wish.matching->begin(), known);
    }
    resolvePins();
    m_table = std::make_shared<const LaneTable>(total); // the former one is of another trace
    rebuild();
}

void Lanes::resolvePins()
{
    m_wish.pins.clear();
    if (m_pinnedLucks.empty())
        return;
    const Trace &trace = m_document.trace();
    std::vector<std::optional<InvocationId>> found(m_pinnedLucks.size());
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i) {
        const auto luck = std::ranges::find(m_pinnedLucks, trace.origin({i}).luck);
        if (luck != m_pinnedLucks.end())
            found[static_cast<std::size_t>(luck - m_pinnedLucks.begin())] = InvocationId{i};
    }
    for (const auto &pin : found) {
        if (pin)
            m_wish.pins.push_back(*pin);
    }
}

void Lanes::rebuild()
{
    m_work.cancel();
    const auto trace = m_document.sharedTrace();
    const std::size_t total = trace->invocationCount();
    if (m_wish.isIdentity() || total <= fewInvocations) {
        m_table = std::make_shared<const LaneTable>(
            m_wish.isIdentity() ? LaneTable(total)
                                : *LaneTable::made(*trace, m_wish, [] { return false; }));
        setBusy(false);
        emit changed();
        return;
    }
    setBusy(true);
    m_work.start([trace, wish = m_wish](const std::atomic<bool> &isCancelled) -> Made {
        auto table = LaneTable::made(*trace, wish, [&] { return isCancelled.load(); });
        return table ? std::make_shared<const LaneTable>(std::move(*table)) : nullptr;
    });
}

void Lanes::take(Made table)
{
    m_table = std::move(table);
    setBusy(false);
    emit changed();
}

void Lanes::setBusy(bool isBusy)
{
    if (std::exchange(m_isBusy, isBusy) != isBusy)
        emit busyChanged();
}

void Lanes::setMatching(InvocationList matching)
{
    if (!matching && !m_wish.matching)
        return;
    m_wish.matching = std::move(matching);
    rebuild();
}

void Lanes::setGrouping(LaneGrouping grouping)
{
    if (grouping == m_wish.grouping)
        return;
    m_wish.grouping = grouping;
    m_collapsed.clear(); // the keys are of other groups
    rebuild();
}

void Lanes::setOrder(LaneOrder order)
{
    if (std::exchange(m_wish.order, order) != order)
        rebuild();
}

void Lanes::setPinned(InvocationId invocation, bool isPinned)
{
    if (isPinned == this->isPinned(invocation)
        || invocation.value >= m_document.trace().invocationCount())
        return;
    const std::uint64_t luck = m_document.trace().origin(invocation).luck;
    if (isPinned) {
        m_pinnedLucks.push_back(luck);
        m_wish.pins.push_back(invocation);
    } else {
        std::erase(m_pinnedLucks, luck);
        std::erase(m_wish.pins, invocation);
    }
    rebuild();
}

void Lanes::unpinAll()
{
    m_pinnedLucks.clear();
    if (m_wish.pins.empty())
        return;
    m_wish.pins.clear();
    rebuild();
}

void Lanes::setCollapsed(const LaneGroup &group, bool isCollapsed)
{
    if (isCollapsed == m_collapsed.contains(group.key))
        return;
    if (isCollapsed)
        m_collapsed.insert(group.key);
    else
        m_collapsed.erase(group.key);
    emit changed();
}

void Lanes::setAllCollapsed(bool areCollapsed)
{
    m_collapsed.clear();
    for (const LaneGroup &group : m_table->groups()) {
        if (areCollapsed)
            m_collapsed.insert(m_collapsed.end(), group.key);
    }
    emit changed();
}

void Lanes::showAll()
{
    setMatching(nullptr);
    emit filterDropped();
}

} // namespace retryscope
