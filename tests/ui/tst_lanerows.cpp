#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "tests/ui/outagescenario.h"
#include "ui/style.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/timelinelayout.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

Trace traceOf(const QByteArray &text)
{
    auto scenario = readScenarioText(text.toStdString(), "test");
    return simulate(scenario.value(), Rules());
}

struct LayoutWish
{
    double scrollY = 0;
    bool isByAge = false;
};

const TimelineItem *firstRun(const TimelineLayout &layout, std::uint32_t invocation)
{
    const auto found = std::ranges::find_if(layout.items, [&](const TimelineItem &item) {
        return item.role == TimelineRole::Attempt && item.invocation == InvocationId{invocation};
    });
    return found == layout.items.end() ? nullptr : &*found;
}

LaneTable tableOf(const Trace &trace, const LaneWish &wish)
{
    return *LaneTable::made(trace, wish, [] { return false; });
}

InvocationList listOf(std::initializer_list<InvocationId> ids)
{
    return std::make_shared<const std::vector<InvocationId>>(ids);
}

QString shown(const TimelineLayout &layout)
{
    QStringList words;
    for (const TimelineLane &lane : layout.lanes)
        words += QString::number(lane.invocation.value);
    return words.join(QLatin1Char(' '));
}

constexpr double roomForLanes = 400;

} // namespace

/// Rows of lanes in a frame: filtered, pinned, grouped, by age, and all at once.
class tst_LaneRows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void filteredRowsAreThoseOfTheTable();
    void slotsAreInverseToRows_data();
    void slotsAreInverseToRows();
    void theBandHasItsBounds();
    void pinnedLanesStayWhileOthersScroll();
    void collapsedGroupsShowTheirHeader();
    void eachLaneHasItsOwnAge();
    void densityCountsEverything_data();
    void densityCountsEverything();

private:
    [[nodiscard]] TimelineLayout layoutOf(const LaneTable &table,
                                          const std::set<std::uint32_t> &collapsed,
                                          const LayoutWish &wish) const;

    std::unique_ptr<Trace> m_trace;
};

void tst_LaneRows::initTestCase()
{
    style::apply(*qApp, style::Theme::Light);
    m_trace = std::make_unique<Trace>(traceOf(outageScenario()));
}

TimelineLayout tst_LaneRows::layoutOf(const LaneTable &table,
                                      const std::set<std::uint32_t> &collapsed,
                                      const LayoutWish &wish) const
{
    const Trace &trace = *m_trace;
    const auto points =
        wish.isByAge ? agesOfInterest(trace, table) : pointsOfInterest(trace, table);
    TimeScale scale(axisPieces(wish.isByAge ? AxisMode::LogAge : AxisMode::FoldedIdle, points, {}));
    const QSizeF size(860, 530);
    scale.setWidth(size.width());
    scale.fit();
    DeliveryIndex deliveries(trace);
    while (!deliveries.advance(1000)) { }
    const TimelineMetrics metrics = TimelineMetrics::current();
    const LaneRows rows(table, collapsed, metrics, roomForLanes);
    TimelineWindow window{scale, size, wish.scrollY};
    window.lanes = &table;
    window.rows = &rows;
    window.isByAge = wish.isByAge;
    window.selected = InvocationId{2};
    return timelineLayout({trace, trace.countAt(Instant{81s}), Instant{81s}}, deliveries, window,
                          metrics);
}

void tst_LaneRows::filteredRowsAreThoseOfTheTable()
{
    LaneWish wish;
    wish.matching = listOf({{1}, {4}});

    const TimelineLayout layout = layoutOf(tableOf(*m_trace, wish), {}, {});

    QCOMPARE(shown(layout), QStringLiteral("1 4"));
    QCOMPARE(layout.hiddenLanes, std::size_t{4});
    for (const TimelineItem &item : layout.items)
        QVERIFY(item.invocation == InvocationId{1} || item.invocation == InvocationId{4});
    for (const TimelineLane &lane : layout.lanes)
        QCOMPARE(layout.laneAt(lane.rect.center())->invocation, lane.invocation);
}

void tst_LaneRows::slotsAreInverseToRows_data()
{
    QTest::addColumn<int>("grouping");
    QTest::addColumn<int>("pins");
    for (const int pins : {0, 2, 6}) {
        QTest::addRow("%d pins, no groups", pins) << int(LaneGrouping::None) << pins;
        QTest::addRow("%d pins, by function", pins) << int(LaneGrouping::Function) << pins;
        QTest::addRow("%d pins, by end", pins) << int(LaneGrouping::End) << pins;
    }
}

