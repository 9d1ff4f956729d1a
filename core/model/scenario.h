#pragma once

#include "core/model/arn.h"
#include "core/model/change.h"
#include "core/model/fork.h"
#include "core/model/function.h"
#include "core/model/json.h"
#include "core/model/walltime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace retryscope {

/// A stretch of time; an absent end is open. From `from` on and before `to`.
struct Window
{
    std::optional<Instant> from;
    std::optional<Instant> to;
    bool operator==(const Window &) const = default;

    [[nodiscard]] bool contains(Instant instant) const
    {
        return (!from || *from <= instant) && (!to || instant < *to);
    }
};

/// Something that a record or a dead-letter message can be sent to.
struct Target
{
    std::string arn;
    std::string logicalId; ///< its id or address in the template that it came from; empty if none
    bool exists = true;
    bool allowed = true; ///< whether the function's role may send to it
    std::vector<Window> unavailable;
    std::vector<std::string> subscribers; ///< function names; of a topic, bus or bucket only
    bool operator==(const Target &) const = default;
};

enum class InvocationType : std::uint8_t { Event, RequestResponse, DryRun };

enum class Source : std::uint8_t {
    Sdk,
    S3,
    Sns,
    EventBridge,
    Scheduler,
    Ses,
    Logs,
    Config,
    CodeCommit,
    CloudFormation,
    Iot
};

/// An entry of `invocations`: one call, or `count` calls `every` apart.
struct ScenarioInvocation
{
    Instant at;
    FunctionReference function;
    InvocationType type = InvocationType::Event;
    Duration every{};
    std::int64_t count = 1; ///< 1 to 100,000,000
    Source source = Source::Sdk;
    Json payload = Json(Json::Object{}); ///< `{n}` in its strings stands for the repetition
    std::string note;
    std::vector<Outcome>
        outcomes; ///< by dispatch, the last repeats; empty: the function's behaviour
    std::optional<std::string> requestId;
    bool operator==(const ScenarioInvocation &) const = default;
};

/// The rules that a scenario asks for, by name. Checked by the reader against the rulebook.
struct RuleChoice
{
    std::string profile = "aws";
    std::vector<std::pair<std::string, std::string>> overrides; ///< rule id, option; no id twice
    bool operator==(const RuleChoice &) const = default;
};

/// Everything that a simulation needs (scenario format, version 1).
struct Scenario
{
    std::string title;
    std::string description; ///< Markdown
    WallTime startTime{std::chrono::hours(490'896)}; ///< 2026-01-01T00:00:00.000Z
    std::uint64_t seed = 1; ///< 0 to 2^53 - 1
    RuleChoice rules;
    Home home;
    std::int64_t accountConcurrency = 1000; ///< 1 to 1,000,000,000
    Duration dispatchDelay{};
    std::int64_t duplicatesPerMille = 0; ///< 0 to 1000
    std::vector<Function> functions;
    std::vector<Target> targets;
    std::vector<ScenarioInvocation> invocations;
    std::vector<Change> changes;
    std::optional<Json> breakpoints; ///< kept word for word, as are the next two
    std::optional<Json> notes;
    std::optional<Json> questions;
    std::vector<Fork> forks; ///< what-ifs of this scenario; names differ
    bool operator==(const Scenario &) const = default;
};

/// `type` and `source` as the scenario file spells them.
[[nodiscard]] const char *name(InvocationType type);
[[nodiscard]] const char *name(Source source);

inline constexpr Duration latestTime{31'536'000'000}; ///< a year

} // namespace retryscope
