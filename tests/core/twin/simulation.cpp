#include "tests/core/twin/simulation.h"

#include "tests/core/twin/script.h"

#include <algorithm>
#include <cassert>
#include <cstdio>

namespace retryscope::twin {

namespace {

constexpr std::size_t synchronousPayloadLimit = 6'291'456;

} // namespace

Simulation::Simulation(const Scenario &scenario, const Rules &rules)
    : m_scenario(scenario)
    , m_rules(rules)
    , m_setting{scenario, rules}
    , m_world(scenario, rules)
{
    for (const Change &change : scenario.changes)
        schedule(change.at, ChangeClass, [this, &change] { m_world.apply(change); });
    for (const ScenarioInvocation &entry : scenario.invocations) {
        for (std::int64_t n = 1; n <= entry.count; ++n) {
            Request request;
            request.function = entry.function;
            request.type = entry.type;
            request.payload = withNumber(entry.payload, n);
            request.outcomes = entry.outcomes;
            request.requestId = entry.requestId;
            schedule(entry.at + (n - 1) * entry.every, AcceptanceClass,
                     [this, request] { accept(request); });
        }
    }
}

bool Simulation::takeItem(std::optional<Instant> until)
{
    const auto first = m_agenda.begin();
    if (first == m_agenda.end() || (until && std::get<Instant>(first->first) > *until))
        return false;
    m_now = std::get<Instant>(first->first);
    const std::function<void()> what = first->second;
    m_agenda.erase(first);
    what();
    return true;
}

const Metrics &Simulation::metrics(const std::string &function)
{
    return m_world.function(function).metrics;
}

void Simulation::schedule(Instant at, Class kind, std::function<void()> what)
{
    m_agenda.emplace(std::tuple(at, kind, m_sequence++), std::move(what));
}

void Simulation::accept(const Request &request)
{
    Call &call = m_calls.emplace_back();
    call.index = m_calls.size() - 1;
    call.request = request;
    ++call.request.chain[request.function.name];
    call.requestId = request.requestId ? *request.requestId : uuid();
    call.at = m_now;
    const std::size_t bytes = compactText(request.payload).size();
    if (request.parent)
        m_bytesOfChildren += bytes;
    const std::size_t limit = request.type == InvocationType::Event
        ? static_cast<std::size_t>(m_rules.payloadLimit)
        : synchronousPayloadLimit;
    if (!m_world.hasFunction(request.function))
        reject(call, 404, "ResourceNotFoundException");
    else if (bytes > limit)
        reject(call, 413, "RequestTooLargeException");
    else if (request.type == InvocationType::Event)
        accepted(call);
    else if (request.type == InvocationType::RequestResponse)
        answerSynchronously(call);
    else
        call.statusCode = 204;
}

void Simulation::accepted(Call &call)
{
    call.statusCode = 202;
    count(call, "AsyncEventsReceived");
    scheduleDispatch(call, m_now + m_scenario.dispatchDelay);
    assert(m_scenario.duplicatesPerMille == 0 || m_scenario.duplicatesPerMille == 1000);
    if (m_scenario.duplicatesPerMille == 1000) {
        Call copy = call;
        copy.index = m_calls.size();
        copy.duplicate = true;
        scheduleDispatch(m_calls.emplace_back(copy), m_now + m_scenario.dispatchDelay);
    }
}

void Simulation::reject(Call &call, int statusCode, const char *error)
{
    call.statusCode = statusCode;
    call.error = error;
}

void Simulation::answerSynchronously(Call &call)
{
    FunctionState &function = m_world.function(call.request.function.name);
    ++call.dispatches;
    const Outcome outcome = scripted(call);
    const auto reserved = function.settings.reservedConcurrentExecutions;
    if (reserved == 0 || outcome.type == OutcomeType::Throttle || !m_world.hasFreePlace(function)) {
        count(call, "Throttles");
        reject(call, 429, "TooManyRequestsException");
    } else if (outcome.type == OutcomeType::SystemError) {
        reject(call, 500, "ServiceException");
    } else {
        start(call, m_world.snapshot(call.request.function), outcome);
    }
}

void Simulation::scheduleDispatch(Call &call, Instant at)
{
    schedule(at, DispatchClass, [this, &call] { dispatch(call); });
}

void Simulation::dispatch(Call &call)
{
    const FunctionState &function = m_world.function(call.request.function.name);
    const Snapshot snapshot = m_world.snapshot(call.request.function);
    ++call.dispatches;
    if (function.gone) {
        call.attempts.push_back({m_now, m_now, "notFound", std::nullopt});
        ++call.count;
        failedAttempt(call, snapshot, answerOfLookUp(m_setting, call.request.function));
        return;
    }
    if (call.request.chain.at(call.request.function.name) >= 17
        && function.settings.recursiveLoop == RecursiveLoop::Terminate) {
        call.stopped = true;
        count(call, "RecursiveInvocationsDropped");
        endFailure(call, snapshot, "RecursiveInvocation", Answer{});
        return;
    }
    if (function.settings.reservedConcurrentExecutions == 0) {
        endFailure(call, snapshot, "ZeroReservedConcurrency", answerOfZeroConcurrency());
        return;
    }
    if (m_now - call.at > snapshot.age) {
        endFailure(call, snapshot, "EventAgeExceeded", call.lastRun);
        return;
    }
    const Outcome outcome = scripted(call);
    if (outcome.type == OutcomeType::Throttle)
        refuse(call, snapshot, 429);
    else if (outcome.type == OutcomeType::SystemError)
        refuse(call, snapshot, 500);
    else if (!m_world.hasFreePlace(function))
        refuse(call, snapshot, 429);
    else
        start(call, snapshot, outcome);
}

void Simulation::refuse(Call &call, const Snapshot &snapshot, int statusCode)
{
    call.refusals.push_back({m_now, statusCode});
    ++call.refusalsInARow;
    if (statusCode == 429)
        count(call, "Throttles");
    const Answer answer = answerOfRefusal(m_setting, statusCode);
    if (m_rules.throttleHandling == ThrottleHandling::FailedAttempt) {
        ++call.count;
        failedAttempt(call, snapshot, answer);
        return;
    }
    std::int64_t seconds = 1;
    for (int k = 1; k < call.refusalsInARow && seconds < 300; ++k)
        seconds *= 2;
    const Duration wait = std::chrono::seconds(std::min<std::int64_t>(seconds, 300));
    const bool isTooLate = m_now + wait - call.at > snapshot.age;
    if (m_rules.ageCheck == AgeCheck::WhenScheduled && isTooLate)
        endFailure(call, snapshot, "EventAgeExceeded", answer);
    else
        scheduleDispatch(call, m_now + wait);
}

Outcome Simulation::scripted(const Call &call)
{
    const std::vector<Outcome> &own = call.request.outcomes;
    if (!own.empty())
        return certain(own[std::min(call.dispatches, own.size()) - 1]);
    const auto &behavior = m_world.function(call.request.function.name).settings.behavior;
    for (const Behavior &entry : behavior) {
        if (applies(entry.when, m_now, call.runs + 1, call.request.payload))
            return certain(entry.outcome);
    }
    return Outcome{};
}

Run Simulation::planned(const Call &call, const Snapshot &snapshot, const Outcome &outcome)
{
    const ScriptedRun run{m_rules, snapshot, call.requestId};
    const Plan plan = run.plan(outcome);
    Run planned{plan.length, plan.outcome, std::nullopt, {}};
    if (plan.error) {
        planned.errorType = plan.error->type;
        planned.answer = answerOfError(m_setting, *plan.error);
    } else {
        planned.answer = answerOfSuccess(m_setting, snapshot.version, outcome.response);
    }
    return planned;
}

void Simulation::start(Call &call, const Snapshot &snapshot, const Outcome &outcome)
{
    FunctionState &function = m_world.function(call.request.function.name);
    ++call.runs;
    ++call.count;
    call.refusalsInARow = 0;
    call.attempts.push_back({m_now, std::nullopt, {}, std::nullopt});
    count(call, "Invocations");
    if (call.request.type == InvocationType::Event)
        function.metrics.asyncEventAge.add(m_now - call.at);
    ++function.inFlight;
    function.metrics.concurrentExecutions =
        std::max(function.metrics.concurrentExecutions, function.inFlight);
    const Run run = planned(call, snapshot, outcome);
    schedule(m_now + run.length, EndClass,
             [this, &call, snapshot, run] { endRun(call, snapshot, run); });
}

void Simulation::endRun(Call &call, const Snapshot &snapshot, const Run &run)
{
    FunctionState &function = m_world.function(call.request.function.name);
    --function.inFlight;
    function.metrics.duration.add(run.length);
    if (run.failed())
        count(call, "Errors");
    call.attempts.back().end = m_now;
    call.attempts.back().outcome = run.outcome;
    call.attempts.back().errorType = run.errorType;
    call.lastRun = run.answer;
    if (call.request.type == InvocationType::RequestResponse) {
        call.statusCode = 200;
        call.end = m_now;
    } else if (run.failed()) {
        failedAttempt(call, snapshot, run.answer);
    } else {
        endSuccess(call, snapshot, run.answer);
    }
}

void Simulation::count(const Call &call, const char *metric)
{
    ++m_world.function(call.request.function.name).metrics.sums[metric];
}

std::string Simulation::uuid()
{
    char text[37];
    std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012llx",
                  static_cast<unsigned long long>(++m_uuids));
    return text;
}

} // namespace retryscope::twin
