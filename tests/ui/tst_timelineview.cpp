#include "core/trace/trace.h"
#include "tests/ui/outagetimeline.h"
#include "ui/style.h"
#include "ui/timeline/overviewstrip.h"

#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_TimelineView : public QObject, private OutageTimeline
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init() { open(); }
    void cleanup();
    void picture_data();
    void picture();
    void clickSelectsAndMovesTheCursor();
    void clickOnAWaitLeadsIntoIt();
    void clickOnTheAxisMovesTheCursor();
    void clickOnAFoldOpensIt();
    void keysMoveTheCursor_data();
    void keysMoveTheCursor();
    void keysChangeTheView();
    void arrowsChooseALane();
    void wheelZoomsAtThePointer();
    void middleDragPans();
    void cursorStaysInSight();
    void selectionScrollsIntoView();
    void hoverExplains();
    void enterAndSpaceAreSignals();
    void overviewDragsTheWindow();
    void axisModeChangesTheScale();
    void newTraceIsTaken();
    void largeFontsFit();
    void exportIsLightAndWhole();
    void fitAllShowsAllLanesAtOnce();

private:
    [[nodiscard]] QPoint centre(TimelineRole role, std::uint32_t invocation) const;
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
};

void tst_TimelineView::cleanup()
{
    close();
    style::apply(*qApp, style::Theme::Light);
}

void tst_TimelineView::picture_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << int(style::Theme::Light);
    QTest::newRow("dark") << int(style::Theme::Dark);
    QTest::newRow("high contrast") << int(style::Theme::HighContrast);
}

/// The base colour is behind the lanes in every theme. Set RETRYSCOPE_PICTURES to a folder to see.
void tst_TimelineView::picture()
{
    QFETCH(int, theme);
    style::apply(*qApp, static_cast<style::Theme>(theme));
    m_document->select(InvocationId{2});

    const QImage image = m_view->grab().toImage();

    const QString folder = qEnvironmentVariable("RETRYSCOPE_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(image.save(folder + QStringLiteral("/timeline-")
                           + QString::fromUtf8(QTest::currentDataTag()) + QStringLiteral(".png")));
    const TimelineLane &lane = m_view->frame().lanes.front();
    const QPoint inLane(qRound(m_view->frame().metrics.gutter) + 3,
                        m_view->viewport()->y() + qRound(lane.rect.top()) + 3);
    QCOMPARE(image.pixelColor(inLane), style::surface().base);
}

QPoint tst_TimelineView::centre(TimelineRole role, std::uint32_t invocation) const
{
    for (const TimelineItem &item : m_view->frame().items) {
        if (item.role == role && item.invocation == InvocationId{invocation})
            return m_view->inViewport(item.rect).center().toPoint();
    }
    return {};
}

void tst_TimelineView::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key), modifiers);
}

void tst_TimelineView::clickSelectsAndMovesTheCursor()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre(TimelineRole::Attempt, 2));

    QCOMPARE(m_document->selectedInvocation(), InvocationId{2});
    QCOMPARE(m_document->cursorTime(), Instant{7s}); // its first run ended then
}

/// At its end the views would tell of the attempt that follows.
void tst_TimelineView::clickOnAWaitLeadsIntoIt()
{
    m_document->moveTo(m_document->trace().size());

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre(TimelineRole::BackOff, 2));

    QCOMPARE(m_document->selectedInvocation(), InvocationId{2});
    QVERIFY(m_document->cursorTime() > Instant{7s}); // between its first run and its second
    QVERIFY(m_document->cursorTime() < Instant{67s});
}

void tst_TimelineView::clickOnTheAxisMovesTheCursor()
{
    const double x = m_view->frame().metrics.gutter + m_view->scale().x(Instant{5s});

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(qRound(x), 40));

    QVERIFY(std::abs((m_document->cursorTime() - Instant{5s}).count()) < 200);
}

void tst_TimelineView::clickOnAFoldOpensIt()
{
    const std::size_t folds = m_view->frame().folds.size();
    QVERIFY(folds >= 2);
    const QPoint pill = m_view->inViewport(m_view->frame().folds.front().pill).center().toPoint();

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pill);

    QCOMPARE(m_view->frame().folds.size(), folds - 1);
    m_view->openAllFolds();
    QVERIFY(!m_view->hasFolds());
    m_view->closeAllFolds();
    QCOMPARE(m_view->frame().folds.size(), folds);
}

