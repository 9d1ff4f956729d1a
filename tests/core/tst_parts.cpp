#include "core/engine/simulate.h"
#include "tests/core/toldparts.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"
#include "tests/support/story.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

using Make = std::function<Scenario()>;

Scenario withRules(Scenario scenario, const char *profile)
{
    scenario.rules.profile = profile;
    return scenario;
}

Function limited(Function function, std::int64_t retries, std::int64_t ageSeconds)
{
    function.eventInvokeConfigs = {sample::limiting(retries, ageSeconds)};
    return function;
}

Function reserving(Function function, std::int64_t places)
{
    function.reservedConcurrentExecutions = places;
    return function;
}

Outcome of(OutcomeType type, std::int64_t milliseconds = 100)
{
    return sample::outcome(type, milliseconds);
}

/// `f`, which succeeds, is called at 0 and deleted at once, or otherwise changed at 1 ms.
Scenario changed(std::int64_t atMs, FunctionCall call, std::vector<Outcome> outcomes = {})
{
    Scenario scenario = sample::oneCall(sample::function("f"), std::move(outcomes));
    scenario.changes = {sample::change(atMs, "f", std::move(call))};
    return scenario;
}

/// Two calls of `f` at 0, which lasts a second and has one place.
Scenario crowded(std::optional<std::int64_t> reserved)
{
    Scenario scenario;
    scenario.functions = {sample::function("f", of(OutcomeType::Success, 1500)),
                          reserving(sample::function("g"), 3)};
    scenario.functions[0].reservedConcurrentExecutions = reserved;
    scenario.accountConcurrency = 4;
    scenario.invocations = {sample::call(0, "f"), sample::call(0, "f")};
    return scenario;
}

Scenario sendingAll(std::vector<Target> targets, Outcome outcome, const char *profile = "aws")
{
    Scenario scenario = sample::oneCall(sample::function("f"), {std::move(outcome)});
    scenario.functions[0].eventInvokeConfigs = {sample::sending(sample::queue, sample::otherQueue)};
    scenario.functions[0].eventInvokeConfigs[0].maximumRetryAttempts = 0;
    scenario.functions[0].deadLetterTargetArn = sample::deadLetterQueue;
    scenario.targets = std::move(targets);
    return withRules(std::move(scenario), profile);
}

Target broken(const std::string &arn)
{
    Target target = sample::target(arn);
    target.unavailable = {Window{}};
    return target;
}

Scenario synchronous(Outcome outcome)
{
    Scenario scenario = sample::oneCall(sample::function("f"), {std::move(outcome)});
    scenario.invocations[0].type = InvocationType::RequestResponse;
    return scenario;
}

Trace run(const Scenario &scenario)
{
    return simulate(scenario, rulesOf(scenario.rules).value());
}

