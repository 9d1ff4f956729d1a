#include "core/model/terms.h"
#include "core/trace/functionview.h"

#include <algorithm>
#include <optional>

namespace retryscope {

namespace {

/// A target that a setting names.
struct Use
{
    const SlotView *slot = nullptr; ///< null for the dead-letter queue
    Via via = Via::OnSuccess;
    TargetIndex target;
};

std::vector<Use> usesOf(const FunctionView &view)
{
    std::vector<Use> uses;
    for (const SlotView &slot : view.slotViews) {
        if (view.of(slot).onSuccess)
            uses.push_back({&slot, Via::OnSuccess, *view.of(slot).onSuccess});
        if (view.of(slot).onFailure)
            uses.push_back({&slot, Via::OnFailure, *view.of(slot).onFailure});
    }
    if (view.settings.deadLetterQueue)
        uses.push_back({nullptr, Via::DeadLetterQueue, *view.settings.deadLetterQueue});
    return uses;
}

std::string pointerOf(const FunctionView &view, const Use &use)
{
    if (!use.slot)
        return view.where + "/DeadLetterConfig/TargetArn";
    return use.slot->where + "/DestinationConfig/" + name(use.via) + "/Destination";
}

std::string settingOf(const FunctionView &view, const Use &use)
{
    return use.slot ? use.slot->name + ": " + name(use.via)
                    : view.function.name + ": the dead-letter queue";
}

/// A Lambda target whose function or qualifier the scenario does not have, or a target that is
/// gone.
bool isMissing(const FunctionView &view, const CatalogTarget &target)
{
    if (target.listed && !target.listed->exists)
        return true;
    if (target.kind != TargetKind::Function)
        return false;
    return !target.function || !view.catalog.reference(*target.function).slot;
}

void addExistence(std::vector<Finding> &findings, const FunctionView &view, const Use &use)
{
    const CatalogTarget &target = view.catalog.target(use.target);
    const std::string setting = settingOf(view, use);
    if (isMissing(view, target)) {
        findings.push_back(
            {FindingId::TargetMissing, pointerOf(view, use), setting + " leads nowhere.",
             std::string(shortName(target.arn)) + " does not exist, so what is sent there is lost.",
             "Create the target, or name one that exists."});
    } else if (target.listed && !target.listed->allowed) {
        findings.push_back(
            {FindingId::TargetNotAllowed, pointerOf(view, use), setting + " is not allowed.",
             "The function's role may not send to " + std::string(shortName(target.arn))
                 + ", so what is sent there is lost.",
             "Give the execution role the permission to send there."});
    }
}

void addFifo(std::vector<Finding> &findings, const FunctionView &view, const Use &use)
{
    const CatalogTarget &target = view.catalog.target(use.target);
    if (!isFifo(target.arn))
        return;
    findings.push_back({FindingId::FifoTarget, pointerOf(view, use),
                        settingOf(view, use) + " is a FIFO target.",
                        "AWS refuses FIFO queues and topics here; these rules accept "
                            + std::string(shortName(target.arn)) + '.',
                        "Use a standard queue or topic."});
}

/// The first call whose event came from the target, by its ARN in the event or by a subscription.
bool isSource(const FunctionView &view, const CatalogTarget &target)
{
    const bool subscribes = std::ranges::any_of(target.subscribers, [&](ReferenceIndex index) {
        return view.catalog.reference(index).function == view.index;
    });
    if (subscribes)
        return true;
    for (std::size_t i = 0; i < view.scenario.invocations.size(); ++i) {
        const ScenarioInvocation &entry = view.scenario.invocations[i];
        const bool fromService = entry.source == Source::Sns || entry.source == Source::S3
            || entry.source == Source::EventBridge;
        if (fromService && entry.function.name == view.function.name
            && compactText(entry.payload).find('"' + target.arn + '"') != std::string::npos)
            return true;
    }
    return false;
}

void addLoop(std::vector<Finding> &findings, const FunctionView &view, const Use &use)
{
    const CatalogTarget &target = view.catalog.target(use.target);
    if (use.via != Via::OnSuccess || !isSource(view, target))
        return;
    findings.push_back({FindingId::SuccessLoop, pointerOf(view, use),
                        settingOf(view, use) + " leads back to the function.",
                        "Each success sends a record to " + std::string(shortName(target.arn))
                            + ", which calls the function again: a loop.",
                        "Send the records to a target that does not call this function."});
}

/// Which functions one function's deliveries call, an EventBridge hop aside: it starts a new chain.
std::vector<FunctionIndex> calledBy(const FunctionView &view)
{
    std::vector<FunctionIndex> called;
    for (const Use &use : usesOf(view)) {
        const CatalogTarget &target = view.catalog.target(use.target);
        if (target.kind == TargetKind::Bus)
            continue;
        std::vector<ReferenceIndex> references = target.subscribers;
        if (target.function)
            references.push_back(*target.function);
        for (const ReferenceIndex index : references) {
            if (const auto function = view.catalog.reference(index).function)
                called.push_back(*function);
        }
    }
    return called;
}

/// The shortest way from `start` back to it, without its last hop; empty if there is none.
std::vector<FunctionIndex> circleFrom(FunctionIndex start,
                                      const std::vector<std::vector<FunctionIndex>> &calls)
{
    std::vector<std::optional<FunctionIndex>> from(calls.size());
    std::vector<FunctionIndex> reached{start};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        const FunctionIndex function = reached[i];
        for (const FunctionIndex next : calls[function.value]) {
            if (next == start) {
                std::vector<FunctionIndex> way{function};
                while (way.back() != start)
                    way.push_back(*from[way.back().value]);
                std::ranges::reverse(way);
                return way;
            }
            if (!from[next.value]) {
                from[next.value] = function;
                reached.push_back(next);
            }
        }
    }
    return {};
}

} // namespace

void addTargetFindings(std::vector<Finding> &findings, const FunctionView &view)
{
    for (const Use &use : usesOf(view)) {
        const std::size_t first = findings.size();
        addExistence(findings, view, use);
        addFifo(findings, view, use);
        addLoop(findings, view, use);
        for (std::size_t i = first; i < findings.size() && use.slot; ++i)
            findings[i].qualifier = view.catalog.qualifiers(view.index)[use.slot->slot.value];
    }
}

void addChainFindings(std::vector<Finding> &findings, const std::vector<FunctionView> &views)
{
    std::vector<std::vector<FunctionIndex>> calls;
    calls.reserve(views.size());
    for (const FunctionView &view : views)
        calls.push_back(calledBy(view));
    for (const FunctionView &view : views) {
        const auto circle = circleFrom(view.index, calls);
        // Told once, at the circle's first function.
        if (circle.empty() || std::ranges::min(circle) != view.index)
            continue;
        std::string way;
        for (const FunctionIndex function : circle)
            way += views[function.value].function.name + " \u2192 ";
        way += view.function.name;
        const bool isStopped = view.settings.recursiveLoop == RecursiveLoop::Terminate;
        findings.push_back({FindingId::RecursiveChain, view.where,
                            "Deliveries of " + view.function.name + " can call it again.",
                            way
                                + (isStopped ? ": recursion detection stops the 17th invocation of "
                                               "a function in a chain."
                                             : ": RecursiveLoop is Allow, so nothing stops it."),
                            "Break the circle, unless it is meant.", view.index});
    }
}

} // namespace retryscope