void tst_TimelineView::keysMoveTheCursor_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<int>("cursor");
    QTest::newRow("next step") << int(Qt::Key_Period) << int(Qt::NoModifier) << 11;
    QTest::newRow("previous step") << int(Qt::Key_Comma) << int(Qt::NoModifier) << 9;
    QTest::newRow("first") << int(Qt::Key_Home) << int(Qt::ControlModifier) << 0;
    QTest::newRow("last") << int(Qt::Key_End) << int(Qt::ControlModifier) << -1;
}

void tst_TimelineView::keysMoveTheCursor()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(int, cursor);
    m_document->moveTo(10);

    press(key, Qt::KeyboardModifiers(modifiers));

    const std::size_t expected =
        cursor < 0 ? m_document->trace().size() : static_cast<std::size_t>(cursor);
    QCOMPARE(m_document->cursor(), expected);
}

void tst_TimelineView::keysChangeTheView()
{
    const double fitted = m_view->scale().zoom();

    press(Qt::Key_W);
    QVERIFY(m_view->scale().zoom() > fitted);
    const double zoomed = m_view->scale().zoom();
    press(Qt::Key_Plus);
    QVERIFY(m_view->scale().zoom() > zoomed);
    const double offset = m_view->scale().offset();
    press(Qt::Key_D);
    QVERIFY(m_view->scale().offset() > offset);
    press(Qt::Key_A);
    QCOMPARE(m_view->scale().offset(), offset);
    press(Qt::Key_0);
    QCOMPARE(m_view->scale().zoom(), std::max(0.02, fitted));
    m_document->select(InvocationId{1});
    press(Qt::Key_F);
    QVERIFY(m_view->scale().x(Instant{1s}) > 0);
    QVERIFY(m_view->scale().x(Instant{1700ms}) - m_view->scale().x(Instant{1s}) > 500);
    press(Qt::Key_Home);
    QCOMPARE(m_view->scale().zoom(), fitted);
}

void tst_TimelineView::arrowsChooseALane()
{
    m_document->select(std::nullopt);
    press(Qt::Key_Down);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{0});
    press(Qt::Key_Down);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{1});
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{0});
    press(Qt::Key_Right);
    QCOMPARE(m_document->cursorTime(), Instant{186s}); // its third run starts
    press(Qt::Key_Left);
    QCOMPARE(m_document->cursorTime(), Instant{66s});
}

void tst_TimelineView::wheelZoomsAtThePointer()
{
    const double x = 300;
    const Instant under = m_view->scale().time(x);
    const QPointF place(x + m_view->frame().metrics.gutter, 150);
    QWheelEvent wheel(place, m_view->viewport()->mapToGlobal(place), {}, {0, 240}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    const double before = m_view->scale().zoom();

    QApplication::sendEvent(m_view->viewport(), &wheel);

    QVERIFY(m_view->scale().zoom() > before * 1.5);
    QVERIFY(std::abs((m_view->scale().time(x) - under).count()) < 200);
}

void tst_TimelineView::middleDragPans()
{
    press(Qt::Key_W);
    press(Qt::Key_W);
    const double before = m_view->scale().offset();

    QTest::mousePress(m_view->viewport(), Qt::MiddleButton, {}, {500, 200});
    QTest::mouseMove(m_view->viewport(), {460, 200});
    QTest::mouseRelease(m_view->viewport(), Qt::MiddleButton, {}, {460, 200});

    QVERIFY(std::abs(m_view->scale().offset() - before - 40) < 1);
}

void tst_TimelineView::cursorStaysInSight()
{
    m_document->moveTo(0);
    for (int i = 0; i < 8; ++i)
        press(Qt::Key_W);

    m_document->moveTo(m_document->trace().size());

    const double x = m_view->scale().x(m_document->cursorTime());
    QVERIFY(x >= 0);
    QVERIFY(x <= m_view->scale().width());
}

void tst_TimelineView::selectionScrollsIntoView()
{
    m_view->resize(1044, 360);

    m_document->select(InvocationId{5});

    const auto &lanes = m_view->frame().lanes;
    QCOMPARE(lanes.back().invocation, InvocationId{5});
    QVERIFY(lanes.back().rect.bottom() <= m_view->frame().areas.lanes.bottom() + 1);
}

void tst_TimelineView::hoverExplains()
{
    const QWidget *card = m_view->findChild<QFrame *>(QStringLiteral("hoverCard"));
    QVERIFY(card != nullptr);
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()"); // no window system

    QTest::mouseMove(m_view->viewport(), centre(TimelineRole::Lost, 4));

    QTRY_VERIFY(card->isVisible());
    const QRect thing(m_view->viewport()->mapToGlobal(centre(TimelineRole::Lost, 4)), QSize(1, 1));
    QVERIFY(!card->geometry().intersects(thing)); // never over what it describes
    const auto labels = card->findChildren<QLabel *>();
    QCOMPARE(labels.front()->text(), QStringLiteral("#5 is lost since 0:08.500."));
    QTest::mouseMove(m_view->viewport(), {5, 5});
    QTRY_VERIFY(!card->isVisible());
}

void tst_TimelineView::enterAndSpaceAreSignals()
{
    const QSignalSpy inspect(m_view.get(), &TimelineView::inspectRequested);
    const QSignalSpy play(m_view.get(), &TimelineView::playRequested);

    press(Qt::Key_Return);
    press(Qt::Key_Space);

    QCOMPARE(inspect.size(), 1);
    QCOMPARE(play.size(), 1);
}

void tst_TimelineView::overviewDragsTheWindow()
{
    auto *overview = m_view->findChild<OverviewStrip *>();
    for (int i = 0; i < 5; ++i)
        press(Qt::Key_W);
    const QPointF middle = overview->windowRect().center();

    QTest::mousePress(overview, Qt::LeftButton, {}, middle.toPoint());
    QTest::mouseMove(overview, middle.toPoint() + QPoint(60, 0));
    QTest::mouseRelease(overview, Qt::LeftButton, {}, middle.toPoint() + QPoint(60, 0));

    QVERIFY(std::abs(overview->windowRect().center().x() - middle.x() - 60) < 25);
}

void tst_TimelineView::axisModeChangesTheScale()
{
    const QSignalSpy changed(m_view.get(), &TimelineView::axisModeChanged);

    m_view->setAxisMode(AxisMode::Linear);
    m_view->setAxisMode(AxisMode::Linear);

    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_view->hasFolds());
}

