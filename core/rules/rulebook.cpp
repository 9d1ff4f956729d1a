#include "core/rules/rulebook.h"

#include "core/rules/attemptrules.h"
#include "core/rules/configurationrules.h"
#include "core/rules/queuerules.h"
#include "core/rules/recordrules.h"
#include "core/rules/routingrules.h"
#include "core/rules/timingrules.h"

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

constexpr std::array<Rule, ruleCount> allRules{
    retryWaitsRule,
    throttleHandlingRule,
    ageMaximumRule,
    ageCheckRule,
    failureFanoutRule,
    fifoTargetsRule,
    s3TargetRule,
    lambdaTargetRule,
    payloadLimitRule,
    recordShapeRule,
    recordSuccessCountRule,
    recordExhaustedNameRule,
    returnedErrorMeaningRule,
    permissionMissingRule,
    configPlaceRule,
    esmDestinationsRule,
    acceptanceChecksRule,
    duplicatesRule,
    dispatchOrderRule,
    functionGoneRule,
    recursionDetectionRule,
    concurrencyZeroRule,
    concurrencyPlacesRule,
    runOutcomeRule,
    runTimeoutRule,
    retryAttemptsRule,
    ageAtDispatchRule,
    successEndRule,
    deliveryChecksRule,
    eventLossRule,
    synchronousCallRule,
    settingsChangeRule,
};

constexpr std::array allWorks{
    Work{"LocalStack",
         "github.com/localstack/localstack at 8b9a79f0, tests/aws/services/lambda_/, whose "
         "snapshots "
         "were recorded on AWS"},
    Work{"stackd", "github.com/radkawar/stackd at 9dc356f5, testdata/aws/lambda/*.json"},
    Work{"API model",
         "github.com/boto/botocore at 0e6e2404, botocore/data/lambda/2015-03-31/service-2.json"},
    Work{"AWS Lambda developer guide of 2023",
         "github.com/awsdocs/aws-lambda-developer-guide before 4f313b9, doc_source/<page>.md"},
    Work{"AWS Lambda developer guide", "docs.aws.amazon.com/lambda/latest/dg/<page>.html"},
    Work{"AWS compute blog", "aws.amazon.com/blogs/compute"},
};

/// The option that `profile` claims; null if it claims none.
const RuleOption *claimedOption(const Rule &rule, Profile profile)
{
    const auto claims = [profile](const RuleOption &option) {
        return std::ranges::find(option.claims, profile, &Claim::profile) != option.claims.end();
    };
    const auto *option = std::ranges::find_if(rule.options, claims);
    return option == rule.options.end() ? nullptr : option;
}

} // namespace

std::span<const Rule> rulebook()
{
    return allRules;
}

const Rule &rule(RuleId id)
{
    return allRules[static_cast<std::size_t>(id)];
}

std::span<const Work> works()
{
    return allWorks;
}

std::optional<RuleId> ruleNamed(std::string_view text)
{
    const auto found =
        std::ranges::find_if(allRules, [text](const Rule &each) { return text == name(each.id); });
    if (found == allRules.end())
        return std::nullopt;
    return found->id;
}

std::optional<Profile> profileNamed(std::string_view text)
{
    for (const Profile profile : allProfiles) {
        if (text == name(profile))
            return profile;
    }
    return std::nullopt;
}

const char *name(Profile profile)
{
    switch (profile) {
    case Profile::Aws:
        return "aws";
    case Profile::Chapter:
        return "chapter";
    case Profile::DestinationsArticle:
        return "destinations-article";
    case Profile::RetryGuide:
        return "retry-guide";
    }
    return "";
}

std::string_view document(Profile profile)
{
    switch (profile) {
    case Profile::Aws:
        return "AWS itself, as recorded, captured and documented";
    case Profile::Chapter:
        return "an exam chapter, \"Lambda Destinations and Async Invocations\"";
    case Profile::DestinationsArticle:
        return "an article, \"AWS Lambda Destinations: Route Asynchronous Invocation Results "
               "Without "
               "Extra Code\"";
    case Profile::RetryGuide:
        return "a guide, \"Lambda Async Invocation: Retry Behavior and OnFailure/OnSuccess "
               "Destinations\"";
    }
    return "";
}

const char *name(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Recorded:
        return "recorded";
    case Evidence::Captured:
        return "captured";
    case Evidence::Documented:
        return "documented";
    case Evidence::Inferred:
        return "inferred";
    case Evidence::Assumed:
        return "assumed";
    }
    return "";
}

std::string_view meaning(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Recorded:
        return "seen on AWS and kept in a public test suite";
    case Evidence::Captured:
        return "seen on AWS by one third party";
    case Evidence::Documented:
        return "in AWS's documentation or API model";
    case Evidence::Inferred:
        return "follows from what is recorded or documented";
    case Evidence::Assumed:
        return "no evidence is public";
    }
    return "";
}

const RuleOption &optionOf(const Rule &rule, Profile profile)
{
    const RuleOption *claimed = claimedOption(rule, profile);
    return claimed ? *claimed : rule.options.front();
}

bool isSilent(const Rule &rule, Profile profile)
{
    return !claimedOption(rule, profile);
}

} // namespace retryscope
