#include "core/model/result.h"
#include "core/rules/retry.h"
#include "core/rules/rulebook.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Duration)

namespace {

Rules rulesOfProfile(const char *profile)
{
    return rulesOf({profile, {}}).value();
}

Rules rulesWith(const char *rule, const char *option)
{
    return rulesOf({"aws", {{rule, option}}}).value();
}

Continuation again(Duration wait, RuleId rule)
{
    return {wait, Condition::EventAgeExceeded, rule};
}

Continuation over(Condition condition, RuleId rule)
{
    return {std::nullopt, condition, rule};
}

} // namespace

class tst_Retry : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void waitsDependOnTheAttempt_data();
    void waitsDependOnTheAttempt();
    void backOffDoublesUpToFiveMinutes_data();
    void backOffDoublesUpToFiveMinutes();
    void failureLooksAtRetriesThenAtTheAge_data();
    void failureLooksAtRetriesThenAtTheAge();
    void refusalIsBoundedByTheAgeAlone_data();
    void refusalIsBoundedByTheAgeAlone();
    void refusalCanBeAFailedAttempt();
    void checkAtTheDispatchWaitsAnyhow();
    void eventIsTooOldAfterItsMaximumAge();
};

void tst_Retry::waitsDependOnTheAttempt_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<Duration>("first");
    QTest::addColumn<Duration>("second");
    QTest::addColumn<Duration>("third");

    QTest::newRow("aws") << QByteArray("aws") << Duration(60s) << Duration(120s) << Duration(120s);
    QTest::newRow("chapter") << QByteArray("chapter") << Duration(60s) << Duration(60s)
                             << Duration(60s);
    QTest::newRow("destinations-article: silent")
        << QByteArray("destinations-article") << Duration(60s) << Duration(120s) << Duration(120s);
    QTest::newRow("retry-guide") << QByteArray("retry-guide") << Duration(3s) << Duration(60s)
                                 << Duration(60s);
}

void tst_Retry::waitsDependOnTheAttempt()
{
    QFETCH(const QByteArray, profile);
    QFETCH(const Duration, first);
    QFETCH(const Duration, second);
    QFETCH(const Duration, third);
    const Rules rules = rulesOfProfile(profile.constData());

    QCOMPARE(retryWait(rules, 1), first);
    QCOMPARE(retryWait(rules, 2), second);
    QCOMPARE(retryWait(rules, 3), third); // refusals that count as attempts get that far
}

void tst_Retry::backOffDoublesUpToFiveMinutes_data()
{
    QTest::addColumn<int>("inARow");
    QTest::addColumn<int>("seconds");

    QTest::newRow("first") << 1 << 1;
    QTest::newRow("second") << 2 << 2;
    QTest::newRow("third") << 3 << 4;
    QTest::newRow("just below the limit") << 9 << 256;
    QTest::newRow("at the limit") << 10 << 300;
    QTest::newRow("beyond it") << 11 << 300;
    QTest::newRow("more than an integer has bits") << 100 << 300;
}

void tst_Retry::backOffDoublesUpToFiveMinutes()
{
    QFETCH(const int, inARow);
    QFETCH(const int, seconds);

    QCOMPARE(backOff(inARow), Duration(std::chrono::seconds(seconds)));
}

