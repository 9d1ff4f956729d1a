#include "core/trace/trace.h"
#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/style.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QApplication>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

/// The timeline with lanes that are filtered, pinned, grouped, or by age.
class tst_TimelineLanes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init();
    void cleanup();
    void keysWalkThroughShownLanes();
    void keysOpenAndCloseGroups();
    void aClickOnAHeaderTogglesTheGroup();
    void pinnedLanesStayInSight();
    void lanesThatAreAllHiddenSaySo();
    void scrollingEndsWithTheLanes();
    void idleIsWhatNoShownLaneDoes();
    void screenReadersSeeGroupsAndShownLanes();
    void agesAreThoseOfTheSelectedLane();
    void aModeKeepsTheCursorInView_data();
    void aModeKeepsTheCursorInView();
    void manyLanesStayAtOnceWhenZoomed();
    void theStripShowsTheShownLanes();
    void lanesOfAnotherTraceAreTakenUp();
    void picture_data();
    void picture();

private:
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void show(std::initializer_list<InvocationId> matching);
    void openMany();
    [[nodiscard]] QString shown() const;

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Lanes> m_lanes;
    std::unique_ptr<TimelineView> m_view;
};

void tst_TimelineLanes::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("Outage"), {}));
    m_document->finishSimulating();
    m_document->moveToTime(Instant{81s});
    m_lanes = std::make_unique<Lanes>(*m_document);
    m_view = std::make_unique<TimelineView>(*m_document, *m_lanes);
    m_view->resize(1044, 620);
    m_view->show();
}

void tst_TimelineLanes::cleanup()
{
    m_view.reset();
    m_lanes.reset();
    m_document.reset();
    style::apply(*qApp, style::Theme::Light);
}

void tst_TimelineLanes::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key), modifiers);
}

void tst_TimelineLanes::show(std::initializer_list<InvocationId> matching)
{
    m_lanes->setMatching(std::make_shared<const std::vector<InvocationId>>(matching));
}

void tst_TimelineLanes::openMany()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f", "EventInvokeConfigs": [{"MaximumRetryAttempts": 1}],
            "behavior": [{"when": {"payload": {"/n": "700"}}, "outcome": {"type": "exit"}},
                         {"when": {"attempt": [1]}, "outcome": {"type": "error"}}]}],
        "invocations": [{"atMs": 0, "function": "f", "count": 2000, "everyMs": 10,
                         "payload": {"n": "{n}"}}]})",
                                 QStringLiteral("Many"), {}));
    m_document->finishSimulating();
}

/// Invocations and headers from the top to the bottom: `0 1 [order-processor 5] 2`.
QString tst_TimelineLanes::shown() const
{
    const LaneRows &rows = m_view->rows();
    QStringList words;
    for (std::size_t i = 0; i < rows.slotCount(); ++i) {
        const LaneSlot slot = rows.slot(i);
        words += slot.row
            ? QString::number(m_lanes->at(*slot.row).value)
            : QStringLiteral("[%1]").arg(m_lanes->table()->groups()[slot.group].count);
    }
    return words.join(QLatin1Char(' '));
}

void tst_TimelineLanes::keysWalkThroughShownLanes()
{
    show({{1}, {3}, {5}});
    QCOMPARE(m_view->frame().hiddenLanes, std::size_t{3});
    m_document->select(InvocationId{3});

    press(Qt::Key_Down);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{5});
    press(Qt::Key_Down);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{5}); // there is no further one
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{1});
    m_document->select(InvocationId{4}); // hidden
    press(Qt::Key_Down);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{1});
    press(Qt::Key_Left);
    QCOMPARE(m_document->cursorTime(), Instant{1700ms}); // its steps go on as they did
}

void tst_TimelineLanes::keysOpenAndCloseGroups()
{
    m_lanes->setGrouping(LaneGrouping::Function);
    QCOMPARE(shown(), QStringLiteral("[5] 0 1 2 3 5 [1] 4"));
    m_document->select(InvocationId{0});

    press(Qt::Key_Up);
    QCOMPARE(m_view->currentHeader(), std::optional<std::size_t>(0));
    QCOMPARE(m_document->selectedInvocation(), InvocationId{0}); // a header is no invocation
    press(Qt::Key_Left);
    QCOMPARE(shown(), QStringLiteral("[5] [1] 4"));
    press(Qt::Key_Down);
    QCOMPARE(m_view->currentHeader(), std::optional<std::size_t>(1));
    press(Qt::Key_Return);
    QCOMPARE(shown(), QStringLiteral("[5] [1]"));
    press(Qt::Key_Up);
    press(Qt::Key_Right);
    QCOMPARE(shown(), QStringLiteral("[5] 0 1 2 3 5 [1]"));
    press(Qt::Key_Down);
    QVERIFY(!m_view->currentHeader());
    QCOMPARE(m_document->selectedInvocation(), InvocationId{0});
}