/// What the parts say that the step is: empty if they leave it open. The words are those of `told`.
std::string implied(const Trace &trace, StepIndex index, const std::vector<Part> &parts)
{
    if (parts.empty())
        return {};
    const Part &last = parts.back();
    const auto *wait = std::get_if<WaitReckoned>(&last.fact);
    const std::string next = wait && !last.stops ? ", next in " + inSeconds(wait->wait) : "";
    std::string refusal, failure;
    for (const Part &part : parts) {
        if (const auto *run = std::get_if<RunClassified>(&part.fact); run && run->failure)
            failure = std::string("attemptFailed ") + name(*run->failure) + next;
        if (const auto *sought = std::get_if<FunctionSought>(&part.fact); sought && !sought->found)
            failure = "attemptFailed notFound" + next;
        if (std::holds_alternative<PlacesCounted>(part.fact) && part.stops)
            refusal = "refused 429";
        if (const auto *script = std::get_if<ScriptRead>(&part.fact); script && part.stops) {
            const auto type = trace.catalog().outcome(script->outcome).outcome->type;
            refusal = type == OutcomeType::Throttle ? "refused 429" : "refused 500";
        }
    }
    const auto arrow = [&](Via via, TargetIndex target) {
        return std::string(name(via)) + " -> "
            + std::string(shortName(trace.catalog().target(target).arn));
    };
    std::string delivery;
    for (const Part &part : parts) {
        if (const auto *sought = std::get_if<ReceiverSought>(&part.fact); sought && sought->target)
            delivery = arrow(sought->via, *sought->target);
    }
    const bool isCall = trace.stepsOf(*trace.invocationOf(index)).front() == index;
    return std::visit(
        Overloaded{
            [&](const FunctionSought &) { return isCall ? std::string("rejected 404") : failure; },
            [&](const EventMeasured &) {
                return std::string(last.stops ? "rejected 413" : "accepted");
            },
            [](const SettingsRead &) { return std::string(); },
            [](const ChainCounted &) { return std::string(); },
            [](const ReservationRead &) { return std::string(); },
            [](const AgeCompared &) { return std::string(); },
            [](const ScriptRead &) { return std::string(); },
            [](const PlacesCounted &) { return std::string(); },
            [&](const RunPlaced &run) {
                return "attemptStarted " + std::to_string(run.attempt) + " of "
                    + trace.catalog().version(run.version);
            },
            [](const RunMeasured &) { return std::string(); },
            [&](const RunClassified &run) {
                return run.failure ? failure : std::string("attemptSucceeded");
            },
            [&](const RetriesCounted &) { return refusal.empty() ? failure : refusal; },
            [&](const WaitReckoned &) { return (refusal.empty() ? failure : refusal + next); },
            [&](const ConditionSet &set) {
                return std::string("ended ") + name(set.condition) + ' '
                    + std::to_string(set.approximateInvokeCount);
            },
            [](const ReceiverSought &) { return std::string(); },
            [&](const TargetChecked &check) {
                return check.isFine ? "delivered " + delivery
                                    : "deliveryFailed " + delivery + ": " + name(check.aspect);
            },
            [](const CatchCounted &) { return std::string("lost"); },
            [](const AnswerGiven &answer) {
                return "answered " + std::to_string(answer.statusCode)
                    + (answer.functionError ? " Unhandled" : "");
            },
        },
        last.fact);
}

/// `told` of the step, without what the parts do not say: how many refusals there were in a row.
std::string happened(const Trace &trace, StepIndex index)
{
    const Fact fact = trace.fact(index);
    std::string text = told(trace, fact);
    if (const auto *refused = std::get_if<Refused>(&fact)) {
        const std::string row = " x" + std::to_string(refused->inARow);
        text.erase(text.find(row), row.size());
    }
    return text;
}

bool mayBeWithoutParts(const Trace &trace, StepIndex index)
{
    const Step step = trace.step(index);
    return !step.invocation || step.rule == RuleId::Duplicates;
}

} // namespace

class tst_Parts : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void whatTheEngineLooksAt_data();
    void whatTheEngineLooksAt();
    void aChangeHasNoParts();
    void thePartsImplyTheStep_data();
    void thePartsImplyTheStep();
};