/// With any groups collapsed: each slot once, below each other without gaps.
void tst_LaneRows::slotsAreInverseToRows()
{
    QFETCH(const int, grouping);
    QFETCH(const int, pins);
    LaneWish wish;
    wish.grouping = static_cast<LaneGrouping>(grouping);
    for (int i = 0; i < pins; ++i)
        wish.pins.push_back({static_cast<std::uint32_t>(5 - i)});
    const LaneTable table = tableOf(*m_trace, wish);
    const std::size_t groups = table.groups().size();
    for (std::size_t mask = 0; mask < (std::size_t{1} << groups); ++mask) {
        std::set<std::uint32_t> collapsed;
        std::size_t lanes = table.count();
        for (std::size_t i = 0; i < groups; ++i) {
            if ((mask >> i & 1U) == 0)
                continue;
            collapsed.insert(table.groups()[i].key);
            lanes -= table.groups()[i].count;
        }

        const LaneRows rows(table, collapsed, TimelineMetrics::current(), roomForLanes);

        QCOMPARE(rows.slotCount(), lanes + groups);
        double next = 0;
        for (std::size_t i = 0; i < rows.slotCount(); ++i) {
            const LaneSlot slot = rows.slot(i);
            if (i == rows.bandSlots())
                next = 0;
            QCOMPARE(slot.isInBand, i < rows.bandSlots());
            QCOMPARE(slot.top, next);
            next += slot.height;
            QCOMPARE(slot.row ? *rows.slotOfRow(*slot.row) : rows.slotOfGroup(slot.group), i);
            if (!slot.isInBand)
                QCOMPARE(rows.slotAt(slot.top + slot.height / 2), i);
        }
        QVERIFY(rows.slotCount() == rows.bandSlots() || next == rows.height());
        std::size_t found = 0; // of lanes: those in collapsed groups have no slot
        for (std::size_t row = 0; row < table.count(); ++row)
            found += rows.slotOfRow(row) ? 1U : 0U;
        QCOMPARE(found, lanes);
        if (rows.slotCount() > rows.bandSlots()) {
            QCOMPARE(rows.slotAt(-1), rows.bandSlots());
            QCOMPARE(rows.slotAt(rows.height() + 1), rows.slotCount() - 1);
        }
    }
}

/// Pinned lanes leave half of the room to those that scroll.
void tst_LaneRows::theBandHasItsBounds()
{
    LaneWish wish;
    for (std::uint32_t i = 0; i < 6; ++i)
        wish.pins.push_back({i});
    const LaneTable table = tableOf(*m_trace, wish);
    const TimelineMetrics metrics = TimelineMetrics::current();
    const double row = metrics.row();

    QCOMPARE(LaneRows(table, {}, metrics, row * 20).bandSlots(), std::size_t{6});
    const LaneRows rows(table, {}, metrics, row * 9);
    QCOMPARE(rows.bandSlots(), std::size_t{4});
    QCOMPARE(rows.bandHeight(), row * 4);
    QCOMPARE(rows.height(), row * 2); // they scroll with the others
    QCOMPARE(LaneRows(table, {}, metrics, -1).bandSlots(), std::size_t{0});
}

void tst_LaneRows::pinnedLanesStayWhileOthersScroll()
{
    LaneWish wish;
    wish.pins = {{4}};
    const TimelineMetrics metrics = TimelineMetrics::current();
    LayoutWish scrolled;
    scrolled.scrollY = metrics.lane * 1.5;

    const TimelineLayout layout = layoutOf(tableOf(*m_trace, wish), {}, scrolled);

    QCOMPARE(layout.bandLanes, std::size_t{1});
    QCOMPARE(layout.lanes.front().invocation, InvocationId{4});
    QVERIFY(layout.lanes.front().isPinned);
    QCOMPARE(layout.lanes.front().rect.top(), layout.areas.lanes.top());
    QCOMPARE(layout.lanes[1].invocation, InvocationId{1}); // the first one is scrolled away
    QCOMPARE(layout.lanes[1].rect.top(), layout.scrolledArea().top() - metrics.lane / 2);
    QCOMPARE(layout.areas.band.height(), metrics.lane);
    const QPointF edge(5, layout.areas.band.bottom() - 2);
    QCOMPARE(layout.laneAt(edge)->invocation, InvocationId{4}); // above the one that scrolls
}

