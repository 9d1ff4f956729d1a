#include "core/rules/routing.h"

namespace retryscope {

Routing failureRouting(const Rules &rules, bool hasDeadLetterQueue, bool hasOnFailure)
{
    Routing routing;
    const auto add = [&](Via via, bool isSet) {
        if (isSet)
            routing.via[routing.count++] = via;
    };
    switch (rules.failureFanout) {
    case FailureFanout::Both:
        add(Via::DeadLetterQueue, hasDeadLetterQueue);
        add(Via::OnFailure, hasOnFailure);
        break;
    case FailureFanout::OnFailureFirst:
        add(Via::OnFailure, hasOnFailure);
        add(Via::DeadLetterQueue, hasDeadLetterQueue);
        break;
    case FailureFanout::OnFailureElseDeadLetterQueue:
        add(Via::OnFailure, hasOnFailure);
        add(Via::DeadLetterQueue, hasDeadLetterQueue && !hasOnFailure);
        break;
    }
    return routing;
}

std::size_t bodyLimit(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Queue:
    case TargetKind::Bus:
    case TargetKind::Function:
        return 1'048'576;
    case TargetKind::Topic:
        return 262'144;
    case TargetKind::Bucket:
    case TargetKind::Other:
        return 0;
    }
    return 0;
}

} // namespace retryscope