void tst_Parts::whatTheEngineLooksAt_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<std::string>("step"); // the first one that begins so
    QTest::addColumn<std::string>("parts");
    const auto row = [](const char *name, Make make, const char *step, const char *parts) {
        QTest::newRow(name) << std::move(make) << std::string(step) << std::string(parts);
    };
    using enum OutcomeType;
    const auto once = [](Outcome outcome) {
        return [=] { return sample::oneCall(sample::function("f"), {outcome}); };
    };
    const std::string settings = "settings 2 retries, 21600 s, timeout 3 s | found | chain 1 | ";

    row("the call", once({}), "accepted", "found | event 2 of 1048576");
    row(
        "a function that was never there",
        [] {
            Scenario scenario = sample::oneCall(sample::function("f"));
            scenario.invocations[0].function.name = "g";
            return scenario;
        },
        "rejected", "gone!");
    row("a dispatch that runs", once({}), "attemptStarted",
        (settings
         + "unreserved | age 0 s of 21600 s | outcome 0 | places 0 of 1000 shared | "
           "run 1 of $LATEST")
            .c_str());
    row("a run that succeeds", once({}), "attemptSucceeded", "ran 100 ms of 3 s | success");
    row("an end that nobody hears of", once({}), "ended", "Success 1 to 0");
    row("a run that fails", once(of(Error)), "attemptFailed",
        "ran 100 ms of 3 s | error! | attempts 1, retries 2 | wait 60 s, due 60 s of 21600 s");
    row("a run that takes too long", once(of(Success, 5000)), "attemptFailed",
        "ran 3000 ms of 3 s, cut! | timeout! | attempts 1, retries 2 | wait 60 s, due 63 s of "
        "21600 s");
    row(
        "no retry left",
        [] { return sample::oneCall(limited(sample::function("f"), 0, 60), {of(Error)}); },
        "attemptFailed", "ran 100 ms of 3 s | error! | attempts 1, retries 0!");
    row(
        "a wait behind the deadline",
        [] { return sample::oneCall(limited(sample::function("f"), 2, 60), {of(Error)}); },
        "attemptFailed",
        "ran 100 ms of 3 s | error! | attempts 1, retries 2 | wait 60 s, due 60 s of 60 s!");
    row(
        "a wait behind the deadline, looked at later",
        [] {
            return withRules(sample::oneCall(limited(sample::function("f"), 2, 60), {of(Error)}),
                             "chapter");
        },
        "attemptFailed",
        "ran 100 ms of 3 s | error! | attempts 1, retries 2 | wait 60 s, due 60 s of 60 s, not "
        "binding");
    row(
        "too old at the dispatch",
        [] {
            return withRules(sample::oneCall(limited(sample::function("f"), 2, 60), {of(Error)}),
                             "chapter");
        },
        "ended",
        "settings 2 retries, 60 s, timeout 3 s | found | chain 1 | unreserved | age 60 s of 60 s! "
        "| EventAgeExceeded 1 to 0");
    row(
        "the function is gone", [] { return changed(0, DeleteFunction{}, {}); }, "rejected",
        "gone!");
    row(
        "the function is gone at the next dispatch",
        [] { return changed(1000, DeleteFunction{}, {of(Error)}); }, "attemptFailed notFound",
        "settings 2 retries, 21600 s, timeout 3 s | gone! | attempts 2, retries 2 | wait 120 s, "
        "due 180 s of 21600 s");
    row(
        "no concurrency at all",
        [] { return sample::oneCall(reserving(sample::function("f"), 0)); }, "ended",
        (settings + "reserved 0! | ZeroReservedConcurrency 0 to 0").c_str());
    row("throttled by the script", once(of(Throttle)), "refused",
        (settings + "unreserved | age 0 s of 21600 s | outcome 0! | wait 1 s, due 1 s of 21600 s")
            .c_str());
    row(
        "throttled, as the chapter has it",
        [] { return withRules(sample::oneCall(sample::function("f"), {of(Throttle)}), "chapter"); },
        "refused",
        (settings
         + "unreserved | age 0 s of 21600 s | outcome 0! | attempts 1, retries 2 | wait "
           "60 s, due 60 s of 21600 s, not binding")
            .c_str());
    row(
        "the reserved place is taken", [] { return crowded(1); }, "refused",
        (settings
         + "reserved 1 | age 0 s of 21600 s | behavior 0 | places 1 of 1 reserved! | wait "
           "1 s, due 1 s of 21600 s")
            .c_str());
    row(
        "the shared places are taken", [] { return crowded(std::nullopt); }, "refused",
        (settings
         + "unreserved | age 0 s of 21600 s | behavior 0 | places 1 of 1 shared! | wait 1 "
           "s, due 1 s of 21600 s")
            .c_str());
    row(
        "both receivers", [] { return sendingAll({}, of(Error)); }, "ended",
        "RetriesExhausted 1 to 2");
    row(
        "the first receiver", [] { return sendingAll({}, of(Error)); }, "delivered",
        "DeadLetterQueue dead-letters | not NotFound | not AccessDenied | not Unavailable | not "
        "TooLarge");
    row(
        "the receiver of a success", [] { return sendingAll({}, of(Success)); }, "delivered",
        "OnSuccess results | not NotFound | not AccessDenied | not Unavailable | not TooLarge");
    row(
        "a receiver that is down",
        [] { return sendingAll({broken(sample::deadLetterQueue)}, of(Error)); }, "deliveryFailed",
        "DeadLetterQueue dead-letters | not NotFound | not AccessDenied | "
        "Unavailable!");
    row(
        "the article's order", [] { return sendingAll({}, of(Error), "destinations-article"); },
        "delivered",
        "OnFailure failures | not NotFound | not AccessDenied | not Unavailable | not TooLarge");
    row(
        "lost without receivers",
        [] { return sample::oneCall(limited(sample::function("f"), 0, 60), {of(Error)}); }, "lost",
        "DeadLetterQueue not set | OnFailure not set | tried 0!");
    row(
        "lost though tried twice",
        [] {
            return sendingAll({broken(sample::deadLetterQueue), broken(sample::otherQueue)},
                              of(Error));
        },
        "lost", "tried 2!");
    row(
        "a synchronous call runs", [] { return synchronous(of(Success)); }, "attemptStarted",
        "found | event 2 of 6291456 | unreserved | outcome 0 | places 0 of 1000 shared | run 1 of "
        "$LATEST");
    row(
        "a synchronous call fails", [] { return synchronous(of(Error)); }, "attemptFailed",
        "ran 100 ms of 3 s | error!");
    row(
        "a synchronous call is answered", [] { return synchronous(of(Error)); }, "answered",
        "answer 200 Unhandled");
    row(
        "Lambda fails in a synchronous call", [] { return synchronous(of(SystemError)); },
        "answered",
        "found | event 2 of 6291456 | unreserved | outcome 0 | places 0 of 1000 shared | outcome "
        "0! | answer 500");
}

