#include "core/trace/packedfact.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_PackedFact : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void unpackingGivesTheFactBack_data();
    void unpackingGivesTheFactBack();
    void everyKindHasItsOwnNumber();
};

void tst_PackedFact::unpackingGivesTheFactBack_data()
{
    QTest::addColumn<Fact>("fact");

    const auto row = [](const char *name, const Fact &fact) { QTest::newRow(name) << fact; };
    row("accepted", Accepted{});
    row("rejected", Rejected{413});
    row("attempt started", AttemptStarted{3, {70'000}});
    row("last attempt number", AttemptStarted{65'535, {0}});
    row("attempt succeeded", AttemptSucceeded{{4'000'000'000}});
    row("failed, no dispatch follows", AttemptFailed{Failure::Error, {0}, std::nullopt});
    row("failed, the wait is nothing", AttemptFailed{Failure::Timeout, {1}, 0s});
    row("failed, the longest wait", AttemptFailed{Failure::OutOfMemory, {1}, 65'534s});
    row("failed, the last outcome", AttemptFailed{Failure::Exit, {(1U << 28U) - 1}, 120s});
    row("failed to start", AttemptFailed{Failure::InitError, {2}, 60s});
    row("looked up", AttemptFailed{Failure::NotFound, {0}, 60s});
    row("refused", Refused{429, 9, 256s});
    row("refused by an error, and over", Refused{500, 65'535, std::nullopt});
    row("ended", Ended{Condition::RecursiveInvocation, Basis::LookUp, 65'535});
    row("ended well", Ended{Condition::Success, Basis::Run, 1});
    row("delivered", Delivered{Via::DeadLetterQueue, {4'000'000'000}});
    row("delivery failed", DeliveryFailed{Via::OnFailure, Problem::Recursive, {4'000'000'000}});
    row("lost", Lost{});
    row("answered", Answered{429, false});
    row("answered with an error", Answered{200, true});
    row("changed", Changed{4'000'000'000});
    row("change refused", ChangeRefused{4'000'000'000});
}

void tst_PackedFact::unpackingGivesTheFactBack()
{
    QFETCH(const Fact, fact);

    QVERIFY(unpacked(packedFact(fact)) == fact);
}

void tst_PackedFact::everyKindHasItsOwnNumber()
{
    QCOMPARE(int{packed(Accepted{}).kind}, 0);
    QCOMPARE(std::size_t{packed(ChangeRefused{}).kind}, std::variant_size_v<Fact> - 1);
}

QTEST_GUILESS_MAIN(tst_PackedFact)
#include "tst_packedfact.moc"