void tst_TimelineView::newTraceIsTaken()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}], "invocations": [{"atMs": 0, "function": "f"}]})",
                                 QStringLiteral("One"), {}));
    m_document->finishSimulating();

    QCOMPARE(m_view->frame().lanes.size(), 1U);
    QVERIFY(!m_view->grab().isNull());
}

void tst_TimelineView::largeFontsFit()
{
    const TimelineMetrics &metrics = m_view->frame().metrics;

    QVERIFY(QFontMetricsF(metrics.smallStrong).height() <= metrics.pill + 1);
    QVERIFY(2 * metrics.pill <= metrics.lane);
}

void tst_TimelineView::exportIsLightAndWhole()
{
    style::apply(*qApp, style::Theme::Dark);
    QImage image(800, 500, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter painter(&image);

    m_view->paintPicture(painter, QSizeF(800, 500));
    painter.end();

    QCOMPARE(image.pixelColor(795, 495), style::surface(style::Theme::Light).base);
}

void tst_TimelineView::fitAllShowsAllLanesAtOnce()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f", "EventInvokeConfigs": [{"MaximumRetryAttempts": 1}],
            "behavior": [{"when": {"payload": {"/n": "700"}}, "outcome": {"type": "exit"}},
                         {"when": {"attempt": [1]}, "outcome": {"type": "error"}}]}],
        "invocations": [{"atMs": 0, "function": "f", "count": 2000, "everyMs": 10,
                         "payload": {"n": "{n}"}}]})",
                                 QStringLiteral("Many"), {}));
    m_document->finishSimulating();

    press(Qt::Key_Home);

    QVERIFY(m_view->isWhole());
    QVERIFY(m_view->frame().lanes.empty());
    QCOMPARE(m_view->frame().density->lostMarks().size(), 1U);
    QCOMPARE(m_view->frame().lostCells.size(), 1U); // one of 2,000, and it can be seen
    const QString folder = qEnvironmentVariable("RETRYSCOPE_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(m_view->grab().save(folder + QStringLiteral("/timeline-whole.png")));

    const QRectF lanes = m_view->inViewport(m_view->frame().areas.lanes);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, lanes.center().toPoint());
    QVERIFY(!m_view->isWhole());
    QVERIFY(std::abs(int(m_document->selectedInvocation()->value) - 1000) < 10);
    QVERIFY(!m_view->frame().lanes.empty());
}

QTEST_MAIN(tst_TimelineView)
#include "tst_timelineview.moc"
