#pragma once

#include "core/model/scenario.h"
#include "core/rules/rules.h"
#include "tests/core/twin/call.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace retryscope::twin {

/// The samples of a statistic.
struct Statistic
{
    std::int64_t count = 0;
    std::int64_t maximum = 0;
    std::int64_t sum = 0;
    void add(Duration sample);
};

struct Metrics
{
    std::map<std::string, int> sums; ///< by AWS's name
    Statistic asyncEventAge;
    Statistic duration;
    int concurrentExecutions = 0;
};

/// A function as it is now.
struct FunctionState
{
    Function settings;
    bool gone = false;
    int inFlight = 0;
    Metrics metrics;
};

/// The functions and targets as they are now, and what the scenario's changes do to them.
class World
{
public:
    World(const Scenario &scenario, const Rules &rules);

    /// Makes the change, or leaves everything as it is if AWS would refuse it.
    void apply(const Change &change);

    /// The function, also if it is gone; it must be one of the scenario.
    [[nodiscard]] FunctionState &function(const std::string &name);
    [[nodiscard]] bool hasFunction(const FunctionReference &reference) const;
    [[nodiscard]] Snapshot snapshot(const FunctionReference &reference) const;
    [[nodiscard]] bool hasFreePlace(const FunctionState &function) const;

    /// What `targets` and its changes say of the ARN; for a function also whether it is there.
    [[nodiscard]] Target target(const std::string &arn) const;

private:
    [[nodiscard]] bool isAccepted(const FunctionChange &change) const;
    [[nodiscard]] bool isAccepted(const std::string &function, const EventInvokeConfig &config,
                                  bool isUpdate) const;
    [[nodiscard]] bool isAcceptedDestination(const std::string &function, const std::string &arn,
                                             bool onSuccess) const;
    [[nodiscard]] bool isAcceptedDeadLetterTarget(const std::string &arn) const;
    void save(Function &function, const FunctionCall &call);

    const Scenario &m_scenario;
    const Rules &m_rules;
    std::map<std::string, FunctionState> m_functions;
    std::map<std::string, Target> m_targets;
};

} // namespace retryscope::twin