void tst_Parts::whatTheEngineLooksAt()
{
    QFETCH(const Make, make);
    QFETCH(const std::string, step);
    QFETCH(const std::string, parts);
    const Trace trace = run(make());

    std::string found = "no such step in:\n" + story(trace);
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        if (told(trace, trace.fact({i})).starts_with(step)) {
            found = toldParts(trace, {i});
            break;
        }
    }

    QCOMPARE(found, parts);
}

void tst_Parts::aChangeHasNoParts()
{
    const Trace trace = run(changed(0, DeleteFunctionConcurrency{}));

    QVERIFY(partsOf(trace, {0}).empty());
}

void tst_Parts::thePartsImplyTheStep_data()
{
    QTest::addColumn<QByteArray>("profile");
    for (const char *profile : {"aws", "chapter", "destinations-article", "retry-guide"})
        QTest::newRow(profile) << QByteArray(profile);
}

void tst_Parts::thePartsImplyTheStep()
{
    QFETCH(const QByteArray, profile);
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const Trace trace = run(twin::randomScenario(seed, {profile.toStdString(), {}}));
        for (std::uint32_t i = 0; i < trace.size(); ++i) {
            const auto parts = partsOf(trace, {i});
            if (parts.empty() && mayBeWithoutParts(trace, {i}))
                continue;
            const std::string place =
                "seed " + std::to_string(seed) + ", step " + std::to_string(i) + ": ";
            QCOMPARE(place + implied(trace, {i}, parts), place + happened(trace, {i}));
            const auto stopped = std::ranges::find(parts, true, &Part::stops);
            const bool wentOn = std::holds_alternative<AttemptStarted>(trace.fact({i}));
            QVERIFY2(!wentOn || stopped == parts.end(), place.c_str());
        }
    }
}

QTEST_GUILESS_MAIN(tst_Parts)
#include "tst_parts.moc"
