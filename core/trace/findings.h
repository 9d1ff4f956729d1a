#pragma once

#include "core/model/id.h"
#include "core/model/scenario.h"
#include "core/rules/rules.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retryscope {

class Trace;

enum class FindingId : std::uint8_t {
    // Of a scenario.
    SilentLoss, ///< no DLQ and no OnFailure
    NoRetry, ///< the age ends before the first retry
    NoSecondRetry, ///< the age ends before the second one
    TargetMissing,
    TargetNotAllowed,
    ReportedTwice, ///< DLQ and OnFailure are both set
    SuccessLoop, ///< OnSuccess leads back to what sent the event
    RecursiveChain,
    FifoTarget,
    ZeroConcurrency,
    UnusedDestinations, ///< of a function that is called synchronously
    TimeoutBeyondAge,
    KeptSetting, ///< a setting that the rules of this run would refuse
    // Of a trace.
    LostEvents,
    CutChain
};

/// `silent-loss`: for scripts and tests.
[[nodiscard]] const char *name(FindingId id);

enum class Severity : std::uint8_t {
    Loss, ///< events get lost
    Warning, ///< what is configured does not do what it seems to
    Note
};

[[nodiscard]] constexpr Severity severity(FindingId id)
{
    switch (id) {
    case FindingId::SilentLoss:
    case FindingId::LostEvents:
        return Severity::Loss;
    case FindingId::NoRetry:
    case FindingId::NoSecondRetry:
    case FindingId::TargetMissing:
    case FindingId::TargetNotAllowed:
    case FindingId::SuccessLoop:
    case FindingId::RecursiveChain:
    case FindingId::ZeroConcurrency:
    case FindingId::KeptSetting:
    case FindingId::CutChain:
        return Severity::Warning;
    case FindingId::ReportedTwice:
    case FindingId::FifoTarget:
    case FindingId::UnusedDestinations:
    case FindingId::TimeoutBeyondAge:
        return Severity::Note;
    }
    return Severity::Note;
}

/// What a careful colleague would warn about.
struct Finding
{
    FindingId id = FindingId::SilentLoss;
    std::string where; ///< JSON pointer within the scenario
    std::string what; ///< the finding in one short sentence: `receipt-mailer loses failed events.`
    std::string why; ///< one sentence with the names or numbers
    std::string advice; ///< what to do
    std::optional<FunctionIndex> function = std::nullopt; ///< that it is about; absent: the run
    std::string qualifier = {}; ///< the one of it that it is about; empty: all of them
    bool operator==(const Finding &) const = default;
};

/// What can be told of a scenario without running it, in the order of its functions.
[[nodiscard]] std::vector<Finding> findingsOf(const Scenario &scenario, const Rules &rules);

/// The same, and what its run showed, losses first.
[[nodiscard]] std::vector<Finding> findingsOf(const Trace &trace);

} // namespace retryscope
