#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace retryscope;

namespace {

/// Three functions that call each other's targets, with failures, refusals and a lost event.
QByteArray chains(int count)
{
    return R"({"format": "retryscope-scenario", "version": 1, "seed": 7,
      "functions": [
        {"FunctionName": "first", "EventInvokeConfigs": [{"MaximumRetryAttempts": 1,
            "DestinationConfig": {"OnSuccess":
                {"Destination": "arn:aws:lambda:us-east-1:123456789012:function:second"}}}],
         "behavior": [{"when": {"payload": {"/n": "3"}}, "outcome": {"type": "error"}},
                      {"when": {"payload": {"/n": "5"}, "attempt": [1]},
                       "outcome": {"type": "error"}}]},
        {"FunctionName": "second"}, {"FunctionName": "third"}],
      "invocations": [
        {"atMs": 0, "function": "third", "count": 3, "everyMs": 900},
        {"atMs": 10, "function": "first", "count": )"
        + QByteArray::number(count) + R"(, "everyMs": 700, "payload": {"n": "{n}"}}]})";
}

std::vector<InvocationId> idsOf(std::initializer_list<std::uint32_t> numbers)
{
    std::vector<InvocationId> ids;
    for (const std::uint32_t number : numbers)
        ids.push_back({number});
    return ids;
}

InvocationList listOf(std::initializer_list<std::uint32_t> numbers)
{
    return std::make_shared<const std::vector<InvocationId>>(idsOf(numbers));
}

std::vector<InvocationId> rowsOf(const LaneTable &table)
{
    std::vector<InvocationId> rows;
    for (std::size_t row = 0; row < table.count(); ++row)
        rows.push_back(table.at(row));
    return rows;
}

QString numbers(const LaneTable &table)
{
    QStringList words;
    for (const InvocationId invocation : rowsOf(table))
        words += QString::number(invocation.value);
    return words.join(QLatin1Char(' '));
}

LaneTable tableOf(const Trace &trace, const LaneWish &wish)
{
    return *LaneTable::made(trace, wish, [] { return false; });
}

} // namespace

class tst_Lanes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void allInOrderByDefault();
    void rowAndInvocationAreInverse();
    void pinsStayThoughFilteredOut();
    void groups_data();
    void groups();
    void orders_data();
    void orders();
    void cancelledWorkGivesNothing();
    void aFilterIsDroppedByShowAll();
    void pinsFollowTheirLuck();
    void anotherTraceHasOtherRows();
    void manyAreWorkedOutBesideTheWindow();
    void collapsingIsPartOfTheLanes();

private:
    std::unique_ptr<Document> m_document;
};

void tst_Lanes::initTestCase()
{
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(chains(9), QStringLiteral("Chains"), {}));
    m_document->finishSimulating();
    QVERIFY(m_document->trace().invocationCount() > 15);
}

void tst_Lanes::allInOrderByDefault()
{
    const Lanes lanes(*m_document);

    QCOMPARE(lanes.count(), m_document->trace().invocationCount());
    QVERIFY(lanes.table()->isIdentity());
    QCOMPARE(lanes.hidden(), std::size_t{0});
    QCOMPARE(lanes.at(4), InvocationId{4});
    QCOMPARE(lanes.rowOf({4}), std::optional<std::size_t>(4));
    QCOMPARE(lanes.rowOf({static_cast<std::uint32_t>(lanes.count())}), std::nullopt);
}

