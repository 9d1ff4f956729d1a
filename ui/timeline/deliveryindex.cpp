#include "ui/timeline/deliveryindex.h"

#include "core/trace/trace.h"

#include <algorithm>

namespace retryscope {

namespace {

std::size_t countBefore(std::span<const StepIndex> steps, std::size_t count)
{
    const auto end = std::ranges::lower_bound(steps, count, {}, &StepIndex::value);
    return static_cast<std::size_t>(end - steps.begin());
}

} // namespace

DeliveryIndex::DeliveryIndex(const Trace &trace)
    : m_trace(trace)
    , m_targets(trace.catalog().targetCount())
{
    addSet();
}

void DeliveryIndex::addTarget(const std::optional<TargetIndex> &target)
{
    if (!target || m_targets[target->value].isSet)
        return;
    m_targets[target->value].isSet = true;
    m_set.push_back(*target);
}

void DeliveryIndex::addSet()
{
    const auto count = static_cast<std::uint32_t>(m_trace.scenario().functions.size());
    for (const auto destination : {&SlotSettings::onSuccess, &SlotSettings::onFailure}) {
        for (std::uint32_t i = 0; i < count; ++i) {
            for (const SlotSettings &slot : m_trace.settings({i}, 0).bySlot)
                addTarget(slot.*destination);
        }
    }
    for (std::uint32_t i = 0; i < count; ++i)
        addTarget(m_trace.settings({i}, 0).deadLetterQueue);
}

bool DeliveryIndex::advance(std::size_t steps)
{
    const std::size_t end = std::min(m_looked + steps, m_trace.size());
    for (; m_looked < end; ++m_looked) {
        const StepIndex index{static_cast<std::uint32_t>(m_looked)};
        const Fact fact = m_trace.fact(index);
        if (const auto *delivered = std::get_if<Delivered>(&fact)) {
            m_targets[delivered->target.value].all.push_back(index);
        } else if (const auto *failed = std::get_if<DeliveryFailed>(&fact)) {
            m_targets[failed->target.value].all.push_back(index);
            m_targets[failed->target.value].failed.push_back(index);
        }
    }
    return m_looked == m_trace.size();
}

std::vector<TargetIndex> DeliveryIndex::targets() const
{
    std::vector<TargetIndex> shown = m_set;
    for (std::uint32_t i = 0; i < m_targets.size(); ++i) {
        if (!m_targets[i].isSet && !m_targets[i].all.empty())
            shown.push_back({i});
    }
    return shown;
}

std::span<const StepIndex> DeliveryIndex::deliveriesTo(TargetIndex target) const
{
    return m_targets[target.value].all;
}

std::size_t DeliveryIndex::failed(TargetIndex target, std::size_t count) const
{
    return countBefore(m_targets[target.value].failed, count);
}

std::size_t DeliveryIndex::arrived(TargetIndex target, std::size_t count) const
{
    return countBefore(m_targets[target.value].all, count) - failed(target, count);
}

} // namespace retryscope
