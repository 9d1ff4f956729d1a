#pragma once

#include "core/rules/rulebook.h"

// The rulebook's data on where and how settings are saved. Only rulebook.cpp needs it.

namespace retryscope {

inline constexpr Rule permissionMissingRule{
    RuleId::PermissionMissing,
    "What happens when the function's role may not send to a target",
    Evidence::Captured,
    "That a missing queue or topic gets the message of a missing permission, and that message's "
    "wording for topics.",
    {
        {"The setting is refused when it is saved. If the permission is taken away later, the "
         "delivery is lost.",
         {{Profile::Aws,
           "stackd capture outcomes_queues; AWS Lambda developer guide, monitoring-metrics-types"}},
         [](Rules &rules) { rules.missingPermission = MissingPermission::RefusedWhenSaved; }},
        {"The setting is saved, also for a missing queue or topic and for the dead-letter queue; "
         "each delivery then fails.",
         {{Profile::DestinationsArticle,
           "Mistake #2: Missing IAM Permissions on the Function's Execution Role"},
          {Profile::RetryGuide, "Practical Considerations (a hint)"}},
         [](Rules &rules) { rules.missingPermission = MissingPermission::FailsAtDelivery; }},
    }};

inline constexpr Rule configPlaceRule{
    RuleId::ConfigPlace,
    "Where retries, maximum age and destinations are set",
    Evidence::Recorded,
    "",
    {
        {"In the event invoke config, one for each function and qualifier.",
         {{Profile::Aws, "LocalStack snapshot test_lambda_eventinvokeconfig_lifecycle"},
          {Profile::Chapter, "Configuration"},
          {Profile::DestinationsArticle, "Method 1: AWS CLI; Method 2: AWS CloudFormation"}}},
        {"On the event source mapping.",
         {{Profile::RetryGuide,
           "Controlling Retry Behavior with MaximumRetryAttempts and MaximumEventAge; The Legacy "
           "DLQ vs. Modern Destinations; Practical Considerations"}}},
    }};

inline constexpr Rule esmDestinationsRule{
    RuleId::EsmDestinations,
    "Whether event source mappings have destinations",
    Evidence::Recorded,
    "",
    {
        {"On streams and Kafka they have an on-failure destination of their own, with another "
         "record.",
         {{Profile::Aws,
           "LocalStack snapshots test_lambda_integration_kinesis, "
           "test_lambda_integration_dynamodbstreams"}}},
        {"Never: only asynchronous invocation has destinations.",
         {{Profile::Chapter, "Limitations; Edge Cases; Frequently Asked Questions"},
          {Profile::DestinationsArticle,
           "Destinations vs. Dead Letter Queues: When to Use Which"}}},
        {"The destinations of asynchronous invocation are set on the mapping.",
         {{Profile::RetryGuide, "The Legacy DLQ vs. Modern Destinations"}}},
    }};

} // namespace retryscope
