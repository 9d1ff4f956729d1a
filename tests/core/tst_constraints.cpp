#include "core/rules/admission.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using admission::Refusal;

Q_DECLARE_METATYPE(retryscope::Rules)
Q_DECLARE_METATYPE(retryscope::EventInvokeConfig)

namespace {

const std::string queue = "arn:aws:sqs:us-east-1:123456789012:q";

/// `code: message`, or nothing if the call is accepted.
std::string answer(const std::optional<Refusal> &refusal)
{
    return refusal ? refusal->code + ": " + refusal->message : std::string();
}

EventInvokeConfig retries(std::int64_t attempts)
{
    EventInvokeConfig config;
    config.maximumRetryAttempts = attempts;
    return config;
}

EventInvokeConfig age(std::int64_t seconds)
{
    EventInvokeConfig config;
    config.maximumEventAgeInSeconds = seconds;
    return config;
}

EventInvokeConfig onFailure(std::string arn)
{
    EventInvokeConfig config;
    config.destinationConfig = DestinationConfig{std::nullopt, DestinationSetting{std::move(arn)}};
    return config;
}

std::string repeated(std::size_t count)
{
    return std::string(count, 'x');
}

} // namespace

class tst_Constraints : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void constraints_data();
    void constraints();
    void constraintsComeInTheOrderOfTheFields();
    void severalConstraintsAreOneAnswer();
    void oneConstraintIsItsOwnAnswer();
    void emptyCall_data();
    void emptyCall();
    void numbers_data();
    void numbers();
};