void tst_Retry::failureLooksAtRetriesThenAtTheAge_data()
{
    QTest::addColumn<int>("attempts");
    QTest::addColumn<int>("retries");
    QTest::addColumn<Duration>("age");
    QTest::addColumn<Duration>("maximum");
    QTest::addColumn<Continuation>("expected");

    const Continuation exhausted = over(Condition::RetriesExhausted, RuleId::RetryAttempts);
    const Continuation tooOld = over(Condition::EventAgeExceeded, RuleId::AgeCheck);
    const Continuation after60 = again(60s, RuleId::RetryWaits);
    const Continuation after120 = again(120s, RuleId::RetryWaits);
    const auto row = [](const char *name, int attempts, int retries, Duration age, Duration maximum,
                        const Continuation &expected) {
        QTest::newRow(name) << attempts << retries << age << maximum << expected;
    };
    row("first of three", 1, 2, 100ms, 6h, after60);
    row("second of three", 2, 2, 60200ms, 6h, after120);
    row("third of three", 3, 2, 180300ms, 6h, exhausted);
    row("the only one", 1, 0, 100ms, 6h, exhausted);
    row("due just before the deadline", 1, 2, 29999ms, 90s, after60);
    row("due at the deadline", 1, 2, 30s, 90s, after60);
    row("due just after the deadline", 1, 2, 30001ms, 90s, tooOld);
    row("recorded: age 60 gives one run", 1, 2, 100ms, 60s, tooOld);
    row("recorded: age 90 gives a second run", 1, 2, 100ms, 90s, after60);
    row("recorded: and no third one", 2, 2, 60200ms, 90s, tooOld);
    row("retries come before the age", 2, 1, 7h, 6h, exhausted);
}

void tst_Retry::failureLooksAtRetriesThenAtTheAge()
{
    QFETCH(const int, attempts);
    QFETCH(const int, retries);
    QFETCH(const Duration, age);
    QFETCH(const Duration, maximum);
    QFETCH(const Continuation, expected);

    const Continuation next = afterFailure({}, {attempts, retries}, {age, maximum});

    QCOMPARE(next, expected);
}

void tst_Retry::refusalIsBoundedByTheAgeAlone_data()
{
    QTest::addColumn<int>("inARow");
    QTest::addColumn<Duration>("age");
    QTest::addColumn<Continuation>("expected");

    const Continuation tooOld = over(Condition::EventAgeExceeded, RuleId::AgeCheck);
    QTest::newRow("first") << 1 << Duration(0s) << again(1s, RuleId::ThrottleHandling);
    QTest::newRow("due at the deadline")
        << 7 << Duration(236s) << again(64s, RuleId::ThrottleHandling);
    QTest::newRow("due just after the deadline") << 7 << Duration(236001ms) << tooOld;
}

void tst_Retry::refusalIsBoundedByTheAgeAlone()
{
    QFETCH(const int, inARow);
    QFETCH(const Duration, age);
    QFETCH(const Continuation, expected);
    const AttemptCount noRetryLeft{9, 0};

    const Continuation next = afterRefusal({}, inARow, noRetryLeft, {age, 300s});

    QCOMPARE(next, expected);
}

void tst_Retry::refusalCanBeAFailedAttempt()
{
    const Rules rules = rulesWith("throttle.handling", "chapter");

    QCOMPARE(afterRefusal(rules, 5, {1, 2}, {0s, 6h}), again(60s, RuleId::RetryWaits));
    QCOMPARE(afterRefusal(rules, 1, {3, 2}, {0s, 6h}),
             over(Condition::RetriesExhausted, RuleId::RetryAttempts));
    QCOMPARE(afterRefusal(rules, 1, {1, 2}, {1ms, 60s}),
             over(Condition::EventAgeExceeded, RuleId::AgeCheck));
}

void tst_Retry::checkAtTheDispatchWaitsAnyhow()
{
    const Rules rules = rulesWith("age.check", "chapter");

    QCOMPARE(afterFailure(rules, {1, 2}, {50s, 60s}), again(60s, RuleId::RetryWaits));
    QCOMPARE(afterRefusal(rules, 9, {1, 2}, {50s, 60s}), again(256s, RuleId::ThrottleHandling));
}

void tst_Retry::eventIsTooOldAfterItsMaximumAge()
{
    QVERIFY(!isTooOld({59999ms, 60s}));
    QVERIFY(!isTooOld({60s, 60s}));
    QVERIFY(isTooOld({60001ms, 60s}));
}

QTEST_GUILESS_MAIN(tst_Retry)
#include "tst_retry.moc"
