#include "core/trace/departures.h"

#include "core/rules/envelope.h"
#include "core/rules/routing.h"
#include "core/rules/rulebook.h"
#include "core/trace/delivery.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace retryscope {

namespace {

/// What led to the end of an invocation.
struct Tally
{
    std::uint16_t attempts = 0; ///< runs and look-ups
    std::uint16_t refusals = 0;
    bool isReturned = false; ///< the last error is a returned value
};

/// Whether a run returned a value that the rules take for an error.
bool isReturned(const Trace &trace, const AttemptFailed &failed)
{
    return failed.failure == Failure::Error
        && trace.catalog().outcome(failed.outcome).outcome->type == OutcomeType::Success;
}

Tally tallyOf(const Trace &trace, StepIndex ended)
{
    Tally tally;
    for (const StepIndex step : trace.stepsOf(*trace.invocationOf(ended))) {
        if (step >= ended)
            break;
        const Fact fact = trace.fact(step);
        const auto *failed = std::get_if<AttemptFailed>(&fact);
        const bool isLookUp = failed && failed->failure == Failure::NotFound;
        if (failed)
            tally.isReturned = isReturned(trace, *failed);
        if (isLookUp || std::holds_alternative<AttemptStarted>(fact))
            ++tally.attempts;
        else if (std::holds_alternative<Refused>(fact))
            ++tally.refusals;
    }
    return tally;
}

/// What the record says of these facts under `rules`, which may be others than the run's.
RecordContent contentUnder(const Rules &rules, const Trace &trace, StepIndex ended)
{
    RecordContent content = recordContent(trace, ended);
    const Tally tally = tallyOf(trace, ended);
    const bool refusalsCount = rules.throttleHandling == ThrottleHandling::FailedAttempt;
    const int counted = tally.attempts + (refusalsCount ? tally.refusals : 0);
    const bool isOne =
        content.condition == Condition::Success && rules.successCount == SuccessCount::One;
    content.approximateInvokeCount = static_cast<std::uint16_t>(isOne ? 1 : counted);
    const bool isUsedUp = content.condition == Condition::RetriesExhausted;
    if (isUsedUp && content.basis == Basis::Refusal && !refusalsCount)
        content.condition = Condition::EventAgeExceeded; // how a refusal ends an invocation then
    return content;
}

Json bodyUnder(const Rules &rules, const Trace &trace, StepIndex delivery)
{
    const DeliveryStep step = deliveryAt(trace, delivery);
    const CatalogTarget &target = trace.catalog().target(step.target);
    const RecordContent content = contentUnder(rules, trace, step.ended);
    Json body = record(rules, content);
    const bool canBeSlim = step.via == Via::OnFailure && target.kind == TargetKind::Topic;
    if (canBeSlim && compactText(body).size() > bodyLimit(TargetKind::Topic))
        return slimRecord(rules, content);
    if (target.kind != TargetKind::Bus)
        return body;
    return busEnvelope(content, {messageIdOf(trace, delivery), target.arn, std::move(body)});
}

void compare(const Json &ours, const Json &aws, const std::string &pointer,
             std::vector<Departure> &found)
{
    const Json::Object *members = ours.object();
    const Json::Object *others = aws.object();
    if (!members || !others) {
        if (ours != aws)
            found.push_back({Departure::Kind::Other, pointer, aws, {}});
        return;
    }
    for (const JsonMember &member : *members) {
        const std::string place = childPointer(pointer, member.key);
        if (const Json *other = aws.find(member.key))
            compare(member.value, *other, place, found);
        else
            found.push_back({Departure::Kind::Extra, place, std::nullopt, {}});
    }
    for (const JsonMember &other : *others) {
        if (!ours.find(other.key))
            found.push_back(
                {Departure::Kind::Missing, childPointer(pointer, other.key), other.value, {}});
    }
}

/// The rules of the run but for `rule`, which is as AWS has it.
Rules rulesWithAwsOption(const Rules &rules, const Rule &rule)
{
    Rules chosen = rules;
    rule.options.front().choose(chosen);
    return chosen;
}

/// Gives each departure the rule without whose option it would not be.
void nameRules(std::vector<Departure> &departures, const Trace &trace, StepIndex delivery,
               const Json &ours)
{
    for (const Rule &rule : rulebook()) {
        if (!isSwitchable(rule.id) || !rule.options.front().choose)
            continue;
        const Rules other = rulesWithAwsOption(trace.rules(), rule);
        if (other == trace.rules())
            continue;
        std::vector<Departure> own;
        compare(ours, bodyUnder(other, trace, delivery), {}, own);
        for (Departure &departure : departures) {
            if (std::ranges::find(own, departure.pointer, &Departure::pointer) != own.end())
                departure.rule = rule.id;
        }
    }
}

/// The rule for which there is such a message at all, if AWS would send none.
std::optional<RuleId> ruleOfMessage(const Trace &trace, const DeliveryStep &step)
{
    const auto ended = std::get<Ended>(trace.fact(step.ended));
    if (ended.basis == Basis::Run && tallyOf(trace, step.ended).isReturned)
        return RuleId::ReturnedErrorMeaning;
    if (isFifo(trace.catalog().target(step.target).arn)
        && trace.rules().fifoTargets == FifoTargets::AcceptedAsDestination)
        return RuleId::FifoTargets;
    return std::nullopt;
}

} // namespace

std::vector<Departure> departuresFromAws(const Trace &trace, StepIndex delivery)
{
    std::vector<Departure> departures;
    const Rules aws;
    if (trace.rules() == aws)
        return departures;
    const DeliveryStep step = deliveryAt(trace, delivery);
    if (const auto rule = ruleOfMessage(trace, step))
        departures.push_back({Departure::Kind::Extra, {}, std::nullopt, *rule});
    if (step.via == Via::DeadLetterQueue)
        return departures; // the event, word for word, in every profile
    const Json ours = deliveredBody(trace, delivery);
    std::vector<Departure> fields;
    compare(ours, bodyUnder(aws, trace, delivery), {}, fields);
    nameRules(fields, trace, delivery, ours);
    std::ranges::move(fields, std::back_inserter(departures));
    return departures;
}

} // namespace retryscope
