#include "core/model/scenario.h"

namespace retryscope {

const char *name(InvocationType type)
{
    switch (type) {
    case InvocationType::Event:
        return "Event";
    case InvocationType::RequestResponse:
        return "RequestResponse";
    case InvocationType::DryRun:
        return "DryRun";
    }
    return "";
}

const char *name(Source source)
{
    switch (source) {
    case Source::Sdk:
        return "sdk";
    case Source::S3:
        return "s3";
    case Source::Sns:
        return "sns";
    case Source::EventBridge:
        return "eventbridge";
    case Source::Scheduler:
        return "scheduler";
    case Source::Ses:
        return "ses";
    case Source::Logs:
        return "logs";
    case Source::Config:
        return "config";
    case Source::CodeCommit:
        return "codecommit";
    case Source::CloudFormation:
        return "cloudformation";
    case Source::Iot:
        return "iot";
    }
    return "";
}

} // namespace retryscope
