#include "core/rules/admission.h"
#include "core/trace/functionview.h"
#include "core/trace/retrybounds.h"

#include <functional>
#include <optional>

namespace retryscope {

namespace {

void addLoss(std::vector<Finding> &findings, const FunctionView &view, const SlotView &slot)
{
    if (view.settings.deadLetterQueue || view.of(slot).onFailure)
        return;
    findings.push_back({FindingId::SilentLoss, slot.where, slot.name + " loses failed events.",
                        "It has no dead-letter queue and no OnFailure destination.",
                        "Add an OnFailure destination or a dead-letter queue."});
}

void addAge(std::vector<Finding> &findings, const FunctionView &view, const SlotView &slot)
{
    const SlotSettings &settings = view.of(slot);
    for (int attempt = 1; attempt <= settings.maximumRetryAttempts; ++attempt) {
        const Duration due = earliestRetry(view, attempt);
        if (due <= greatestAge(view, slot))
            continue;
        const std::string number = std::to_string(attempt + 1);
        findings.push_back({attempt == 1 ? FindingId::NoRetry : FindingId::NoSecondRetry,
                            childPointer(slot.where, "MaximumEventAgeInSeconds"),
                            slot.name + ": attempt " + number + " can never run.",
                            "It would be due " + secondsText(due)
                                + " after acceptance, but the maximum age is "
                                + secondsText(settings.maximumEventAge) + '.',
                            "Raise MaximumEventAgeInSeconds, or say with MaximumRetryAttempts "
                                + std::to_string(attempt - 1) + " what happens anyway."});
        return;
    }
}

void addBoth(std::vector<Finding> &findings, const FunctionView &view, const SlotView &slot)
{
    if (!view.settings.deadLetterQueue || !view.of(slot).onFailure)
        return;
    const bool isElse = view.rules.failureFanout == FailureFanout::OnFailureElseDeadLetterQueue;
    findings.push_back({FindingId::ReportedTwice, childPointer(slot.where, "DestinationConfig"),
                        slot.name + " has a dead-letter queue and OnFailure.",
                        isElse ? "By these rules the dead-letter queue then gets nothing."
                               : "A failure is reported twice: the event to the one, the record to "
                                 "the other.",
                        "Keep OnFailure, which tells more, unless both have readers."});
}

void addTimeout(std::vector<Finding> &findings, const FunctionView &view, const SlotView &slot)
{
    const SlotSettings &settings = view.of(slot);
    if (view.settings.timeout <= settings.maximumEventAge)
        return;
    findings.push_back({FindingId::TimeoutBeyondAge, childPointer(view.where, "Timeout"),
                        slot.name + ": a run may last longer than its event may get old.",
                        "The timeout is " + secondsText(view.settings.timeout)
                            + ", the maximum age " + secondsText(settings.maximumEventAge)
                            + "; a run is never cut by the age, but no retry follows it.",
                        "Shorten the timeout, or raise MaximumEventAgeInSeconds."});
}

void addSynchronous(std::vector<Finding> &findings, const FunctionView &view, const SlotView &slot)
{
    const SlotSettings &settings = view.of(slot);
    const bool hasTargets =
        settings.onSuccess || settings.onFailure || view.settings.deadLetterQueue;
    if (!slot.isCalledSynchronously || !hasTargets)
        return;
    findings.push_back({FindingId::UnusedDestinations, slot.where,
                        slot.name + " is also called synchronously.",
                        "Destinations, dead-letter queue and retries do not apply to "
                        "RequestResponse: the caller alone learns of a failure.",
                        "Call it with InvocationType Event, or let the caller handle errors."});
}

void addZeroConcurrency(std::vector<Finding> &findings, const FunctionView &view)
{
    if (view.settings.reservedConcurrency != 0)
        return;
    findings.push_back({FindingId::ZeroConcurrency,
                        childPointer(view.where, "ReservedConcurrentExecutions"),
                        changesConcurrency(view) ? view.function.name + " does not run at first."
                                                 : view.function.name + " never runs.",
                        "Its reserved concurrency is 0: each event ends at its dispatch with "
                        "ZeroReservedConcurrency, without a retry.",
                        "Remove the reservation, or reserve at least 1."});
}

} // namespace

void addConfigFindings(std::vector<Finding> &findings, const FunctionView &view)
{
    for (const SlotView &slot : view.slotViews) {
        const std::size_t first = findings.size();
        if (slot.isCalled || view.of(slot).config) {
            addLoss(findings, view, slot);
            addAge(findings, view, slot);
            addBoth(findings, view, slot);
            addTimeout(findings, view, slot);
        }
        addSynchronous(findings, view, slot);
        for (std::size_t i = first; i < findings.size(); ++i)
            findings[i].qualifier = view.catalog.qualifiers(view.index)[slot.slot.value];
    }
    addZeroConcurrency(findings, view);
}

void addKeptSettings(std::vector<Finding> &findings, const FunctionView &view)
{
    const auto own = rulesOf(view.scenario.rules);
    if (!own || own.value() == view.rules)
        return;
    const std::function<admission::TargetState(std::string_view)> everythingIsThere =
        [](std::string_view) { return admission::TargetState(); };
    const auto keep = [&](const std::string &where, const admission::Refusal &refusal) {
        findings.push_back({FindingId::KeptSetting, where + refusal.where,
                            "The rules of this run would refuse this setting.",
                            refusal.message + (refusal.message.ends_with('.') ? "" : "."),
                            "It is kept, since the file's own rules accept it. Change it, or run "
                            "under the file's rules."});
    };
    const admission::Surroundings around{view.rules, view.scenario.home, view.function.name,
                                         everythingIsThere};
    for (std::size_t i = 0; i < view.function.eventInvokeConfigs.size(); ++i) {
        const EventInvokeConfig &config = view.function.eventInvokeConfigs[i];
        const std::string where = childPointer(childPointer(view.where, "EventInvokeConfigs"), i);
        for (const admission::Refusal &refusal : admission::brokenConstraints(view.rules, config))
            keep(where, refusal);
        const auto check = [&](Via side, const std::optional<DestinationSetting> &setting) {
            if (!setting || !setting->destination)
                return;
            auto refusal = admission::destination(around, side, *setting->destination);
            if (!refusal)
                return;
            refusal->where = std::string("/DestinationConfig/") + name(side) + "/Destination";
            keep(where, *refusal);
        };
        if (config.destinationConfig) {
            check(Via::OnSuccess, config.destinationConfig->onSuccess);
            check(Via::OnFailure, config.destinationConfig->onFailure);
        }
    }
}

} // namespace retryscope
