#pragma once

#include "core/rules/rulebook.h"

// The rulebook's data on acceptance, dispatch and concurrency, the same in every profile. Only
// rulebook.cpp needs it.

namespace retryscope {

inline constexpr Rule acceptanceChecksRule{
    RuleId::AcceptanceChecks,
    "When an Event call is accepted",
    Evidence::Recorded,
    "That the function is looked up before the payload is measured.",
    {
        {"Always with 202, whatever the concurrency, even zero; but 404 if the function or "
         "qualifier does not exist, and 413 if the payload is too large.",
         {{Profile::Aws,
           "LocalStack snapshots test_invocation_type_event, test_reserved_concurrency, "
           "test_invoke_exceptions; API model, Invoke"}}},
    }};

inline constexpr Rule duplicatesRule{
    RuleId::Duplicates,
    "Whether an accepted event is dispatched twice",
    Evidence::Documented,
    "How often it happens, for which AWS gives no number, that both copies start at the same "
    "instant, and that AsyncEventsReceived counts them once.",
    {
        {"AWS delivers at least once. The scenario's duplicatesPerMille of the accepted events are "
         "dispatched twice, with one request id; each copy has a life of its own.",
         {{Profile::Aws, "AWS Lambda developer guide, invocation-async-error-handling"}}},
    }};

inline constexpr Rule dispatchOrderRule{
    RuleId::DispatchOrder,
    "What a dispatch looks at before the code runs, and in which order",
    Evidence::Inferred,
    "The order; recordings show each of these checks alone.",
    {
        {"In this order: is the function gone, is the chain recursive, is the reserved concurrency "
         "zero, is the event too old, is it refused? If not, the code runs, with the settings of "
         "that instant.",
         {{Profile::Aws,
           "stackd captures event_config_timing, concurrency_execution, "
           "async_deleted_targets_analysis"}}},
    }};

inline constexpr Rule functionGoneRule{
    RuleId::FunctionGone,
    "What becomes of events whose function was deleted while they waited",
    Evidence::Captured,
    "That the settings at the deletion still hold, and that a look-up leaves the run's metrics "
    "alone.",
    {
        {"Each dispatch is a look-up that fails with 404. It counts as an attempt and is retried "
         "like one.",
         {{Profile::Aws, "stackd capture async_deleted_targets_analysis"}}},
    }};

inline constexpr Rule recursionDetectionRule{
    RuleId::RecursionDetection,
    "When a chain of invocations is stopped as recursive",
    Evidence::Captured,
    "The condition's name (RecursiveInvocation), what the record and the dead-letter message hold, "
    "and that a stopped invocation starts none that would be stopped too.",
    {
        {"From the 17th invocation of one function in a chain on, each is accepted but stopped at "
         "its dispatch, unless RecursiveLoop is Allow. A hop over EventBridge starts an empty "
         "chain.",
         {{Profile::Aws,
           "stackd capture recursion_execution; AWS Lambda developer guide, "
           "invocation-recursion"}}},
    }};

inline constexpr Rule concurrencyZeroRule{
    RuleId::ConcurrencyZero,
    "What becomes of events while the reserved concurrency is zero",
    Evidence::Recorded,
    "",
    {
        {"They end at their dispatch with ZeroReservedConcurrency, whatever retries and age allow. "
         "The record has no response.",
         {{Profile::Aws,
           "LocalStack snapshot test_reserved_concurrency; stackd capture concurrency_execution; "
           "AWS Lambda developer guide, invocation-async-error-handling"}}},
    }};

inline constexpr Rule concurrencyPlacesRule{
    RuleId::ConcurrencyPlaces,
    "Whether a function has a free place to run in",
    Evidence::Recorded,
    "How runs in flight are counted once a reservation has changed or the function is gone. That "
    "all places can be reserved, while AWS keeps 100 back, is for small examples.",
    {
        {"With a reservation it has that many places of its own; the other functions share the "
         "account's limit less all reservations. Without a free place the answer is 429.",
         {{Profile::Aws,
           "LocalStack test test_reserved_concurrency_async_queue; API model, "
           "TooManyRequestsException"}}},
    }};

} // namespace retryscope