/// Any wish: nothing twice, nothing missing, and groups that cover the rows without gaps.
void tst_Lanes::rowAndInvocationAreInverse()
{
    const Trace &trace = m_document->trace();
    std::mt19937 random(5);
    const auto below = [&random](std::uint32_t end) {
        return static_cast<std::uint32_t>(random() % end);
    };
    const auto total = static_cast<std::uint32_t>(trace.invocationCount());
    for (int round = 0; round < 500; ++round) {
        LaneWish wish;
        std::set<InvocationId> expected;
        std::vector<InvocationId> matching;
        for (std::uint32_t i = 0; i < total; ++i) {
            if (below(3) != 0)
                matching.push_back({i});
        }
        if (below(4) != 0) {
            wish.matching = std::make_shared<const std::vector<InvocationId>>(matching);
            expected.insert(matching.begin(), matching.end());
        } else {
            for (std::uint32_t i = 0; i < total; ++i)
                expected.insert({i});
        }
        for (std::uint32_t pins = below(4); pins > 0; --pins) {
            const InvocationId pin{below(total)};
            if (std::ranges::find(wish.pins, pin) == wish.pins.end())
                wish.pins.push_back(pin);
            expected.insert(pin);
        }
        wish.grouping = static_cast<LaneGrouping>(below(4));
        wish.order = static_cast<LaneOrder>(below(4));

        const LaneTable table = tableOf(trace, wish);

        const auto rows = rowsOf(table);
        QCOMPARE(rows.size(), expected.size());
        QVERIFY((std::set<InvocationId>(rows.begin(), rows.end()) == expected));
        for (std::uint32_t i = 0; i < total; ++i) {
            const auto row = table.rowOf({i});
            QCOMPARE(row.has_value(), expected.contains({i}));
            QVERIFY(!row || table.at(*row) == InvocationId{i});
        }
        QCOMPARE(table.hidden(), total - expected.size());
        QVERIFY(std::equal(wish.pins.begin(), wish.pins.end(), rows.begin()));
        std::size_t next = table.pinned();
        for (const LaneGroup &group : table.groups()) {
            QCOMPARE(group.first, next);
            QVERIFY(group.count > 0);
            next += group.count;
        }
        QVERIFY(table.groups().empty() || next == table.count());
        QCOMPARE(wish.grouping == LaneGrouping::None || table.count() == table.pinned(),
                 table.groups().empty());
    }
}

void tst_Lanes::pinsStayThoughFilteredOut()
{
    Lanes lanes(*m_document);
    lanes.setMatching(listOf({2, 4, 6}));
    QCOMPARE(numbers(*lanes.table()), QStringLiteral("2 4 6"));

    lanes.setPinned({6}, true);
    lanes.setPinned({3}, true);

    QCOMPARE(numbers(*lanes.table()), QStringLiteral("6 3 2 4"));
    QCOMPARE(lanes.table()->pinned(), std::size_t{2});
    QVERIFY(lanes.isPinned({3}));
    lanes.setPinned({6}, false);
    QCOMPARE(numbers(*lanes.table()), QStringLiteral("3 2 4 6"));
    lanes.unpinAll();
    QCOMPARE(numbers(*lanes.table()), QStringLiteral("2 4 6"));
}

void tst_Lanes::groups_data()
{
    QTest::addColumn<int>("grouping");
    QTest::addColumn<QString>("specimens");
    QTest::newRow("none") << int(LaneGrouping::None) << QString();
    // Three of `third`, nine of `first`, and what they called of `second`.
    QTest::newRow("function") << int(LaneGrouping::Function) << QStringLiteral("1x9 2x8 0x3");
    QTest::newRow("end, the worst first") << int(LaneGrouping::End) << QStringLiteral("6x1 0x19");
}

void tst_Lanes::groups()
{
    QFETCH(const int, grouping);
    LaneWish wish;
    wish.grouping = static_cast<LaneGrouping>(grouping);

    const LaneTable table = tableOf(m_document->trace(), wish);

    QStringList words;
    for (const LaneGroup &group : table.groups())
        words += QStringLiteral("%1x%2").arg(group.specimen.value).arg(group.count);
    QTEST(words.join(QLatin1Char(' ')), "specimens");
}

void tst_Lanes::orders_data()
{
    QTest::addColumn<int>("order");
    QTest::newRow("acceptance") << int(LaneOrder::Acceptance);
    QTest::newRow("end") << int(LaneOrder::End);
    QTest::newRow("age") << int(LaneOrder::Age);
    QTest::newRow("attempts") << int(LaneOrder::Attempts);
}

/// Against a plain stable sort.
void tst_Lanes::orders()
{
    QFETCH(const int, order);
    const Trace &trace = m_document->trace();
    LaneWish wish;
    wish.order = static_cast<LaneOrder>(order);
    const auto isBefore = [&](InvocationId a, InvocationId b) {
        const auto last = [&](InvocationId i) { return trace.at(trace.stepsOf(i).back()); };
        const auto age = [&](InvocationId i) { return last(i) - trace.calledAt(i); };
        const auto attempts = [&](InvocationId i) {
            return trace.invocationAfter(trace.size(), i)->attempts;
        };
        switch (wish.order) {
        case LaneOrder::Acceptance:
            return a < b;
        case LaneOrder::End:
            return last(a) < last(b);
        case LaneOrder::Age:
            return age(a) > age(b);
        case LaneOrder::Attempts:
            return attempts(a) > attempts(b);
        }
        return false;
    };
    std::vector<InvocationId> expected = rowsOf(LaneTable(trace.invocationCount()));
    std::ranges::stable_sort(expected, isBefore);

    QVERIFY((rowsOf(tableOf(trace, wish)) == expected));
}

