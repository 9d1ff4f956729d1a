// clang-format off: moc 6.4 reads <chrono>, which the agenda begins with, only behind another header
#include "core/engine/agenda.h"
#include "core/model/chance.h"
// clang-format on

#include <QRegularExpression>
#include <QTest>

#include <map>
#include <tuple>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// The agenda as a sorted list: slow and plain.
class SortedList
{
public:
    void schedule(Instant now, Duration delay, ItemClass itemClass, std::uint32_t subject)
    {
        m_items.emplace(std::tuple(now + delay, itemClass, m_sequence++), subject);
    }

    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    [[nodiscard]] Instant nextAt() const { return std::get<0>(m_items.begin()->first); }
    [[nodiscard]] ItemClass nextClass() const { return std::get<1>(m_items.begin()->first); }
    [[nodiscard]] std::uint32_t nextSubject() const { return m_items.begin()->second; }
    void pop() { m_items.erase(m_items.begin()); }

private:
    std::map<std::tuple<Instant, ItemClass, std::uint64_t>, std::uint32_t> m_items;
    std::uint64_t m_sequence = 0;
};

ItemClass classOf(std::uint64_t luck)
{
    return static_cast<ItemClass>(1 + luck % 4);
}

std::vector<std::uint32_t> taken(Agenda &agenda)
{
    std::vector<std::uint32_t> subjects;
    for (; !agenda.isEmpty(); agenda.pop())
        subjects.push_back(agenda.next().subject());
    return subjects;
}

} // namespace

class tst_Agenda : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void timeComesBeforeClassBeforeSequence();
    void itemTellsTimeClassAndSubject();
    void beyondTheLanesTheOrderIsTheSame();
    void agreesWithASortedList_data();
    void agreesWithASortedList();
    void variedDelaysComeInOrder();
};

void tst_Agenda::timeComesBeforeClassBeforeSequence()
{
    Agenda agenda;
    const Instant now;
    agenda.schedule(now, 2s, ItemClass::Change, 6);
    agenda.schedule(now, 1s, ItemClass::Dispatch, 4);
    agenda.schedule(now, 1s, ItemClass::Dispatch, 5);
    agenda.schedule(now, 1s, ItemClass::Acceptance, 3);
    agenda.schedule(now, 1s, ItemClass::RunEnd, 2);
    agenda.schedule(now, 1s, ItemClass::Change, 1);
    agenda.schedule(now, 0s, ItemClass::Dispatch, 0);

    QCOMPARE(taken(agenda), (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6}));
}

void tst_Agenda::itemTellsTimeClassAndSubject()
{
    Agenda agenda;

    agenda.schedule(Instant(5s), 60s, ItemClass::RunEnd, 4'000'000'000);

    QCOMPARE(agenda.next().at(), Instant(65s));
    QCOMPARE(agenda.next().itemClass(), ItemClass::RunEnd);
    QCOMPARE(agenda.next().subject(), 4'000'000'000U);
}

void tst_Agenda::beyondTheLanesTheOrderIsTheSame()
{
    Agenda agenda;
    std::vector<std::uint32_t> expected;
    const auto count = static_cast<std::uint32_t>(3 * Agenda::laneLimit);
    for (std::uint32_t i = 0; i < count; ++i) {
        agenda.schedule(Instant(), Duration(count - i), ItemClass::Dispatch, i);
        expected.insert(expected.begin(), i);
    }

    QCOMPARE(taken(agenda), expected);
}

void tst_Agenda::agreesWithASortedList_data()
{
    QTest::addColumn<std::uint64_t>("delays"); // how many different ones
    QTest::addColumn<std::uint64_t>("scale"); // milliseconds between them

    QTest::newRow("all at once") << std::uint64_t{1} << std::uint64_t{0};
    QTest::newRow("few delays") << std::uint64_t{5} << std::uint64_t{100};
    QTest::newRow("as many as lanes") << std::uint64_t{Agenda::laneLimit / 4} << std::uint64_t{1};
    QTest::newRow("more than lanes") << std::uint64_t{500} << std::uint64_t{3};
}

void tst_Agenda::agreesWithASortedList()
{
    QFETCH(const std::uint64_t, delays);
    QFETCH(const std::uint64_t, scale);

    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Agenda agenda;
        SortedList twin;
        Instant now;
        for (std::uint32_t i = 0; i < 2000 || !twin.isEmpty(); ++i) {
            const std::uint64_t luck = chance::mixed(seed, i);
            const Duration delay(chance::below(delays, luck) * scale);
            // First it fills, then it empties.
            if (i < 2000 && luck % 100 < (i < 1000 ? 70U : 40U)) {
                const bool varies = (luck >> 16U) % 3 == 0;
                agenda.schedule(now, delay, classOf(luck >> 8U), i,
                                varies ? Agenda::Delay::Varied : Agenda::Delay::Constant);
                twin.schedule(now, delay, classOf(luck >> 8U), i);
            } else if (!twin.isEmpty()) {
                QCOMPARE(agenda.next().subject(), twin.nextSubject());
                QCOMPARE(agenda.next().itemClass(), twin.nextClass());
                now = twin.nextAt();
                agenda.pop();
                twin.pop();
            }
            QCOMPARE(agenda.isEmpty(), twin.isEmpty());
        }
    }
}

void tst_Agenda::variedDelaysComeInOrder()
{
    // Run times that vary wait in the heap, ahead of a lane.
    Agenda agenda;
    for (std::uint32_t i = 0; i < 2 * Agenda::laneLimit; ++i)
        agenda.schedule(Instant(), Duration(100 - i), ItemClass::RunEnd, i, Agenda::Delay::Varied);
    agenda.schedule(Instant(), 60s, ItemClass::Dispatch, 1000);

    for (std::uint32_t i = 2 * Agenda::laneLimit; i-- > 0; agenda.pop())
        QCOMPARE(agenda.next().subject(), i);
    QCOMPARE(agenda.next().subject(), 1000U);
}

QTEST_GUILESS_MAIN(tst_Agenda)
#include "tst_agenda.moc"
