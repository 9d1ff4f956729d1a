#pragma once

#include "core/formats/outcomechange.h"
#include "core/formats/settingchange.h"
#include "core/model/chance.h"
#include "core/model/fork.h"
#include "tests/support/scenarios.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace retryscope {

/// Draws what-ifs of one scenario: the same for the same seed.
class RandomFork
{
public:
    RandomFork(const Json &document, const Trace &trace, std::uint64_t seed)
        : m_document(document)
        , m_trace(trace)
        , m_seed(seed)
    {
    }

    /// Another setting from a moment within the run on.
    Result<Fork> settingChange()
    {
        const Function &function =
            m_trace.scenario().functions[below(m_trace.scenario().functions.size())];
        const auto end = static_cast<std::uint64_t>(m_trace.endedAt().time_since_epoch().count());
        const Instant at = sample::at(static_cast<std::int64_t>(1 + below(end + 1)));
        auto patch = whatif::operations(m_document, m_trace, setting(function), at);
        if (!patch)
            return patch.error();
        return Fork{"what if", at, std::move(patch).value()};
    }

    /// Another outcome of a dispatch; absent if there was none that asked the script.
    std::optional<Result<Fork>> outcomeChange()
    {
        for (int tries = 0; tries < 50 && m_trace.size() > 0; ++tries) {
            const StepIndex step{static_cast<std::uint32_t>(below(m_trace.size()))};
            const auto dispatch = whatif::dispatchOf(m_trace, step);
            if (!dispatch)
                continue;
            m_dispatch = dispatch;
            auto patch = whatif::operations(m_document, m_trace, *dispatch, outcome());
            if (!patch)
                return Result<Fork>(patch.error());
            return Result<Fork>(
                Fork{"what if", m_trace.at(dispatch->begin), std::move(patch).value()});
        }
        return std::nullopt;
    }

    /// Of the last outcome change.
    [[nodiscard]] std::optional<whatif::Dispatch> dispatch() const { return m_dispatch; }
    [[nodiscard]] OutcomeType outcomeType() const { return m_outcome; }

private:
    std::uint64_t below(std::size_t count)
    {
        return chance::below(count, chance::mixed(m_seed, ++m_draw));
    }

    whatif::Setting setting(const Function &function)
    {
        FunctionReference reference{function.name, latestVersion};
        if (!function.aliases.empty() && below(2) == 0)
            reference.qualifier = function.aliases.front().name;
        whatif::FunctionSetting result{std::move(reference), whatif::Timeout{2}};
        switch (below(8)) {
        case 0:
            result.value = whatif::MaximumAge{60 + static_cast<std::int64_t>(below(200))};
            break;
        case 1:
            result.value = whatif::RetryAttempts{static_cast<std::int64_t>(below(3))};
            break;
        case 2:
            result.value = whatif::OnSuccess{below(2) == 0 ? "" : sample::queue};
            break;
        case 3:
            result.value = whatif::OnFailure{below(2) == 0 ? "" : sample::otherQueue};
            break;
        case 4:
            result.value = whatif::DeadLetterQueue{below(2) == 0 ? "" : sample::deadLetterQueue};
            break;
        case 5:
            result.value = whatif::ReservedConcurrency{static_cast<std::int64_t>(below(2))};
            break;
        case 6:
            result.value = whatif::ReservedConcurrency{};
            break;
        default:
            if (m_trace.catalog().targetCount() > 0)
                return targetSetting();
            break;
        }
        return result;
    }

    whatif::Setting targetSetting()
    {
        const auto target = static_cast<std::uint32_t>(below(m_trace.catalog().targetCount()));
        const std::string arn = m_trace.catalog().target(TargetIndex{target}).arn;
        if (below(2) == 0)
            return whatif::TargetSetting{arn, whatif::Exists{below(2) == 0}};
        return whatif::TargetSetting{arn, whatif::Allowed{below(2) == 0}};
    }

    Outcome outcome()
    {
        constexpr std::array<OutcomeType, 6> types{OutcomeType::Success,  OutcomeType::Error,
                                                   OutcomeType::Timeout,  OutcomeType::Exit,
                                                   OutcomeType::Throttle, OutcomeType::SystemError};
        m_outcome = types[below(types.size())];
        return sample::outcome(m_outcome, static_cast<std::int64_t>(below(3)) * 700);
    }

    const Json &m_document;
    const Trace &m_trace;
    std::uint64_t m_seed;
    std::uint64_t m_draw = 0;
    std::optional<whatif::Dispatch> m_dispatch;
    OutcomeType m_outcome = OutcomeType::Success;
};

} // namespace retryscope
