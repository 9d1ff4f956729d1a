#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace retryscope {

/// Builds a trace step by step, so that a test needs no engine and says what it wants to see.
///
/// The function `order-processor` has version 2, the alias `live` for it, maximum age 90 s on the
/// alias, a DLQ and OnFailure; `receipt-mailer` has nothing. Entries of `invocations` by number:
/// 0 `order-processor`, 1 `order-processor:live`, 2 `receipt-mailer`, 3 one that does not exist,
/// 4 a synchronous call of `order-processor`.
class HandmadeTrace
{
public:
    static Scenario scenario()
    {
        const std::string prefix = "arn:aws:sqs:us-east-1:123456789012:";
        Function processor;
        processor.name = "order-processor";
        processor.deadLetterTargetArn = prefix + "orders-dlq";
        processor.versions = {"2"};
        processor.aliases = {{"live", "2"}};
        EventInvokeConfig live;
        live.qualifier = "live";
        live.maximumEventAgeInSeconds = 90;
        live.destinationConfig = DestinationConfig{
            DestinationSetting{prefix + "orders-done"},
            DestinationSetting{"arn:aws:sns:us-east-1:123456789012:orders-failed"}};
        processor.eventInvokeConfigs = {live};
        Outcome error;
        error.type = OutcomeType::Error;
        error.errorType = "UpstreamTimeout";
        error.errorMessage = "payment service did not answer";
        processor.behavior = {{When(), error}};
        Function mailer;
        mailer.name = "receipt-mailer";

        Scenario scenario;
        scenario.title = "Handmade";
        scenario.functions = {processor, mailer};
        for (const auto &[name, qualifier] :
             {std::pair("order-processor", latestVersion), std::pair("order-processor", "live"),
              std::pair("receipt-mailer", latestVersion), std::pair("nobody", latestVersion),
              std::pair("order-processor", latestVersion)}) {
            ScenarioInvocation entry;
            entry.function = {name, qualifier};
            scenario.invocations.push_back(entry);
        }
        scenario.invocations.back().type = InvocationType::RequestResponse;
        return scenario;
    }

    explicit HandmadeTrace(Scenario scenario = HandmadeTrace::scenario(), const Rules &rules = {})
        : m_trace(std::move(scenario), rules)
    {
    }

    /// The next invocation, of that entry.
    InvocationId call(std::uint32_t entry)
    {
        Origin origin;
        origin.luck = m_trace.invocationCount() + 1;
        origin.entry = entry;
        origin.reference = m_trace.catalog().referenceOfEntry(entry);
        origin.type = m_trace.scenario().invocations[entry].type;
        return m_trace.add(origin);
    }

    /// The next invocation, a second dispatch of the one before it.
    InvocationId duplicate()
    {
        Origin origin = m_trace.origin({static_cast<std::uint32_t>(m_trace.invocationCount() - 1)});
        origin.duplicate = true;
        return m_trace.add(origin);
    }

    /// Adds a step; its cause is the invocation's step before it.
    StepIndex step(Duration at, std::optional<InvocationId> invocation, const Fact &fact,
                   RuleId rule = RuleId::DispatchOrder)
    {
        std::optional<StepIndex> cause;
        for (std::uint32_t i = 0; invocation && i < m_trace.size(); ++i) {
            if (m_trace.invocationOf({i}) == invocation)
                cause = StepIndex{i};
        }
        return m_trace.append({Instant(at), invocation, cause, rule, fact});
    }

    Trace &trace() { return m_trace; }

    [[nodiscard]] TargetIndex target(std::string_view name) const
    {
        std::uint32_t i = 0;
        while (shortName(m_trace.catalog().target(TargetIndex{i}).arn) != name)
            ++i;
        return {i};
    }

    /// The outcome `UpstreamTimeout` of `order-processor`.
    [[nodiscard]] OutcomeIndex error() const { return m_trace.catalog().outcomesOfFunction({0}); }
    [[nodiscard]] VersionIndex version(std::string_view name) const
    {
        return m_trace.catalog().version(name);
    }

    Trace finished() &&
    {
        const std::size_t size = m_trace.size();
        const Instant end =
            size == 0 ? Instant() : m_trace.at({static_cast<std::uint32_t>(size - 1)});
        m_trace.finish(end, false);
        return std::move(m_trace);
    }

private:
    Trace m_trace;
};

} // namespace retryscope
