#include "ui/models/marks.h"

#include "core/model/overloaded.h"

namespace retryscope {

using style::Mark;

namespace {

Mark markOf(Condition condition)
{
    switch (condition) {
    case Condition::Success:
        return Mark::Succeeded;
    case Condition::EventAgeExceeded:
        return Mark::Expired;
    case Condition::RetriesExhausted:
    case Condition::ZeroReservedConcurrency:
    case Condition::RecursiveInvocation:
        return Mark::Failed;
    }
    return Mark::Failed;
}

} // namespace

Mark markOf(const InvocationState &state)
{
    switch (state.phase) {
    case Phase::Queued:
        return Mark::Queued;
    case Phase::Running:
    case Phase::Ending:
        return Mark::Running;
    case Phase::BackingOff:
        return Mark::BackOff;
    case Phase::Refused:
        return Mark::Refusal;
    case Phase::Succeeded:
    case Phase::Answered:
        return Mark::Succeeded;
    case Phase::Failed:
        return markOf(state.condition);
    case Phase::Lost:
        return Mark::Lost;
    case Phase::Rejected:
        return Mark::Rejected;
    }
    return Mark::Queued;
}

Mark markOf(const Fact &fact)
{
    return std::visit(Overloaded{
                          [](const Accepted &) { return Mark::Queued; },
                          [](const Rejected &) { return Mark::Rejected; },
                          [](const AttemptStarted &) { return Mark::Running; },
                          [](const AttemptSucceeded &) { return Mark::Succeeded; },
                          [](const AttemptFailed &) { return Mark::Failed; },
                          [](const Refused &) { return Mark::Refusal; },
                          [](const Ended &ended) { return markOf(ended.condition); },
                          [](const Delivered &) { return Mark::Delivered; },
                          [](const DeliveryFailed &) { return Mark::DeliveryFailed; },
                          [](const Lost &) { return Mark::Lost; },
                          [](const Answered &answered) {
                              const bool isFine =
                                  answered.statusCode < 300 && !answered.functionError;
                              return isFine ? Mark::Succeeded : Mark::Failed;
                          },
                          [](const Changed &) { return Mark::Ghost; },
                          [](const ChangeRefused &) { return Mark::Rejected; },
                      },
                      fact);
}

} // namespace retryscope
