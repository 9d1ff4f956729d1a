#include "core/model/arn.h"
#include "core/rules/routing.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

std::string listed(const Routing &routing)
{
    std::string text;
    for (std::size_t i = 0; i < routing.count; ++i)
        text += std::string(i == 0 ? "" : ", ") + name(routing.via[i]);
    return text;
}

} // namespace

class tst_Routing : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void failedInvocationGoesWhereTheRuleSays_data();
    void failedInvocationGoesWhereTheRuleSays();
    void targetsHaveLimits_data();
    void targetsHaveLimits();
};

void tst_Routing::failedInvocationGoesWhereTheRuleSays_data()
{
    QTest::addColumn<FailureFanout>("fanout");
    QTest::addColumn<bool>("hasDeadLetterQueue");
    QTest::addColumn<bool>("hasOnFailure");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, FailureFanout fanout, bool hasDeadLetterQueue,
                        bool hasOnFailure, const char *expected) {
        QTest::newRow(name) << fanout << hasDeadLetterQueue << hasOnFailure
                            << std::string(expected);
    };
    using enum FailureFanout;
    row("both: nothing set", Both, false, false, "");
    row("both: the queue alone", Both, true, false, "DeadLetterQueue");
    row("both: OnFailure alone", Both, false, true, "OnFailure");
    row("both: the queue first", Both, true, true, "DeadLetterQueue, OnFailure");
    row("OnFailure first: the queue alone", OnFailureFirst, true, false, "DeadLetterQueue");
    row("OnFailure first", OnFailureFirst, true, true, "OnFailure, DeadLetterQueue");
    row("either: nothing set", OnFailureElseDeadLetterQueue, false, false, "");
    row("either: the queue steps in", OnFailureElseDeadLetterQueue, true, false, "DeadLetterQueue");
    row("either: OnFailure alone", OnFailureElseDeadLetterQueue, false, true, "OnFailure");
    row("either: OnFailure shuts the queue out", OnFailureElseDeadLetterQueue, true, true,
        "OnFailure");
}

void tst_Routing::failedInvocationGoesWhereTheRuleSays()
{
    QFETCH(const FailureFanout, fanout);
    QFETCH(const bool, hasDeadLetterQueue);
    QFETCH(const bool, hasOnFailure);
    QFETCH(const std::string, expected);
    Rules rules;
    rules.failureFanout = fanout;

    QCOMPARE(listed(failureRouting(rules, hasDeadLetterQueue, hasOnFailure)), expected);
}

void tst_Routing::targetsHaveLimits_data()
{
    QTest::addColumn<TargetKind>("kind");
    QTest::addColumn<std::size_t>("bytes");

    QTest::newRow("queue") << TargetKind::Queue << std::size_t{1'048'576};
    QTest::newRow("topic") << TargetKind::Topic << std::size_t{262'144};
    QTest::newRow("bus") << TargetKind::Bus << std::size_t{1'048'576};
    QTest::newRow("function") << TargetKind::Function << std::size_t{1'048'576};
    QTest::newRow("bucket: none") << TargetKind::Bucket << std::size_t{0};
    QTest::newRow("anything else: none") << TargetKind::Other << std::size_t{0};
}

void tst_Routing::targetsHaveLimits()
{
    QFETCH(const TargetKind, kind);
    QFETCH(const std::size_t, bytes);

    QCOMPARE(bodyLimit(kind), bytes);
}

QTEST_GUILESS_MAIN(tst_Routing)
#include "tst_routing.moc"
