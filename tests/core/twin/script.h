#pragma once

#include "tests/core/twin/messages.h"

#include <optional>
#include <string>

/// What the scenario's script says of a dispatch (scenario format, sections 4 and 5).
namespace retryscope::twin {

/// `payload` with `{n}` in its strings replaced.
[[nodiscard]] Json withNumber(const Json &payload, std::int64_t n);

[[nodiscard]] bool applies(const When &when, Instant now, std::int64_t run, const Json &payload);

/// The one outcome that `oneOf` leaves; it must leave one.
[[nodiscard]] Outcome certain(const Outcome &outcome);

/// How long a run lasts, how it ends, and its error if it fails.
struct Plan
{
    Duration length{};
    std::string outcome;
    std::optional<FunctionError> error;
};

/// Turns an outcome that runs into what becomes of it.
struct ScriptedRun
{
    const Rules &rules;
    const Snapshot &snapshot;
    const std::string &requestId;

    [[nodiscard]] Plan plan(const Outcome &outcome) const;

private:
    [[nodiscard]] Plan timedOut() const;
    [[nodiscard]] Plan exited(Duration length, const char *word, const char *how) const;
    [[nodiscard]] Plan threw(const Outcome &outcome, const char *word, const std::string &id) const;
    [[nodiscard]] Plan returned(const Outcome &outcome) const;
};

} // namespace retryscope::twin
