#pragma once

#include "core/formats/importnames.h"
#include "core/formats/importreport.h"
#include "core/model/arn.h"
#include "core/model/function.h"
#include "core/model/json.h"
#include "core/model/scenario.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// A setting as a file spells it, not yet checked as AWS checks it.
struct DraftNumber
{
    std::int64_t value = 0;
    ImportPlace place;
};

/// A destination or dead-letter queue, likewise.
struct DraftDestination
{
    std::string arn; ///< whatever text is there
    ImportPlace place;
    std::string remark; ///< what to say first if AWS refuses it; may be empty
};

struct DraftConfig
{
    std::string qualifier = latestVersion;
    ImportPlace place;
    std::optional<DraftNumber> maximumRetryAttempts;
    std::optional<DraftNumber> maximumEventAgeInSeconds;
    std::optional<DraftDestination> onSuccess;
    std::optional<DraftDestination> onFailure;
    bool isSaved = false; ///< AWS has it, so that it counts even if it sets nothing
};

/// A function, with what the files tell of it so far.
struct DraftFunction
{
    std::string name;
    std::string logicalId;
    ImportPlace place;
    std::optional<DraftNumber> timeoutSeconds;
    std::optional<DraftNumber> memorySize;
    std::optional<DraftNumber> reservedConcurrentExecutions;
    RecursiveLoop recursiveLoop = RecursiveLoop::Terminate;
    std::optional<DraftDestination> deadLetterTarget;
    std::vector<std::string> versions;
    std::vector<Alias> aliases;
    std::vector<DraftConfig> configs;
    std::string usualQualifier; ///< what its triggers invoke, if they say so
    std::optional<Source> trigger; ///< what sends it events
    std::string polledSource; ///< what is polled for it, as messages call it; may be empty
    bool isStandIn = false; ///< known only as the destination of another function
};

/// A queue, topic, bus or bucket of the files.
struct DraftTarget
{
    std::string logicalId;
    ImportPlace place;
    std::string remark; ///< a note for the case that something is sent to it; may be empty
};

/// A function that gets what a topic or bucket gets.
struct DraftSubscription
{
    std::string targetArn;
    std::string functionName;
};

/// A rule that passes some events of a bus on to a function.
struct DraftRule
{
    ImportPlace place;
    std::string busArn;
    Json pattern;
    std::string functionName;
};

/// What all files together tell, on its way to a scenario. Settings are kept as they are written;
/// `assembled` checks them.
struct Draft
{
    Home home;
    std::string description;
    std::deque<DraftFunction> functions; ///< a deque, so that references to one stay valid
    std::map<std::string, DraftTarget, std::less<>> targets; ///< by ARN
    std::vector<DraftSubscription> subscriptions;
    std::vector<DraftRule> rules;
    bool isDeployed = false; ///< some settings were read from AWS, so the account allows them

    /// The function of that name; null if there is none.
    [[nodiscard]] DraftFunction *find(std::string_view name);

    /// The function that `text` names: an ARN, `name` or `name:qualifier`; null if there is none.
    [[nodiscard]] DraftFunction *named(std::string_view text);

    /// The function of that name, entered if it is not there. `name` is valid for AWS.
    DraftFunction &entered(const std::string &name, const ImportPlace &place);

    /// A name for a new function: `wanted`, cleaned and cut, with a number if it is taken.
    [[nodiscard]] std::string freeFunctionName(std::string_view wanted);
};

/// A name or ARN without its qualifier, and the qualifier.
[[nodiscard]] FunctionReference referenceOf(std::string_view text);

/// Enters a version if it is not there; `$LATEST` always is.
void ensureVersion(DraftFunction &function, const std::string &version);

/// Enters an alias if none of that name is there.
void ensureAlias(DraftFunction &function, const Alias &alias);

} // namespace retryscope