void tst_LaneRows::collapsedGroupsShowTheirHeader()
{
    LaneWish wish;
    wish.grouping = LaneGrouping::Function;
    const LaneTable table = tableOf(*m_trace, wish);

    const TimelineLayout layout = layoutOf(table, {table.groups().front().key}, {});

    QCOMPARE(layout.headers.size(), 2U);
    QCOMPARE(layout.headers[0].name, QStringLiteral("order-processor"));
    QCOMPARE(layout.headers[0].count, std::size_t{5});
    QVERIFY(layout.headers[0].isCollapsed);
    QVERIFY(!layout.headers[1].isCollapsed);
    QCOMPARE(shown(layout), QStringLiteral("4"));
    QCOMPARE(layout.headerAt(layout.headers[1].rect.center())->group, std::size_t{1});
    QVERIFY(layout.headerAt(layout.lanes.front().rect.center()) == nullptr);
}

void tst_LaneRows::eachLaneHasItsOwnAge()
{
    LayoutWish byAge;
    byAge.isByAge = true;

    const TimelineLayout layout = layoutOf(LaneTable(6), {}, byAge);

    // The first runs of #1 and #3 lie above each other, though they are four seconds apart.
    const TimelineItem *first = firstRun(layout, 0);
    const TimelineItem *third = firstRun(layout, 2);
    QCOMPARE(first->rect.left(), third->rect.left());
    QCOMPARE(first->rect.right(), third->rect.right());
    QVERIFY(*layout.lanes[0].cursorX > *layout.lanes[5].cursorX); // 81 s of age, and 17 s
    QCOMPARE(layout.cursorX, *layout.lanes[2].cursorX);
    QCOMPARE(layout.cursorLabel, QStringLiteral("#3 at age 1:17"));
    QVERIFY(layout.dots.empty());
    QVERIFY(layout.folds.empty());
}

void tst_LaneRows::densityCountsEverything_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<bool>("isFiltered");
    QTest::newRow("fitted") << 1.0 << false;
    QTest::newRow("fitted and filtered") << 1.0 << true;
    QTest::newRow("zoomed") << 3.0 << false;
    QTest::newRow("zoomed in far") << 400.0 << false;
    QTest::newRow("zoomed in far and filtered") << 400.0 << true;
}

/// What the cells of a window count is what happens in the window's time, no more and no less.
void tst_LaneRows::densityCountsEverything()
{
    QFETCH(const double, zoom);
    QFETCH(const bool, isFiltered);
    auto trace =
        std::make_shared<const Trace>(traceOf(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f", "behavior": [
            {"when": {"attempt": [1]}, "outcome": {"type": "error"}}]}],
        "invocations": [{"atMs": 0, "function": "f", "count": 3000, "everyMs": 37}]})"));
    LaneWish wish;
    if (isFiltered) {
        std::vector<InvocationId> odd;
        for (std::uint32_t i = 1; i < trace->invocationCount(); i += 2)
            odd.push_back({i});
        wish.matching = std::make_shared<const std::vector<InvocationId>>(odd);
    }
    const auto table = std::make_shared<const LaneTable>(tableOf(*trace, wish));
    TimeScale scale(axisPieces(AxisMode::Linear, pointsOfInterest(*trace), {}));
    scale.setWidth(860);
    scale.fit();
    DensitySource source{trace, table, {}, false};
    for (std::size_t i = 1; i <= DensityMap::columnsFor(trace->size()); ++i)
        source.edges.push_back(scale.time(860.0 * static_cast<double>(i)
                                          / double(DensityMap::columnsFor(trace->size()))));
    DensityMap map(source);
    while (!map.advance(1000)) { }
    map.sumUp();
    scale.zoomTo(scale.zoom() * zoom, 300);

    const DensityFrame frame(map, scale, QRectF(0, 0, 860, 400));

    const auto [from, to] = scale.visibleRange();
    const auto countIn = [&](Instant begin, Instant end) {
        std::uint64_t count = 0;
        for (std::uint32_t i = 0; i < trace->size(); ++i) {
            const bool isIn = begin <= trace->at({i}) && trace->at({i}) <= end;
            if (isIn && table->rowOf(*trace->invocationOf({i})) && DensityMap::cellOf(*trace, {i}))
                ++count;
        }
        return count;
    };
    std::uint64_t sum = 0;
    for (std::size_t row = 0; row < frame.rows(); ++row) {
        for (std::size_t column = 0; column < frame.columns(); ++column)
            sum += frame.cell(column, row).count;
    }
    if (zoom != 3.0)
        QCOMPARE(sum, countIn(from, to));
    else // at its edges the window cuts buckets
        QVERIFY(sum >= countIn(from, to) && sum <= countIn(from - 1s, to + 1s));
    QVERIFY(sum > 0);
}

QTEST_MAIN(tst_LaneRows)
#include "tst_lanerows.moc"
