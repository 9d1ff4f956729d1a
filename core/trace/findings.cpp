#include "core/trace/findings.h"

#include "core/trace/functionview.h"
#include "core/trace/trace.h"

#include <algorithm>

namespace retryscope {

namespace {

/// What the run of one qualifier of a function lost: one finding, however many events.
struct Losses
{
    FunctionIndex function;
    std::string qualifier;
    std::size_t count = 0;
    InvocationId first;
};

std::string number(InvocationId invocation)
{
    return '#' + std::to_string(invocation.value + 1);
}

/// In the order of functions; of one function in the order of the first loss.
std::vector<Losses> lossesOf(const Trace &trace)
{
    std::vector<Losses> losses;
    if (trace.totalsAfter(trace.size()).in(Phase::Lost) == 0)
        return losses;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        if (!std::holds_alternative<Lost>(trace.fact({i})))
            continue;
        const InvocationId invocation = *trace.invocationOf({i});
        const Reference &reference = trace.reference(invocation);
        const auto isSame = [&](const Losses &loss) {
            return loss.function == *reference.function
                && loss.qualifier == reference.text.qualifier;
        };
        const auto known = std::ranges::find_if(losses, isSame);
        if (known == losses.end())
            losses.push_back({*reference.function, reference.text.qualifier, 1, invocation});
        else
            ++known->count;
    }
    std::ranges::stable_sort(losses, {}, &Losses::function);
    return losses;
}

void addLosses(std::vector<Finding> &findings, const Trace &trace)
{
    for (const Losses &loss : lossesOf(trace)) {
        std::string name = trace.scenario().functions[loss.function.value].name;
        if (loss.qualifier != latestVersion)
            name += ':' + loss.qualifier;
        const bool isOne = loss.count == 1;
        findings.push_back(
            {FindingId::LostEvents, childPointer("/functions", std::size_t{loss.function.value}),
             isOne ? name + " lost an event."
                   : name + " lost " + std::to_string(loss.count) + " events.",
             isOne ? "It failed, and no delivery of " + number(loss.first) + " arrived anywhere."
                   : "They failed, and no delivery arrived anywhere; the first was "
                     + number(loss.first) + '.',
             "Look at its end, and give it an OnFailure destination that works.", loss.function,
             loss.qualifier});
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
        const std::size_t first = findings.size();
        addConfigFindings(findings, view);
        addTargetFindings(findings, view);
        addKeptSettings(findings, view);
        for (std::size_t i = first; i < findings.size(); ++i)
            findings[i].function = view.index;
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
