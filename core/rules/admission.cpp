#include "core/rules/admission.h"

#include "core/rules/arnpattern.h"
#include "core/rules/refusal.h"

#include <algorithm>

namespace retryscope::admission {

namespace {

Refusal notFound(std::string message)
{
    return {"ResourceNotFoundException", std::move(message), {}};
}

/// Both ends included. The form is recorded for another member (inferred for ours).
struct Limits
{
    std::int64_t least = 0;
    std::int64_t most = 0;
};

std::optional<Refusal> outOfRange(std::int64_t value, Limits limits, std::string_view member,
                                  std::string_view key)
{
    const auto refused = [&](std::string_view comparison, std::int64_t bound) {
        std::string where = "/";
        where += key;
        return violation({std::to_string(value), member, std::move(where)},
                         "have value " + std::string(comparison) + " than or equal to "
                             + std::to_string(bound));
    };
    if (value < limits.least)
        return refused("greater", limits.least);
    if (value > limits.most)
        return refused("less", limits.most);
    return std::nullopt;
}

void checkDestination(std::vector<Refusal> &refusals, Via side,
                      const std::optional<DestinationSetting> &setting)
{
    constexpr std::ptrdiff_t longest = 350; // characters
    if (!setting || !setting->destination)
        return;
    const std::string &arn = *setting->destination;
    const Member member{arn,
                        side == Via::OnSuccess ? "destinationConfig.onSuccess.destination"
                                               : "destinationConfig.onFailure.destination",
                        destinationPointer(side)};
    if (!arnpattern::isDestination(arn)) {
        refusals.push_back(violation(
            member, "satisfy regular expression pattern: " + std::string(arnpattern::destination)));
    }
    const auto characters = std::ranges::count_if(
        arn, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    // The limit is the API model's; the message is inferred, its place after the pattern assumed.
    if (characters > longest)
        refusals.push_back(violation(member, "have length less than or equal to 350"));
}

} // namespace

std::vector<Refusal> brokenConstraints(const Rules &rules, const EventInvokeConfig &config)
{
    std::vector<Refusal> refusals;
    const auto add = [&](std::optional<Refusal> refusal) {
        if (refusal)
            refusals.push_back(std::move(*refusal));
    };
    if (config.maximumRetryAttempts) {
        add(outOfRange(*config.maximumRetryAttempts, {0, 2}, "maximumRetryAttempts",
                       "MaximumRetryAttempts"));
    }
    if (config.maximumEventAgeInSeconds) {
        const auto most = std::chrono::floor<std::chrono::seconds>(rules.ageMaximum).count();
        add(outOfRange(*config.maximumEventAgeInSeconds, {60, most}, "maximumEventAgeInSeconds",
                       "MaximumEventAgeInSeconds"));
    }
    if (config.destinationConfig) {
        checkDestination(refusals, Via::OnSuccess, config.destinationConfig->onSuccess);
        checkDestination(refusals, Via::OnFailure, config.destinationConfig->onFailure);
    }
    return refusals;
}

std::optional<Refusal> joined(const std::vector<Refusal> &constraints)
{
    if (constraints.size() <= 1)
        return constraints.empty() ? std::nullopt : std::optional(constraints.front());
    std::string message = std::to_string(constraints.size()) + " validation errors detected: ";
    for (const Refusal &constraint : constraints) {
        if (&constraint != &constraints.front())
            message += "; ";
        message += std::string_view(constraint.message).substr(oneViolationBegin.size());
    }
    return Refusal{constraints.front().code, std::move(message), constraints.front().where};
}

std::optional<Refusal> emptyCall(const EventInvokeConfig &config)
{
    const auto &sides = config.destinationConfig;
    if (config.maximumRetryAttempts || config.maximumEventAgeInSeconds
        || (sides && (sides->onSuccess || sides->onFailure)))
        return std::nullopt;
    return invalidParameter(
        "You must specify at least one of error handling or destination setting.", {});
}

std::optional<Refusal> timeout(std::int64_t seconds)
{
    return outOfRange(seconds, {1, 900}, "timeout", "Timeout");
}

std::optional<Refusal> reservedConcurrency(std::int64_t places, std::int64_t accountConcurrency)
{
    const char *key = "ReservedConcurrentExecutions";
    if (places > accountConcurrency) {
        // 100 is what an ordinary account has to leave; that we don't ask for it is a scenario's
        // liberty.
        return invalidParameter("Specified ReservedConcurrentExecutions for function decreases "
                                "account's UnreservedConcurrentExecution below its minimum value "
                                "of [100].",
                                std::string("/") + key);
    }
    return outOfRange(places, {0, accountConcurrency}, "reservedConcurrentExecutions", key);
}

std::optional<Refusal> recursiveLoop(std::string_view value)
{
    if (value == "Allow" || value == "Terminate")
        return std::nullopt;
    return violation({std::string(value), "recursiveLoop", "/RecursiveLoop"},
                     "satisfy enum value set: [Terminate, Allow]");
}

Refusal eventInvokeFunctionMissing()
{
    return notFound("The function doesn't exist.");
}

Refusal eventInvokeConfigMissing(const Home &home, const FunctionReference &function)
{
    return notFound("The function " + functionArn(home, function.name) + ':' + function.qualifier
                    + " doesn't have an EventInvokeConfig");
}

Refusal functionNotFound(const Home &home, std::string_view functionName,
                         std::string_view qualifier)
{
    std::string message = "Function not found: " + functionArn(home, functionName);
    if (!qualifier.empty()) {
        message += ':';
        message += qualifier;
    }
    return notFound(std::move(message));
}

Refusal aliasNotFound(const Home &home, const FunctionReference &alias)
{
    return notFound("Cannot find alias arn: " + functionArn(home, alias.name) + ':'
                    + alias.qualifier);
}

} // namespace retryscope::admission
