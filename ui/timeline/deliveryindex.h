#pragma once

#include "core/model/id.h"
#include "core/trace/catalog.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace retryscope {

class Trace;

/// The deliveries of a trace by target, done and failed ones, in the order of their steps. Made
/// once a trace, in pieces so that a long trace does not hold up the window. The trace must outlive
/// it.
class DeliveryIndex
{
public:
    explicit DeliveryIndex(const Trace &trace);

    /// Looks at up to `steps` more steps. Whether all have been looked at.
    bool advance(std::size_t steps);

    /// The targets that are set somewhere at the start: those of successes, of failures,
    /// dead-letter queues. Then the others that have a delivery, by their numbers.
    [[nodiscard]] std::vector<TargetIndex> targets() const;
    [[nodiscard]] std::span<const StepIndex> deliveriesTo(TargetIndex target) const;
    /// How many arrived, and how many failed, among the first `count` steps.
    [[nodiscard]] std::size_t arrived(TargetIndex target, std::size_t count) const;
    [[nodiscard]] std::size_t failed(TargetIndex target, std::size_t count) const;

private:
    struct OfTarget
    {
        bool isSet = false; // then it is in m_set
        std::vector<StepIndex> all;
        std::vector<StepIndex> failed;
    };

    void addSet();
    void addTarget(const std::optional<TargetIndex> &target);

    const Trace &m_trace;
    std::size_t m_looked = 0;
    std::vector<OfTarget> m_targets;
    std::vector<TargetIndex> m_set; // in the order of `targets`
};

} // namespace retryscope
