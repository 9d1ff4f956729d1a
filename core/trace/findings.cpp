#include "core/trace/findings.h"

#include "core/trace/functionview.h"
#include "core/trace/trace.h"

#include <algorithm>

namespace retryscope {

namespace {

/// What the run of a function lost: one finding, however many events.
struct Losses
{
    std::size_t count = 0;
    InvocationId first;
};

std::string number(InvocationId invocation)
{
    return '#' + std::to_string(invocation.value + 1);
}

void addLosses(std::vector<Finding> &findings, const Trace &trace)
{
    if (trace.totalsAfter(trace.size()).in(Phase::Lost) == 0)
        return;
    std::vector<Losses> losses(trace.scenario().functions.size());
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        if (!std::holds_alternative<Lost>(trace.fact({i})))
            continue;
        const InvocationId invocation = *trace.invocationOf({i});
        Losses &loss = losses[trace.reference(invocation).function->value];
        if (loss.count++ == 0)
            loss.first = invocation;
    }
    for (std::size_t i = 0; i < losses.size(); ++i) {
        if (losses[i].count == 0)
            continue;
        const std::string &name = trace.scenario().functions[i].name;
        const bool isOne = losses[i].count == 1;
        findings.push_back({FindingId::LostEvents, childPointer("/functions", i),
                            isOne ? name + " lost an event."
                                  : name + " lost " + std::to_string(losses[i].count) + " events.",
                            isOne ? "It failed, and no delivery of " + number(losses[i].first)
                                    + " arrived anywhere."
                                  : "They failed, and no delivery arrived anywhere; the first was "
                                    + number(losses[i].first) + '.',
                            "Look at its end, and give it an OnFailure destination that works."});
    }
}

void addCutChain(std::vector<Finding> &findings, const Trace &trace)
{
    if (!trace.isTruncated())
        return;
    findings.push_back({FindingId::CutChain, "/functions", "The run was cut.",
                        "Deliveries started so many invocations, or so long a chain of them, that "
                        "the rest was left out.",
                        "Break the loop; without it the run is complete."});
}

} // namespace

const char *name(FindingId id)
{
    switch (id) {
    case FindingId::SilentLoss:
        return "silent-loss";
    case FindingId::NoRetry:
        return "no-retry";
    case FindingId::NoSecondRetry:
        return "no-second-retry";
    case FindingId::TargetMissing:
        return "target-missing";
    case FindingId::TargetNotAllowed:
        return "target-not-allowed";
    case FindingId::ReportedTwice:
        return "reported-twice";
    case FindingId::SuccessLoop:
        return "success-loop";
    case FindingId::RecursiveChain:
        return "recursive-chain";
    case FindingId::FifoTarget:
        return "fifo-target";
    case FindingId::ZeroConcurrency:
        return "zero-concurrency";
    case FindingId::UnusedDestinations:
        return "unused-destinations";
    case FindingId::TimeoutBeyondAge:
        return "timeout-beyond-age";
    case FindingId::KeptSetting:
        return "kept-setting";
    case FindingId::LostEvents:
        return "lost-events";
    case FindingId::CutChain:
        return "cut-chain";
    }
    return "";
}

std::vector<Finding> findingsOf(const Scenario &scenario, const Rules &rules)
{
    const Catalog catalog(scenario);
    std::vector<FunctionView> views;
    for (std::uint32_t i = 0; i < scenario.functions.size(); ++i)
        views.push_back(functionView(scenario, rules, catalog, {i}));

    std::vector<Finding> findings;
    for (const FunctionView &view : views) {
        addConfigFindings(findings, view);
        addTargetFindings(findings, view);
        addKeptSettings(findings, view);
    }
    addChainFindings(findings, views);
    return findings;
}

std::vector<Finding> findingsOf(const Trace &trace)
{
    std::vector<Finding> findings;
    addLosses(findings, trace);
    addCutChain(findings, trace);
    const auto ofScenario = findingsOf(trace.scenario(), trace.rules());
    findings.insert(findings.end(), ofScenario.begin(), ofScenario.end());
    std::ranges::stable_sort(findings, {},
                             [](const Finding &finding) { return severity(finding.id); });
    return findings;
}

} // namespace retryscope
