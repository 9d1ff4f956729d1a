#include "core/engine/simulate.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"
#include "tests/support/story.h"

#include <QRegularExpression>
#include <QTest>

#include <array>
#include <set>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const std::string lambda = "arn:aws:lambda:us-east-1:123456789012:function:";
constexpr Instant accepted{3200s};
constexpr Instant changed{3250s};
constexpr Instant dispatched{3300s};

/// What a dispatch may meet, in the order of semantics, section 4.
enum class Check : std::uint8_t {
    Gone,
    Recursive,
    ZeroConcurrency,
    TooOld,
    Throttle,
    SystemError,
    NoPlace,
    Nothing,
};

struct Meeting
{
    Check check;
    const char *name;
    const char *told; ///< the rule that decides, and the beginning of its step
};

/// Evidence: each alone was seen, zero concurrency in LocalStack's snapshot
/// test_reserved_concurrency, a function that is gone in stackd's capture
/// async_deleted_targets_analysis, the end of a loop in recursion_execution, the age in
/// event_config_timing. Which of two comes first is inferred: semantics, section 4.
constexpr std::array<Meeting, 8> meetings{{
    {Check::Gone, "gone", "function.gone: attemptFailed notFound"},
    {Check::Recursive, "recursive", "recursion.detection: ended RecursiveInvocation 0"},
    {Check::ZeroConcurrency, "zero concurrency", "concurrency.zero: ended ZeroReservedConcurrency"},
    {Check::TooOld, "too old", "age.at-dispatch: ended EventAgeExceeded 0"},
    {Check::Throttle, "throttled by the script", "throttle.handling: refused 429 x1"},
    {Check::SystemError, "a system error by the script", "throttle.handling: refused 500 x1"},
    {Check::NoPlace, "no free place", "concurrency.places: refused 429 x1"},
    {Check::Nothing, "nothing", "dispatch.order: attemptStarted 1 of $LATEST"},
}};

/// `ping` and `pong` call each other every 100 s: 32 hops on, `ping` is called for the 17th time.
Scenario loop()
{
    Scenario scenario;
    scenario.dispatchDelay = 100s;
    for (const auto &[name, next] : {std::pair{"ping", "pong"}, std::pair{"pong", "ping"}}) {
        Function function = sample::function(name, sample::outcome(OutcomeType::Success, 0));
        function.eventInvokeConfigs = {sample::sending(lambda + next, "")};
        scenario.functions.push_back(function);
    }
    scenario.invocations = {sample::call(0, "ping")};
    return scenario;
}

/// A call of `ping`, accepted at 3200 s and dispatched at 3300 s, which meets all of `checks`.
Scenario meeting(const std::set<Check> &checks)
{
    Scenario scenario = loop();
    Function &ping = scenario.functions[0];
    const auto change = [&](const FunctionCall &call) {
        scenario.changes.push_back({changed, FunctionChange{"ping", call}});
    };
    if (!checks.contains(Check::Recursive))
        scenario.invocations[0].at = accepted;
    if (checks.contains(Check::TooOld))
        change(PutFunctionEventInvokeConfig{sample::limiting(2, 60)});
    if (checks.contains(Check::ZeroConcurrency))
        change(PutFunctionConcurrency{0});
    if (checks.contains(Check::Gone))
        change(DeleteFunction{});
    for (const auto &[check, type] : {std::pair{Check::Throttle, OutcomeType::Throttle},
                                      std::pair{Check::SystemError, OutcomeType::SystemError}}) {
        When then;
        then.from = dispatched;
        if (checks.contains(check))
            ping.behavior.insert(ping.behavior.begin(), {then, sample::outcome(type)});
    }
    if (checks.contains(Check::NoPlace)) {
        scenario.accountConcurrency = 1;
        scenario.functions.push_back(
            sample::function("other", sample::outcome(OutcomeType::Success, 60'000)));
        scenario.functions[2].timeoutSeconds = 60;
        scenario.invocations.push_back(sample::call(3'190'000, "other"));
    }
    return scenario;
}

/// The rule and the step of the first thing that happens at 3300 s.
std::string toldOfDispatch(const Scenario &scenario)
{
    SimulationOptions options;
    options.until = dispatched;
    const Trace trace = simulate(scenario, Rules{}, options);
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        const Step step = trace.step({i});
        if (step.at == dispatched)
            return std::string(name(step.rule)) + ": " + told(trace, step.fact);
    }
    return {};
}

} // namespace

/// Semantics, section 4: of two things that a dispatch meets, the first one decides.
class tst_DispatchOrder : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theFirstCheckDecides_data();
    void theFirstCheckDecides();
};

void tst_DispatchOrder::theFirstCheckDecides_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");

    for (std::size_t first = 0; first < meetings.size(); ++first) {
        for (std::size_t second = first + 1; second < meetings.size(); ++second) {
            // One script cannot say both.
            if (meetings[first].check != Check::Throttle
                || meetings[second].check != Check::SystemError)
                QTest::addRow("%s before %s", meetings[first].name, meetings[second].name)
                    << static_cast<int>(first) << static_cast<int>(second);
        }
    }
    const int last = static_cast<int>(meetings.size()) - 1;
    QTest::newRow("nothing at all") << last << last;
}

void tst_DispatchOrder::theFirstCheckDecides()
{
    QFETCH(const int, first);
    QFETCH(const int, second);
    const Meeting &deciding = meetings[static_cast<std::size_t>(first)];
    const Meeting &other = meetings[static_cast<std::size_t>(second)];

    const std::string found = toldOfDispatch(meeting({deciding.check, other.check}));

    QVERIFY2(found.starts_with(deciding.told), (found + ", not " + deciding.told).c_str());
}

QTEST_GUILESS_MAIN(tst_DispatchOrder)
#include "tst_dispatchorder.moc"
