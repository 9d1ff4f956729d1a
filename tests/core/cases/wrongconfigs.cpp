#include "tests/core/cases/scenariocases.h"

namespace retryscope::cases {

namespace {

constexpr auto cannotTell = Schema::CannotTell;

std::string onSuccess(std::string_view arn)
{
    return withConfig(R"("DestinationConfig": {"OnSuccess": {"Destination": ")" + std::string(arn)
                      + "\"}}");
}

std::string deadLetters(std::string_view arn)
{
    return withFunction(R"("DeadLetterConfig": {"TargetArn": ")" + std::string(arn) + "\"}");
}

} // namespace

std::vector<WrongDocument> wrongConfigs() // NOLINT(readability-function-size): a table
{
    const std::string config = "/functions/0/EventInvokeConfigs/0";
    const std::string success = config + "/DestinationConfig/OnSuccess/Destination: ";
    const std::string queue = "/functions/0/DeadLetterConfig/TargetArn: ";
    const std::string broken = "1 validation error detected: Value '";
    const std::string between = " failed to satisfy constraint: Member must ";
    const std::string pattern = between
        + "satisfy regular expression pattern: "
          "$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:"
          "((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)\n";
    const std::string lambda = "arn:aws:lambda:us-east-1:123456789012:function:";
    return {
        {"an empty config", withConfig(""),
         config + ": You must specify at least one of error handling or destination setting.\n"},
        {"a config with a qualifier alone", withConfig(R"("Qualifier": "live")"),
         config + ": You must specify at least one of error handling or destination setting.\n"},
        {"a config with empty destinations", withConfig(R"("DestinationConfig": {})"),
         config + ": You must specify at least one of error handling or destination setting.\n"},
        {"an unknown key of a config",
         withConfig(R"("MaximumRetryAttempts": 1, "LastModified": 0)"),
         config
             + "/LastModified: expected one of the keys Qualifier, MaximumRetryAttempts, "
               "MaximumEventAgeInSeconds, DestinationConfig, found \"LastModified\"\n"},
        {"a qualifier that does not exist",
         withConfig(R"("Qualifier": "2", "MaximumRetryAttempts": 1)"),
         config + "/Qualifier: The function doesn't exist.\n", cannotTell},
        {"retries just below", withConfig(R"("MaximumRetryAttempts": -1)"),
         config + "/MaximumRetryAttempts: " + broken + "-1' at 'maximumRetryAttempts'" + between
             + "have value greater than or equal to 0\n"},
        {"retries just above", withConfig(R"("MaximumRetryAttempts": 3)"),
         config + "/MaximumRetryAttempts: " + broken + "3' at 'maximumRetryAttempts'" + between
             + "have value less than or equal to 2\n"},
        {"retries as a string", withConfig(R"("MaximumRetryAttempts": "2")"),
         config
             + "/MaximumRetryAttempts: expected a whole number from -9007199254740991 to "
               "9007199254740991, found the string \"2\"\n"},
        {"age just below", withConfig(R"("MaximumEventAgeInSeconds": 59)"),
         config + "/MaximumEventAgeInSeconds: " + broken + "59' at 'maximumEventAgeInSeconds'"
             + between + "have value greater than or equal to 60\n"},
        {"age just above", withConfig(R"("MaximumEventAgeInSeconds": 21601)"),
         config + "/MaximumEventAgeInSeconds: " + broken + "21601' at 'maximumEventAgeInSeconds'"
             + between + "have value less than or equal to 21600\n",
         cannotTell}, // other rules allow more
        {"age above the limit of other rules",
         R"({"format": "retryscope-scenario", "version": 1, "invocations": [], "functions":
             [{"FunctionName": "fn", "EventInvokeConfigs": [{"MaximumEventAgeInSeconds": 86401}]}],
             "rules": {"profile": "retry-guide"}})",
         config + "/MaximumEventAgeInSeconds: " + broken + "86401' at 'maximumEventAgeInSeconds'"
             + between + "have value less than or equal to 86400\n"},
        {"two configs for one qualifier",
         withFunction(R"("EventInvokeConfigs": [{"MaximumRetryAttempts": 0},
             {"MaximumRetryAttempts": 1, "Qualifier": "$LATEST"}])"),
         "/functions/0/EventInvokeConfigs/1: expected at most one config for a qualifier, found "
         "another for $LATEST\n",
         cannotTell},
        {"destinations as an array", withConfig(R"("DestinationConfig": [])"),
         config + "/DestinationConfig: expected an object, found an array\n"},
        {"a side that does not exist", withConfig(R"("DestinationConfig": {"OnTimeout": {}})"),
         config
             + "/DestinationConfig/OnTimeout: expected one of the keys OnSuccess, OnFailure, found "
               "\"OnTimeout\"\n"},
        {"an unknown key of a side",
         withConfig(R"("DestinationConfig": {"OnSuccess": {"Arn": ""}})"),
         config
             + "/DestinationConfig/OnSuccess/Arn: expected only the key Destination, found "
               "\"Arn\"\n"},
        {"a destination that is no ARN", onSuccess("my-queue"),
         success + broken + "my-queue' at 'destinationConfig.onSuccess.destination'" + pattern},
        {"a destination of another service", onSuccess("arn:aws:dynamodb:us-east-1::table/t"),
         success
             + "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination="
               "arn:aws:dynamodb:us-east-1::table/t), onFailure=null) is invalid.\n"},
        {"a bucket for failures where the rules refuse it",
         R"({"format": "retryscope-scenario", "version": 1, "invocations": [],
             "rules": {"overrides": {"s3.target": "chapter"}}, "functions": [{"FunctionName": "fn",
             "EventInvokeConfigs": [{"DestinationConfig":
                 {"OnFailure": {"Destination": "arn:aws:s3:::b"}}}]}]})",
         config
             + "/DestinationConfig/OnFailure/Destination: The provided destination config "
               "DestinationConfig(onSuccess=null, onFailure=OnFailure(destination=arn:aws:s3:::b)) "
               "is invalid.\n",
         cannotTell},
        {"itself as a destination", onSuccess(lambda + "fn:live"),
         success + "You can't specify the function as a destination for itself.\n", cannotTell},
        {"a function that does not exist", onSuccess(lambda + "other"),
         success + "The destination ARN " + lambda + "other is invalid.\n", cannotTell},
        {"a function that the targets say is missing",
         R"({"format": "retryscope-scenario", "version": 1, "invocations": [], "functions":
             [{"FunctionName": "fn", "EventInvokeConfigs": [{"DestinationConfig": {"OnSuccess":
                 {"Destination": "arn:aws:lambda:us-east-1:123456789012:function:other"}}}]},
              {"FunctionName": "other"}],
             "targets": [{"Arn": "arn:aws:lambda:us-east-1:123456789012:function:other",
                          "exists": false}]})",
         success + "The destination ARN " + lambda + "other is invalid.\n", cannotTell},
        {"a function of another region",
         R"({"format": "retryscope-scenario", "version": 1, "invocations": [], "functions":
             [{"FunctionName": "fn", "EventInvokeConfigs": [{"DestinationConfig": {"OnSuccess":
                 {"Destination": "arn:aws:lambda:us-east-1:123456789012:function:other"}}}]},
              {"FunctionName": "other"}], "region": "eu-west-1"})",
         success + "The destination ARN " + lambda + "other is invalid.\n", cannotTell},
        {"a destination as null", withConfig(R"("DestinationConfig": {"OnSuccess": null})"),
         config + "/DestinationConfig/OnSuccess: expected an object, found null\n"},
        {"a dead-letter queue that is no ARN", deadLetters("arn"),
         queue + broken + "arn' at 'deadLetterConfig.targetArn'" + between
             + "satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()\n"},
        {"a FIFO dead-letter queue", deadLetters("arn:aws:sqs:us-east-1:123456789012:q.fifo"),
         queue
             + "Invalid dead letter queue ARN: FIFO SQS queue is not supported for dead letter "
               "configuration\n"},
        {"a dead-letter queue of another region",
         deadLetters("arn:aws:sqs:eu-west-1:123456789012:q"),
         queue
             + "Invalid dead letter queue ARN: The resource specified by the TargetArn must be in "
               "the same region as the Lambda function it's associated with.\n",
         cannotTell},
        {"a dead-letter target and an unknown key, in the document's order",
         withFunction(R"("DeadLetterConfig": {"TargetArn": "arn:aws:s3:::b", "Arn": ""})"),
         queue
             + "Invalid dead letter queue ARN: Only Amazon SQS queues and Amazon SNS topics are "
               "supported.\n"
               "/functions/0/DeadLetterConfig/Arn: expected only the key TargetArn, found "
               "\"Arn\"\n"},
    };
}

} // namespace retryscope::cases