void tst_TimelineLanes::aClickOnAHeaderTogglesTheGroup()
{
    m_lanes->setGrouping(LaneGrouping::End);
    const LaneHeader header = m_view->frame().headers.front();
    QCOMPARE(header.name, QStringLiteral("Lost"));
    const QPoint place = m_view->inViewport(header.rect).center().toPoint();
    const std::size_t all = m_view->rows().slotCount();

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_view->rows().slotCount(), all - 1);
    QVERIFY(m_view->frame().headers.front().isCollapsed);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(40, place.y()));
    QCOMPARE(m_view->rows().slotCount(), all);
}

void tst_TimelineLanes::pinnedLanesStayInSight()
{
    openMany();
    m_lanes->setPinned({1500}, true);
    m_lanes->setPinned({20}, true);

    m_document->select(InvocationId{1000});

    const auto &lanes = m_view->frame().lanes;
    QCOMPARE(lanes[0].invocation, InvocationId{1500});
    QCOMPARE(lanes[1].invocation, InvocationId{20});
    QVERIFY(lanes[2].invocation.value > 900);
    QVERIFY(m_view->frame().areas.band.height() > 0);
    const int before = m_view->verticalScrollBar()->value();
    m_document->select(InvocationId{20});
    QCOMPARE(m_view->verticalScrollBar()->value(), before); // it is in sight
}

/// The words lie where else the lanes do, and are gone with the first of these.
void tst_TimelineLanes::lanesThatAreAllHiddenSaySo()
{
    const auto textPixels = [this] {
        const QImage seen = m_view->viewport()->grab().toImage();
        const QRectF lanes = m_view->inViewport(m_view->frame().areas.lanes);
        const QRect middle(lanes.center().toPoint() - QPoint(120, 12), QSize(240, 24));
        int count = 0;
        for (int y = middle.top(); y <= middle.bottom(); ++y) {
            for (int x = middle.left(); x <= middle.right(); ++x)
                count += seen.pixelColor(x, y) == style::surface().secondaryText ? 1 : 0;
        }
        return count;
    };
    m_document->moveTo(0);
    show({});
    QCOMPARE(m_view->frame().laneCount, std::size_t{0});
    const int withWords = textPixels();
    show({InvocationId{1}});
    QVERIFY(withWords > 20);
    QVERIFY(textPixels() < withWords / 4);
}

void tst_TimelineLanes::scrollingEndsWithTheLanes()
{
    openMany();
    m_lanes->setGrouping(LaneGrouping::End);
    m_lanes->setPinned({7}, true);

    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());

    const TimelineLayout &frame = m_view->frame();
    const InvocationId last = m_lanes->at(m_lanes->count() - 1);
    QCOMPARE(frame.lanes.back().invocation, last);
    QVERIFY(std::abs(frame.lanes.back().rect.bottom() - frame.areas.lanes.bottom()) < 1.5);
}

void tst_TimelineLanes::idleIsWhatNoShownLaneDoes()
{
    QVERIFY(m_view->scale().x(Instant{8500ms}) - m_view->scale().x(Instant{3s}) > 40);

    show({{0}});

    const auto &pieces = m_view->scale().pieces();
    const bool isFolded = std::ranges::any_of(pieces, [](const AxisPiece &piece) {
        return piece.isFold() && piece.from < Instant{8s} && piece.to > Instant{8s};
    });
    QVERIFY(isFolded); // others did something then, but they are hidden
}

void tst_TimelineLanes::screenReadersSeeGroupsAndShownLanes()
{
    QAccessible::setActive(true);
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(m_view.get());
    show({{0}, {4}, {5}});
    m_lanes->setGrouping(LaneGrouping::Function);

    QCOMPARE(tree->childCount(), 5);
    QAccessibleInterface *group = tree->child(0);
    QCOMPARE(group->text(QAccessible::Name), QStringLiteral("order-processor, 2 lanes"));
    QVERIFY(group->state().expanded);
    QCOMPARE(tree->indexOfChild(group), 0);
    QAccessibleInterface *lane = tree->child(4);
    QCOMPARE(lane->text(QAccessible::Name), QStringLiteral("#5 receipt-mailer, LOST · 1 attempt"));
    QCOMPARE(tree->indexOfChild(lane), 4);
    QCOMPARE(lane->child(0)->parent(), lane);
    QVERIFY(tree->rect().intersects(group->rect()));
    m_lanes->setAllCollapsed(true);
    QCOMPARE(tree->childCount(), 2);
    QVERIFY(tree->child(1)->state().collapsed);
    QAccessible::setActive(false);
}

void tst_TimelineLanes::agesAreThoseOfTheSelectedLane()
{
    m_document->select(InvocationId{2}); // called at 4 s
    m_view->setAxisMode(AxisMode::LogAge);
    const TimelineLayout &frame = m_view->frame();
    const QRectF axis = frame.areas.axis;
    QVERIFY(std::abs(frame.cursorX - m_view->scale().x(Instant{77s})) < 0.01);

    const double x = m_view->scale().x(Instant{63s});
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      m_view->inViewport(QRectF(x, axis.center().y(), 1, 1)).center().toPoint());

    const auto age = m_document->cursorTime() - Instant{4s};
    QVERIFY(std::chrono::abs(age - Duration(63s)) < 3s);
    m_view->setAxisMode(AxisMode::Linear);
    QVERIFY(!m_view->frame().isByAge);
    QVERIFY(!m_view->frame().dots.empty());
}

