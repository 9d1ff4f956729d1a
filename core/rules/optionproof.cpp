#include "core/rules/optionproof.h"

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

constexpr std::array proofs{
    OptionProof{RuleId::RetryWaits, 1, "myths/three-failures", "/invocations/0/attempts/2/startMs",
                "180200", "120200"},
    OptionProof{RuleId::RetryWaits, 2, "myths/three-failures", "/invocations/0/attempts/1/startMs",
                "60100", "3100"},
    OptionProof{RuleId::ThrottleHandling, 1, "myths/throttled-four-times",
                "/invocations/0/condition", R"("Success")", R"("RetriesExhausted")"},
    OptionProof{RuleId::AgeMaximum, 1, "rules/a-day-of-age",
                "/invocations/0/approximateInvokeCount", "3", "1"},
    OptionProof{RuleId::AgeCheck, 1, "myths/age-ends-before-the-wait", "/invocations/0/endMs",
                "60200", "180200"},
    OptionProof{RuleId::FailureFanout, 1, "myths/three-failures", "/invocations/0/deliveries/1/via",
                R"("OnFailure")", ""},
    OptionProof{RuleId::FailureFanout, 2, "myths/three-failures", "/invocations/0/deliveries/1/via",
                R"("OnFailure")", R"("DeadLetterQueue")"},
    OptionProof{RuleId::FifoTargets, 1, "myths/fifo-queue-as-destination", "/invocations/0/lost",
                "true", "false"},
    OptionProof{RuleId::S3Target, 1, "myths/bucket-as-destination", "/invocations/0/lost", "false",
                "true"},
    OptionProof{RuleId::LambdaTarget, 1, "myths/function-as-destination", "/invocations/1/type",
                R"("Event")", R"("RequestResponse")"},
    OptionProof{RuleId::PayloadLimit, 1, "myths/more-than-256-kb", "/invocations/0/statusCode",
                "202", "413"},
    OptionProof{RuleId::RecordShape, 1, "myths/one-success",
                "/invocations/0/deliveries/0/body/responseContext/functionError", "", R"("")"},
    OptionProof{RuleId::RecordShape, 2, "myths/no-retries",
                "/invocations/0/deliveries/0/body/timestamp", R"("2026-01-15T10:30:00.100Z")",
                "1768473000100"},
    OptionProof{RuleId::RecordSuccessCount, 1, "myths/success-after-a-failure",
                "/invocations/0/approximateInvokeCount", "1", "2"},
    OptionProof{RuleId::RecordExhaustedName, 1, "myths/three-failures", "/invocations/0/condition",
                R"("RetriesExhausted")", R"("RetryAttemptsExhausted")"},
    OptionProof{RuleId::ReturnedErrorMeaning, 1, "myths/an-error-that-is-returned",
                "/invocations/0/attempts/0/outcome", R"("success")", R"("error")"},
    OptionProof{RuleId::PermissionMissing, 1, "myths/permission-is-missing",
                "/invocations/0/deliveries/0/arn",
                R"("arn:aws:sqs:us-east-1:123456789012:orders-failed")",
                R"("arn:aws:sqs:us-east-1:123456789012:forbidden")"},
};

} // namespace

std::span<const OptionProof> optionProofs()
{
    return proofs;
}

const OptionProof *proofOf(RuleId rule, std::size_t option)
{
    const auto *const found = std::ranges::find_if(proofs, [&](const OptionProof &proof) {
        return proof.rule == rule && proof.option == option;
    });
    return found == proofs.end() ? nullptr : found;
}

} // namespace retryscope
