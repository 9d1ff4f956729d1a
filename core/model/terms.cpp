#include "core/model/terms.h"

namespace retryscope {

const char *name(Condition condition)
{
    switch (condition) {
    case Condition::Success:
        return "Success";
    case Condition::RetriesExhausted:
        return "RetriesExhausted";
    case Condition::EventAgeExceeded:
        return "EventAgeExceeded";
    case Condition::ZeroReservedConcurrency:
        return "ZeroReservedConcurrency";
    case Condition::RecursiveInvocation:
        return "RecursiveInvocation";
    }
    return "";
}

const char *name(Via via)
{
    switch (via) {
    case Via::OnSuccess:
        return "OnSuccess";
    case Via::OnFailure:
        return "OnFailure";
    case Via::DeadLetterQueue:
        return "DeadLetterQueue";
    }
    return "";
}

const char *name(Problem problem)
{
    switch (problem) {
    case Problem::NotFound:
        return "NotFound";
    case Problem::AccessDenied:
        return "AccessDenied";
    case Problem::Unavailable:
        return "Unavailable";
    case Problem::TooLarge:
        return "TooLarge";
    case Problem::Recursive:
        return "Recursive";
    }
    return "";
}

const char *name(Failure failure)
{
    switch (failure) {
    case Failure::Error:
        return "error";
    case Failure::InitError:
        return "initError";
    case Failure::Timeout:
        return "timeout";
    case Failure::Exit:
        return "exit";
    case Failure::OutOfMemory:
        return "outOfMemory";
    case Failure::NotFound:
        return "notFound";
    }
    return "";
}

} // namespace retryscope