void tst_TimelineLanes::aModeKeepsTheCursorInView_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("folded idle") << int(AxisMode::FoldedIdle);
    QTest::newRow("linear") << int(AxisMode::Linear);
    QTest::newRow("equal steps") << int(AxisMode::EqualSteps);
    QTest::newRow("log from acceptance") << int(AxisMode::LogAge);
}

void tst_TimelineLanes::aModeKeepsTheCursorInView()
{
    QFETCH(const int, mode);
    m_document->select(InvocationId{0});
    m_view->setAxisMode(mode == int(AxisMode::Linear) ? AxisMode::EqualSteps : AxisMode::Linear);
    for (int i = 0; i < 6; ++i)
        press(Qt::Key_W);
    m_document->moveToTime(Instant{186s});

    m_view->setAxisMode(static_cast<AxisMode>(mode));

    QVERIFY(m_view->frame().cursorX >= 0);
    QVERIFY(m_view->frame().cursorX <= m_view->scale().width());
}

void tst_TimelineLanes::manyLanesStayAtOnceWhenZoomed()
{
    openMany();
    press(Qt::Key_Home);
    QVERIFY(m_view->isWhole());

    for (int i = 0; i < 12; ++i)
        press(Qt::Key_W);

    QVERIFY(m_view->isWhole());
    QVERIFY(m_view->frame().density.has_value());
    m_lanes->setGrouping(LaneGrouping::End); // one is lost, the others succeed
    QCOMPARE(m_view->frame().parts.size(), 2U);
    QCOMPARE(m_view->frame().parts[1].name, QStringLiteral("Succeeded"));
    QCOMPARE(m_view->frame().parts[1].rect.bottom(), m_view->frame().areas.lanes.bottom());
    show({{5}, {6}, {7}});
    m_view->fitAll();
    QVERIFY(!m_view->isWhole()); // three lanes are better seen as lanes
    QCOMPARE(m_view->frame().lanes.size(), 3U);
}

void tst_TimelineLanes::theStripShowsTheShownLanes()
{
    auto *strip = m_view->findChild<OverviewStrip *>();
    const QImage all = strip->grab().toImage();

    show({{4}}); // one that ends after a second
    const QImage one = strip->grab().toImage();
    m_lanes->showAll();

    QVERIFY(one != all);
    QCOMPARE(strip->grab().toImage(), all);
}

void tst_TimelineLanes::lanesOfAnotherTraceAreTakenUp()
{
    show({{1}, {5}});
    m_lanes->setGrouping(LaneGrouping::End);
    m_lanes->setAllCollapsed(true);
    press(Qt::Key_Down);

    openMany();

    QVERIFY(!m_view->currentHeader());
    QCOMPARE(m_lanes->count(), std::size_t{2}); // until the filter is worked out again
    QCOMPARE(m_view->rows().slotCount(), m_lanes->table()->groups().size());
    QVERIFY(!m_view->grab().isNull());
}

void tst_TimelineLanes::picture_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << int(style::Theme::Light);
    QTest::newRow("dark") << int(style::Theme::Dark);
    QTest::newRow("high contrast") << int(style::Theme::HighContrast);
}

/// A header differs from a lane in every theme. Set RETRYSCOPE_PICTURES to a folder to see.
void tst_TimelineLanes::picture()
{
    QFETCH(const int, theme);
    style::apply(*qApp, static_cast<style::Theme>(theme));
    m_document->select(InvocationId{2});
    show({{0}, {1}, {2}, {4}});
    m_lanes->setPinned({5}, true);
    m_lanes->setGrouping(LaneGrouping::Function);

    const QImage image = m_view->grab().toImage();
    m_view->setAxisMode(AxisMode::LogAge);
    const QImage byAge = m_view->grab().toImage();

    const QString folder = qEnvironmentVariable("RETRYSCOPE_PICTURES");
    const QString name = QString::fromUtf8(QTest::currentDataTag()) + QStringLiteral(".png");
    if (!folder.isEmpty()) {
        QVERIFY(image.save(folder + QStringLiteral("/lanes-") + name));
        QVERIFY(byAge.save(folder + QStringLiteral("/lanes-age-") + name));
    }
    const auto colourAt = [&](const QRectF &rect) {
        return image.pixelColor(qRound(m_view->frame().metrics.gutter) - 4,
                                m_view->viewport()->y() + qRound(rect.bottom()) - 3);
    };
    QVERIFY(colourAt(m_view->frame().headers.front().rect)
            != colourAt(m_view->frame().lanes.front().rect));
}

QTEST_MAIN(tst_TimelineLanes)
#include "tst_timelinelanes.moc"
