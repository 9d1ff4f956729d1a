#include "core/trace/hits.h"

#include "core/trace/breakpointmatch.h"
#include "core/trace/metricwatch.h"

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

constexpr std::uint32_t stepsBetweenLooks = 4096;

/// From the most telling kind to the least: what a person means at a step that fits several.
constexpr std::array byMeaning{
    StopOn::Lost,
    StopOn::RecursionStopped,
    StopOn::Expired,
    StopOn::DeliveryFailed,
    StopOn::RetryWouldMissDeadline,
    StopOn::ConfigChanged,
    StopOn::Routed,
    StopOn::Refused,
    StopOn::Failed,
    StopOn::RetryScheduled,
};

/// A breakpoint that is looked for.
struct Searched
{
    std::uint32_t index = 0; // in the list
    StopSet kind = 0;
    BreakpointMatch match;
    std::optional<MetricWatch> watch; // of `MetricCrosses`
    std::int64_t toPass = 0; // matches that are passed over before the first hit
};

class HitsPass
{
public:
    HitsPass(const Trace &trace, std::span<const Breakpoint> breakpoints)
        : m_trace(trace)
    {
        for (std::uint32_t i = 0; i < breakpoints.size(); ++i) {
            if (breakpoints[i].enabled)
                add(i, breakpoints[i]);
        }
        if ((m_wanted & stopSet(StopOn::MetricCrosses)) != 0)
            m_sampler.emplace(trace);
        if (m_needsAttempts)
            m_attempts.resize(trace.invocationCount());
    }

    [[nodiscard]] bool isIdle() const { return m_searched.empty(); }

    void add(StepIndex index)
    {
        const Fact fact = m_trace.fact(index);
        const auto invocation = m_trace.invocationOf(index);
        if (invocation && m_sampler)
            sample(index, *invocation, fact);
        const std::uint32_t attempt = invocation ? attemptOf(*invocation, fact) : 0;
        const StopSet stops = stopsAt(m_trace, index, fact, m_wanted);
        if (stops == 0)
            return;
        for (Searched &searched : m_searched) {
            if ((searched.kind & stops) == 0)
                continue;
            const bool isMatch = invocation ? searched.match.matches(*invocation, attempt)
                                            : searched.match.matches(changeOf(fact));
            if (isMatch)
                hit(searched, index);
        }
    }

    std::vector<Hit> result() &&
    {
        for (Searched &searched : m_searched) {
            const auto crossed = searched.watch ? searched.watch->finish() : std::nullopt;
            if (crossed)
                hit(searched, *crossed);
        }
        std::ranges::sort(m_hits); // levels tell of a step when their instant is over
        return std::move(m_hits);
    }

private:
    void add(std::uint32_t index, const Breakpoint &breakpoint)
    {
        Searched searched{index, stopSet(breakpoint.on), BreakpointMatch(m_trace, breakpoint),
                          std::nullopt, breakpoint.hitCount - 1};
        if (breakpoint.threshold)
            searched.watch.emplace(*breakpoint.threshold);
        m_searched.push_back(std::move(searched));
        m_wanted |= stopSet(breakpoint.on);
        m_needsAttempts = m_needsAttempts || !breakpoint.attempts.empty();
    }

    void sample(StepIndex index, InvocationId invocation, const Fact &fact)
    {
        for (const MetricSample &sample : m_sampler->samples(index, invocation, fact)) {
            for (Searched &searched : m_searched) {
                if (!searched.watch || !searched.match.matchesFunction(invocation))
                    continue;
                if (const auto crossed = searched.watch->add(index, m_trace.at(index), sample))
                    hit(searched, *crossed);
            }
        }
    }

    [[nodiscard]] const Change &changeOf(const Fact &fact) const
    {
        return m_trace.scenario().changes[std::get<Changed>(fact).change];
    }

    /// The attempt that the step belongs to; of a refusal the one that it kept from running.
    std::uint32_t attemptOf(InvocationId invocation, const Fact &fact)
    {
        if (!m_needsAttempts)
            return 0;
        std::uint16_t &attempts = m_attempts[invocation.value];
        if (const auto *started = std::get_if<AttemptStarted>(&fact))
            attempts = started->attempt;
        const auto *failed = std::get_if<AttemptFailed>(&fact);
        if (failed && failed->failure == Failure::NotFound)
            ++attempts;
        return attempts + (std::holds_alternative<Refused>(fact) ? 1U : 0U);
    }

    void hit(Searched &searched, StepIndex index)
    {
        if (searched.toPass > 0)
            --searched.toPass;
        else
            m_hits.push_back({index, searched.index});
    }

    const Trace &m_trace;
    std::vector<Searched> m_searched;
    StopSet m_wanted = 0;
    bool m_needsAttempts = false;
    std::vector<std::uint16_t> m_attempts; // by invocation: runs and look-ups so far
    std::optional<MetricSampler> m_sampler;
    std::vector<Hit> m_hits;
};

} // namespace

std::vector<Hit> hitsOf(const Trace &trace, std::span<const Breakpoint> breakpoints,
                        const std::atomic<bool> *cancelled)
{
    HitsPass pass(trace, breakpoints);
    const auto end = static_cast<std::uint32_t>(pass.isIdle() ? 0 : trace.size());
    for (std::uint32_t i = 0; i < end; ++i) {
        if (i % stepsBetweenLooks == 0 && cancelled && *cancelled)
            break;
        pass.add({i});
    }
    return std::move(pass).result();
}

std::vector<StopOn> stopsOf(const Trace &trace, StepIndex index)
{
    const StopSet stops = stopsAt(trace, index, trace.fact(index), ~StopSet{0});
    std::vector<StopOn> kinds;
    for (const StopOn on : byMeaning) {
        if ((stops & stopSet(on)) != 0)
            kinds.push_back(on);
    }
    return kinds;
}

} // namespace retryscope
