#pragma once

#include "core/model/json.h"
#include "core/model/scenario.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retryscope::twin {

/// How often each function occurs in a chain, by name.
using Chain = std::map<std::string, int>;

/// A call that is going to be made, by the scenario or by a delivery.
struct Request
{
    FunctionReference function;
    InvocationType type = InvocationType::Event;
    Json payload;
    std::vector<Outcome> outcomes;
    std::optional<std::string> requestId;
    std::optional<std::size_t> parent;
    Chain chain; ///< of what led to it, without itself
    int hops = 0; ///< from the call that began it
};

/// What there is to tell when an invocation ends: the record's response and the dead-letter
/// message's error. What is absent is absent there.
struct Answer
{
    std::optional<Json> responseContext;
    std::optional<Json> responsePayload;
    std::optional<int> errorCode;
    std::optional<std::string> errorMessage;
};

/// The settings that a dispatch read: they rule its end, its retry and its deliveries.
struct Snapshot
{
    std::string version; ///< what the qualifier stands for
    Duration timeout{};
    std::int64_t retries = 2;
    Duration age{};
    std::string onSuccess;
    std::string onFailure;
    std::string deadLetterQueue;
};

struct Refusal
{
    Instant at;
    int statusCode = 0;
};

struct Attempt
{
    Instant start;
    std::optional<Instant> end;
    std::string outcome;
    std::optional<std::string> errorType;
};

/// How a run goes, decided when it starts.
struct Run
{
    Duration length{};
    std::string outcome;
    std::optional<std::string> errorType;
    Answer answer;
    [[nodiscard]] bool failed() const { return outcome != "success"; }
};

/// One entry of the report, with all that its life needs.
struct Call
{
    std::size_t index = 0;
    Request request;
    std::string requestId;
    bool duplicate = false;
    Instant at;
    std::optional<int> statusCode;
    std::optional<std::string> error;
    std::vector<Refusal> refusals;
    std::vector<Attempt> attempts;
    std::size_t dispatches = 0;
    std::int64_t runs = 0;
    int count = 0; ///< what MaximumRetryAttempts and the record count
    int refusalsInARow = 0;
    Answer lastRun; ///< empty until a run has ended
    bool stopped = false; ///< as recursive
    std::optional<std::string> condition;
    std::optional<int> approximateInvokeCount;
    std::optional<Instant> end;
    Json::Array deliveries;
    bool lost = false;
};

} // namespace retryscope::twin