void tst_Constraints::constraints_data()
{
    QTest::addColumn<Rules>("rules");
    QTest::addColumn<EventInvokeConfig>("config");
    QTest::addColumn<std::string>("expected");

    const Rules aws;
    Rules longAge;
    longAge.ageMaximum = std::chrono::seconds(86'400);
    const auto row = [](const char *name, const Rules &rules, const EventInvokeConfig &config,
                        const std::string &rest) {
        const std::string begin =
            rest.empty() ? "" : "ValidationException: 1 validation error detected: Value ";
        QTest::newRow(name) << rules << config << begin + rest;
    };
    const std::string between = " failed to satisfy constraint: Member must ";
    row("retries: least", aws, retries(0), "");
    row("retries: most", aws, retries(2), "");
    row("retries: just below", aws, retries(-1),
        "'-1' at 'maximumRetryAttempts'" + between + "have value greater than or equal to 0");
    row("retries: just above", aws, retries(3),
        "'3' at 'maximumRetryAttempts'" + between + "have value less than or equal to 2");
    row("age: least", aws, age(60), "");
    row("age: most", aws, age(21'600), "");
    row("age: just below", aws, age(59),
        "'59' at 'maximumEventAgeInSeconds'" + between + "have value greater than or equal to 60");
    row("age: just above", aws, age(21'601),
        "'21601' at 'maximumEventAgeInSeconds'" + between
            + "have value less than or equal to 21600");
    row("age: most of a longer limit", longAge, age(86'400), "");
    row("age: just above a longer limit", longAge, age(86'401),
        "'86401' at 'maximumEventAgeInSeconds'" + between
            + "have value less than or equal to 86400");
    const std::string pattern =
        "satisfy regular expression pattern: "
        "$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:"
        "((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)";
    const std::string at = "' at 'destinationConfig.onFailure.destination'";
    row("destination: empty", aws, onFailure(""), "");
    row("destination: no ARN", aws, onFailure("my-queue"), "'my-queue" + at + between + pattern);
    const std::string longest = queue + repeated(350 - queue.size());
    row("destination: longest", aws, onFailure(longest), "");
    row("destination: longest, in more bytes than characters", aws,
        onFailure(longest.substr(0, 349) + "\u00e9"), "");
    row("destination: one character too long", aws, onFailure(longest + 'x'),
        '\'' + longest + 'x' + at + between + "have length less than or equal to 350");
}

void tst_Constraints::constraints()
{
    QFETCH(Rules, rules);
    QFETCH(EventInvokeConfig, config);
    QFETCH(std::string, expected);

    const auto refusals = admission::brokenConstraints(rules, config);

    QCOMPARE(refusals.size(), std::size_t{expected.empty() ? 0U : 1U});
    QCOMPARE(answer(admission::joined(refusals)), expected);
}

void tst_Constraints::constraintsComeInTheOrderOfTheFields()
{
    EventInvokeConfig config = onFailure("x");
    config.destinationConfig->onSuccess = DestinationSetting{"y"};
    config.maximumEventAgeInSeconds = 0;
    config.maximumRetryAttempts = 9;

    std::string places;
    for (const Refusal &refusal : admission::brokenConstraints({}, config))
        places += refusal.where + '\n';

    QCOMPARE(places,
             std::string("/MaximumRetryAttempts\n/MaximumEventAgeInSeconds\n"
                         "/DestinationConfig/OnSuccess/Destination\n"
                         "/DestinationConfig/OnFailure/Destination\n"));
}

void tst_Constraints::severalConstraintsAreOneAnswer()
{
    EventInvokeConfig config = retries(3);
    config.maximumEventAgeInSeconds = 59;

    const auto refusal = admission::joined(admission::brokenConstraints({}, config));

    QVERIFY(refusal);
    QCOMPARE(refusal->message,
             std::string("2 validation errors detected: Value '3' at 'maximumRetryAttempts' failed "
                         "to satisfy constraint: Member must have value less than or equal to 2; "
                         "Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: "
                         "Member must have value greater than or equal to 60"));
}

void tst_Constraints::oneConstraintIsItsOwnAnswer()
{
    const auto refusals = admission::brokenConstraints({}, retries(3));

    QCOMPARE(admission::joined(refusals), std::optional(refusals.front()));
    QCOMPARE(admission::joined({}), std::nullopt);
}

void tst_Constraints::emptyCall_data()
{
    QTest::addColumn<EventInvokeConfig>("config");
    QTest::addColumn<bool>("refused");

    EventInvokeConfig config;
    QTest::newRow("nothing") << config << true;
    config.qualifier = "live";
    QTest::newRow("a qualifier alone") << config << true;
    config.destinationConfig.emplace();
    QTest::newRow("DestinationConfig {}") << config << true;
    config.destinationConfig->onSuccess.emplace();
    QTest::newRow("OnSuccess {}") << config << false;
    QTest::newRow("OnFailure with an empty ARN") << onFailure("") << false;
    QTest::newRow("retries") << retries(0) << false;
    QTest::newRow("age") << age(60) << false;
}

void tst_Constraints::emptyCall()
{
    QFETCH(EventInvokeConfig, config);
    QFETCH(bool, refused);

    const std::string expected =
        "InvalidParameterValueException: You must specify at least one of error handling or "
        "destination setting.";
    QCOMPARE(answer(admission::emptyCall(config)), refused ? expected : std::string());
}

void tst_Constraints::numbers_data()
{
    QTest::addColumn<std::string>("given");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, const std::optional<Refusal> &given,
                        const std::string &expected) {
        QTest::newRow(name) << answer(given) << expected;
    };
    const std::string begin = "ValidationException: 1 validation error detected: Value ";
    const std::string between = " failed to satisfy constraint: Member must have value ";
    row("timeout: just below", admission::timeout(0),
        begin + "'0' at 'timeout'" + between + "greater than or equal to 1");
    row("timeout: least", admission::timeout(1), "");
    row("timeout: most", admission::timeout(900), "");
    row("timeout: just above", admission::timeout(901),
        begin + "'901' at 'timeout'" + between + "less than or equal to 900");
    row("reserved: negative", admission::reservedConcurrency(-1, 1000),
        begin + "'-1' at 'reservedConcurrentExecutions'" + between + "greater than or equal to 0");
    row("reserved: zero", admission::reservedConcurrency(0, 1000), "");
    row("reserved: the whole account", admission::reservedConcurrency(10, 10), "");
    row("reserved: more than the account", admission::reservedConcurrency(11, 10),
        "InvalidParameterValueException: Specified ReservedConcurrentExecutions for function "
        "decreases account's UnreservedConcurrentExecution below its minimum value of [100].");
}

void tst_Constraints::numbers()
{
    QFETCH(std::string, given);
    QFETCH(std::string, expected);

    QCOMPARE(given, expected);
}

QTEST_GUILESS_MAIN(tst_Constraints)
#include "tst_constraints.moc"