void tst_Lanes::cancelledWorkGivesNothing()
{
    LaneWish wish;
    wish.order = LaneOrder::End;

    QVERIFY(!LaneTable::made(m_document->trace(), wish, [] { return true; }));
}

void tst_Lanes::aFilterIsDroppedByShowAll()
{
    Lanes lanes(*m_document);
    lanes.setMatching(listOf({1}));
    const QSignalSpy dropped(&lanes, &Lanes::filterDropped);
    const QSignalSpy changed(&lanes, &Lanes::changed);

    lanes.showAll();

    QVERIFY(!lanes.isFiltered());
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(lanes.hidden(), std::size_t{0});
}

void tst_Lanes::pinsFollowTheirLuck()
{
    Document document;
    QVERIFY(document.openText(chains(9), QStringLiteral("Chains"), {}));
    document.finishSimulating();
    Lanes lanes(document);
    const InvocationId pinned{8};
    const std::uint64_t luck = document.trace().origin(pinned).luck;
    lanes.setPinned(pinned, true);

    QVERIFY(document.edit(QStringLiteral("Earlier"), "/invocations/1/everyMs", Json(100)).empty());
    document.finishSimulating();

    QCOMPARE(lanes.table()->pinned(), std::size_t{1});
    QCOMPARE(document.trace().origin(lanes.at(0)).luck, luck);
    QVERIFY(lanes.at(0) != pinned);
}

void tst_Lanes::anotherTraceHasOtherRows()
{
    Document document;
    QVERIFY(document.openText(chains(9), QStringLiteral("Chains"), {}));
    document.finishSimulating();
    Lanes lanes(document);
    lanes.setMatching(listOf({1, 3, 12}));

    QVERIFY(document.openText(chains(2), QStringLiteral("Fewer"), {}));
    document.finishSimulating();

    QCOMPARE(numbers(*lanes.table()), QStringLiteral("1 3")); // until the filter looks again
    QCOMPARE(lanes.total(), document.trace().invocationCount());
}

void tst_Lanes::manyAreWorkedOutBesideTheWindow()
{
    Document document;
    QVERIFY(document.openText(chains(25'000), QStringLiteral("Many"), {}));
    document.finishSimulating();
    Lanes lanes(document);
    const QSignalSpy changed(&lanes, &Lanes::changed);
    const std::size_t total = lanes.count();

    lanes.setGrouping(LaneGrouping::Chain);
    QVERIFY(lanes.isBusy());
    QVERIFY(lanes.table()->isIdentity()); // the former rows stay so long
    lanes.setOrder(LaneOrder::Age); // the one before is given up
    QTRY_VERIFY(!lanes.isBusy());

    QCOMPARE(changed.size(), 1);
    QCOMPARE(lanes.count(), total);
    QVERIFY(lanes.table()->groups().size() > 10'000);
    QVERIFY(lanes.table()->groups().back().isRest);
    lanes.setMatching(listOf({7}));
    lanes.finish();
    QCOMPARE(lanes.at(0), InvocationId{7});
}

void tst_Lanes::collapsingIsPartOfTheLanes()
{
    Lanes lanes(*m_document);
    lanes.setGrouping(LaneGrouping::Function);
    const LaneGroup group = lanes.table()->groups().at(1);
    const QSignalSpy changed(&lanes, &Lanes::changed);

    lanes.setCollapsed(group, true);
    lanes.setCollapsed(group, true);

    QCOMPARE(changed.size(), 1);
    QVERIFY(lanes.isCollapsed(group));
    lanes.setOrder(LaneOrder::Age);
    QVERIFY(lanes.isCollapsed(group));
    QCOMPARE(lanes.count(), lanes.total()); // collapsed lanes are not hidden ones
    lanes.setAllCollapsed(true);
    QVERIFY(std::ranges::all_of(lanes.table()->groups(),
                                [&](const LaneGroup &each) { return lanes.isCollapsed(each); }));
    lanes.setGrouping(LaneGrouping::End);
    QVERIFY(!lanes.isCollapsed(lanes.table()->groups().front()));
}

QTEST_MAIN(tst_Lanes)
#include "tst_lanes.moc"
