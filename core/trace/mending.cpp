#include "core/trace/mending.h"

#include "core/trace/functionview.h"
#include "core/trace/retrybounds.h"

#include <algorithm>

namespace retryscope {

namespace {

const std::string destinationKey = "DestinationConfig";

Json sendingTo(const std::string &arn)
{
    return Json::Object{{"OnFailure", Json(Json::Object{{"Destination", arn}})}};
}

/// A queue of its own for the function's failures: one that no target of the scenario is.
std::string freshQueue(const FunctionView &view)
{
    const Home &home = view.scenario.home;
    const std::string stem =
        "arn:aws:sqs:" + home.region + ':' + home.accountId + ':' + view.function.name + "-failed";
    std::string arn = stem;
    for (int number = 2; view.catalog.target(arn); ++number)
        arn = stem + '-' + std::to_string(number);
    return arn;
}

Mending addDestination(const FunctionView &view, const std::string &qualifier)
{
    const auto &configs = view.function.eventInvokeConfigs;
    const std::string arn = freshQueue(view);
    const std::string name = "Add an OnFailure destination: SQS " + std::string(shortName(arn));
    const std::string list = childPointer(view.where, "EventInvokeConfigs");
    const auto config = std::ranges::find(configs, qualifier, &EventInvokeConfig::qualifier);
    if (config != configs.end()) {
        const auto place = static_cast<std::size_t>(config - configs.begin());
        return {name, childPointer(list, place) + "/DestinationConfig/OnFailure/Destination", arn};
    }
    Json added = Json::Object{};
    if (qualifier != latestVersion)
        added.set("Qualifier", qualifier);
    added.set(destinationKey, sendingTo(arn));
    if (configs.empty())
        return {name, list, Json(Json::Array{added})};
    return {name, childPointer(list, configs.size()), added};
}

const SlotView *slotOf(const FunctionView &view, const std::string &qualifier)
{
    const auto slot = view.catalog.slot(view.index, qualifier);
    const auto found = std::ranges::find_if(
        view.slotViews, [&](const SlotView &each) { return each.slot == slot; });
    return found == view.slotViews.end() ? nullptr : &*found;
}

/// For a function that has nothing that catches its failures; if it has, adding is no mending.
std::optional<Mending> mendLoss(const FunctionView &view, const Finding &finding)
{
    const SlotView *slot = slotOf(view, finding.qualifier);
    if (!slot || view.of(*slot).onFailure || view.settings.deadLetterQueue)
        return std::nullopt;
    return addDestination(view, finding.qualifier);
}

/// Room for every retry that the configuration allows, with runs as long as they can be.
std::optional<Mending> raiseAge(const FunctionView &view, const Finding &finding)
{
    const SlotView *slot = slotOf(view, finding.qualifier);
    if (!slot || slot->where == view.where)
        return std::nullopt;
    const SlotSettings &settings = view.of(*slot);
    const Duration needed =
        std::max(latestRetry(view, settings.maximumRetryAttempts), view.settings.timeout);
    const auto wanted = std::chrono::ceil<std::chrono::seconds>(needed);
    if (wanted > view.rules.ageMaximum || wanted <= settings.maximumEventAge)
        return std::nullopt;
    return Mending{"Raise maximum age " + secondsText(settings.maximumEventAge) + " \u2192 "
                       + secondsText(wanted),
                   childPointer(slot->where, "MaximumEventAgeInSeconds"),
                   Json(static_cast<std::int64_t>(wanted.count()))};
}

/// The listed target that the setting at `where` names, as `/targets/2`.
std::optional<std::size_t> targetAt(const FunctionView &view, const Finding &finding)
{
    std::optional<TargetIndex> target = view.settings.deadLetterQueue;
    if (const SlotView *slot = slotOf(view, finding.qualifier)) {
        const bool isSuccess = finding.where.find("/OnSuccess/") != std::string::npos;
        target = isSuccess ? view.of(*slot).onSuccess : view.of(*slot).onFailure;
    }
    const Target *listed = target ? view.catalog.target(*target).listed : nullptr;
    if (!listed)
        return std::nullopt;
    return static_cast<std::size_t>(listed - view.scenario.targets.data());
}

std::optional<Mending> mendTarget(const FunctionView &view, const Finding &finding)
{
    const auto place = targetAt(view, finding);
    if (!place)
        return std::nullopt;
    const Target &target = view.scenario.targets[*place];
    const std::string where = childPointer("/targets", *place);
    const std::string name(shortName(target.arn));
    if (finding.id == FindingId::TargetNotAllowed)
        return Mending{"Allow sending to " + name, childPointer(where, "allowed"), Json(true)};
    if (targetKind(target.arn) == TargetKind::Function && view.catalog.target(target.arn)) {
        const CatalogTarget &known = view.catalog.target(*view.catalog.target(target.arn));
        if (!known.function || !view.catalog.reference(*known.function).slot)
            return std::nullopt; // the function itself is missing, whatever the list says
    }
    return Mending{"Create " + name, childPointer(where, "exists"), Json(true)};
}

std::optional<Mending> mendingOf(const Finding &finding, const FunctionView &view)
{
    switch (finding.id) {
    case FindingId::SilentLoss:
    case FindingId::LostEvents:
        return mendLoss(view, finding);
    case FindingId::NoRetry:
    case FindingId::NoSecondRetry:
    case FindingId::TimeoutBeyondAge:
        return raiseAge(view, finding);
    case FindingId::TargetMissing:
    case FindingId::TargetNotAllowed:
        return mendTarget(view, finding);
    case FindingId::ZeroConcurrency:
        return Mending{"Remove the reserved concurrency of 0", finding.where, std::nullopt};
    case FindingId::ReportedTwice: // somebody may read either
    case FindingId::SuccessLoop:
    case FindingId::RecursiveChain:
    case FindingId::FifoTarget:
    case FindingId::UnusedDestinations:
    case FindingId::KeptSetting:
    case FindingId::CutChain:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<Mending> mendingOf(const Finding &finding, const Scenario &scenario,
                                 const Rules &rules)
{
    if (!finding.function)
        return std::nullopt;
    const Catalog catalog(scenario);
    return mendingOf(finding, functionView(scenario, rules, catalog, *finding.function));
}

} // namespace retryscope
