#include "core/trace/step.h"

#include "core/model/overloaded.h"

namespace retryscope {

const char *typeName(const Fact &fact)
{
    return std::visit(Overloaded{
                          [](const Accepted &) { return "accepted"; },
                          [](const Rejected &) { return "rejected"; },
                          [](const AttemptStarted &) { return "attemptStarted"; },
                          [](const AttemptSucceeded &) { return "attemptSucceeded"; },
                          [](const AttemptFailed &) { return "attemptFailed"; },
                          [](const Refused &) { return "refused"; },
                          [](const Ended &) { return "ended"; },
                          [](const Delivered &) { return "delivered"; },
                          [](const DeliveryFailed &) { return "deliveryFailed"; },
                          [](const Lost &) { return "lost"; },
                          [](const Answered &) { return "answered"; },
                          [](const Changed &) { return "changed"; },
                          [](const ChangeRefused &) { return "changeRefused"; },
                      },
                      fact);
}

} // namespace retryscope
