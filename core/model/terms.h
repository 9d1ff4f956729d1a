#pragma once

#include <cstdint>

/// The fixed words of asynchronous invocation, as numbers. Where AWS has a word, `name()` gives
/// AWS's spelling.
namespace retryscope {

/// How an invocation ended (semantics, sections 5 to 8).
enum class Condition : std::uint8_t {
    Success,
    RetriesExhausted,
    EventAgeExceeded,
    ZeroReservedConcurrency,
    RecursiveInvocation
};

/// Why an attempt failed. `NotFound` is a look-up: the function was gone and nothing ran.
enum class Failure : std::uint8_t { Error, InitError, Timeout, Exit, OutOfMemory, NotFound };

/// Through which setting a target is sent to.
enum class Via : std::uint8_t { OnSuccess, OnFailure, DeadLetterQueue };

/// Why a delivery failed, in the order in which it is looked at (semantics, section 9).
enum class Problem : std::uint8_t { NotFound, AccessDenied, Unavailable, TooLarge, Recursive };

/// What the record of an ended invocation tells of a response (semantics, section 8).
enum class Basis : std::uint8_t {
    Nothing, ///< neither `responseContext` nor `responsePayload`
    Run, ///< those of the last run
    Refusal, ///< the status code of the last refusal alone
    LookUp ///< 404 alone
};

[[nodiscard]] const char *name(Condition condition);
[[nodiscard]] const char *name(Via via);
[[nodiscard]] const char *name(Problem problem);

/// The outcome's word in reports and traces: `error`, `timeout`, `notFound`.
[[nodiscard]] const char *name(Failure failure);

} // namespace retryscope
