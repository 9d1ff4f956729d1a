#include "core/rules/ruleid.h"

#include <array>

namespace retryscope {

const char *name(RuleId id)
{
    static constexpr std::array<const char *, ruleCount> names{
        "retry.waits",
        "throttle.handling",
        "age.maximum",
        "age.check",
        "failure.fanout",
        "fifo.targets",
        "s3.target",
        "lambda.target",
        "payload.limit",
        "record.shape",
        "record.success-count",
        "record.exhausted-name",
        "returned-error.meaning",
        "permission.missing",
        "config.place",
        "esm.destinations",
        "acceptance.checks",
        "duplicates",
        "dispatch.order",
        "function.gone",
        "recursion.detection",
        "concurrency.zero",
        "concurrency.places",
        "run.outcome",
        "run.timeout",
        "retry.attempts",
        "age.at-dispatch",
        "success.end",
        "delivery.checks",
        "event.loss",
        "synchronous.call",
        "settings.change",
    };
    return names[static_cast<std::size_t>(id)];
}

} // namespace retryscope
