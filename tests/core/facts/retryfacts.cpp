#include "tests/core/facts/fact.h"

namespace retryscope::facts {

namespace {

const std::string fails = R"("behavior":[{"outcome":{"type":"error"}}])";

std::string failing(const std::string &config)
{
    return oneOrder(fails + R"(,"EventInvokeConfigs":[{)" + config + "}]");
}

const Fact threeAttempts{
    "by default a failing function runs three times, 60 s and 120 s apart",
    "LocalStack snapshot test_retries (attempts at 0 s, 60 s, 180 s); developer guide",
    oneOrder(fails),
    {{"/invocations/0/attempts/0/startMs", "0"},
     {"/invocations/0/attempts/1/startMs", "60100"},
     {"/invocations/0/attempts/2/startMs", "180200"},
     {"/invocations/0/attempts/3", "absent"},
     {"/invocations/0/condition", R"("RetriesExhausted")"},
     {"/invocations/0/endMs", "180300"},
     {"/invocations/0/approximateInvokeCount", "3"},
     {"/invocations/0/lost", "true"}}};

const Fact noRetry{"no retries: one run, and the retries are used up",
                   "LocalStack snapshot test_assess_lambda_destination_invocation[payload1]",
                   failing(R"("MaximumRetryAttempts":0)"),
                   {{"/invocations/0/attempts/1", "absent"},
                    {"/invocations/0/condition", R"("RetriesExhausted")"},
                    {"/invocations/0/endMs", "100"},
                    {"/invocations/0/approximateInvokeCount", "1"}}};

const Fact oneRetry{"one retry: two runs",
                    "stackd capture outcomes",
                    failing(R"("MaximumRetryAttempts":1)"),
                    {{"/invocations/0/attempts/1/startMs", "60100"},
                     {"/invocations/0/attempts/2", "absent"},
                     {"/invocations/0/condition", R"("RetriesExhausted")"},
                     {"/invocations/0/approximateInvokeCount", "2"}}};

const Fact age60{"a maximum age of 60 s gives one run, and ends at once",
                 "LocalStack snapshot test_maxeventage, first half",
                 failing(R"("MaximumRetryAttempts":2,"MaximumEventAgeInSeconds":60)"),
                 {{"/invocations/0/attempts/1", "absent"},
                  {"/invocations/0/condition", R"("EventAgeExceeded")"},
                  {"/invocations/0/endMs", "100"},
                  {"/invocations/0/approximateInvokeCount", "1"}}};

const Fact age90{"a maximum age of 90 s gives two runs",
                 "LocalStack snapshot test_maxeventage, second half",
                 failing(R"("MaximumRetryAttempts":2,"MaximumEventAgeInSeconds":90)"),
                 {{"/invocations/0/attempts/1/startMs", "60100"},
                  {"/invocations/0/attempts/2", "absent"},
                  {"/invocations/0/condition", R"("EventAgeExceeded")"},
                  {"/invocations/0/endMs", "60200"},
                  {"/invocations/0/approximateInvokeCount", "2"}}};

const Fact ageJustReached{"a retry at exactly the maximum age still happens",
                          "semantics, section 6: only what is later is too late",
                          oneOrder(R"("behavior":[{"outcome":{"type":"error","durationMs":0}}],)"
                                   R"("EventInvokeConfigs":[{"MaximumEventAgeInSeconds":60}])"),
                          {{"/invocations/0/attempts/1/startMs", "60000"},
                           {"/invocations/0/attempts/2", "absent"},
                           {"/invocations/0/condition", R"("EventAgeExceeded")"}}};

const Fact retriesBeforeAge{
    "used-up retries are looked at before the age",
    "LocalStack snapshot test_assess_lambda_destination_invocation[payload1] with its default age",
    failing(R"("MaximumRetryAttempts":0,"MaximumEventAgeInSeconds":60)"),
    {{"/invocations/0/condition", R"("RetriesExhausted")"}}};

const Fact ageCutsNoRun{
    "a run is never cut by the age",
    "stackd capture: a run of 110 s with age 60 ended in Success",
    oneOrder(R"("Timeout":120,"behavior":[{"outcome":{"type":"success","durationMs":110000}}],)"
             R"("EventInvokeConfigs":[{"MaximumEventAgeInSeconds":60}])"),
    {{"/invocations/0/condition", R"("Success")"}, {"/invocations/0/endMs", "110000"}}};

const Fact successAfterFailure{
    "a success after a failed attempt has the count 1",
    "stackd capture qualified_deletion_retry",
    oneOrder(R"("behavior":[{"when":{"attempt":[1]},"outcome":{"type":"error"}}],)"
             R"("EventInvokeConfigs":[{"DestinationConfig":{"OnSuccess":{"Destination":)"
             R"("arn:aws:sqs:us-east-1:123456789012:done"}}}])"),
    {{"/invocations/0/attempts/1/outcome", R"("success")"},
     {"/invocations/0/condition", R"("Success")"},
     {"/invocations/0/approximateInvokeCount", "1"},
     {"/invocations/0/deliveries/0/body/requestContext/approximateInvokeCount", "1"},
     {"/metrics/orders/Invocations", "2"},
     {"/metrics/orders/AsyncEventsDropped", "0"}}};

const Fact returnedError{
    "a returned status code of 500 is a success",
    "developer guide of 2023, invocation-retries",
    oneOrder(R"("behavior":[{"outcome":{"type":"success","response":{"statusCode":500}}}])"),
    {{"/invocations/0/condition", R"("Success")"}, {"/metrics/orders/Errors", "0"}}};

const Fact timeoutExactly{
    "a run of exactly the timeout is no timeout",
    "scenario format, section 5",
    oneOrder(R"("behavior":[{"outcome":{"type":"success","durationMs":3000}}])"),
    {{"/invocations/0/attempts/0/outcome", R"("success")"}}};

const Fact timeoutBeyond{"a run scripted beyond the timeout ends there as a timeout",
                         "semantics, section 4.6",
                         oneOrder(R"("behavior":[{"outcome":{"type":"exit","durationMs":3001}}])"),
                         {{"/invocations/0/attempts/0/outcome", R"("timeout")"},
                          {"/invocations/0/attempts/0/endMs", "3000"},
                          {"/invocations/0/attempts/0/errorType", R"("Sandbox.Timedout")"}}};

const Fact metricsOfThreeFailures{
    "one event that fails three times: received 1, invocations 3, errors 3, dropped 1",
    "AWS blog on asynchronous invocation metrics",
    oneOrder(fails),
    {{"/metrics/orders/AsyncEventsReceived", "1"},
     {"/metrics/orders/Invocations", "3"},
     {"/metrics/orders/Errors", "3"},
     {"/metrics/orders/AsyncEventsDropped", "1"},
     {"/metrics/orders/AsyncEventAge", R"({"count":3,"maximum":180200,"average":80100.0})"},
     {"/metrics/orders/Duration", R"({"count":3,"maximum":100,"average":100.0})"},
     {"/metrics/orders/ConcurrentExecutions", "1"}}};

} // namespace

std::vector<Fact> retryFacts()
{
    return {threeAttempts,
            noRetry,
            oneRetry,
            age60,
            age90,
            ageJustReached,
            retriesBeforeAge,
            ageCutsNoRun,
            successAfterFailure,
            returnedError,
            timeoutExactly,
            timeoutBeyond,
            metricsOfThreeFailures};
}

} // namespace retryscope::facts
