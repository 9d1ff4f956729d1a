#pragma once

#include "tests/support/scenarios.h"

#include <string>
#include <utility>

/// Short ways to write chains of functions down in a test.
namespace retryscope::sample {

/// What the ARN of a function begins with; its name follows.
inline const std::string functionArn = "arn:aws:lambda:us-east-1:123456789012:function:";

/// A function whose runs all go like `always`, with that config, and no retries whatever it says.
inline Function triedOnce(std::string name, const EventInvokeConfig &config, Outcome always)
{
    Function result = function(std::move(name), std::move(always));
    result.eventInvokeConfigs = {config};
    result.eventInvokeConfigs[0].maximumRetryAttempts = 0;
    return result;
}

} // namespace retryscope::sample
