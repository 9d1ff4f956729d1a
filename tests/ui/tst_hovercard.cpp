#include "core/trace/trace.h"
#include "tests/ui/outagetimeline.h"
#include "ui/format.h"
#include "ui/inspector/nowpanel.h"
#include "ui/style.h"
#include "ui/timeline/cardtext.h"
#include "ui/timeline/hovercard.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QRandomGenerator>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_HoverCard : public QObject, private OutageTimeline
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init() { open(); }
    void cleanup() { close(); }
    void placeIsBesideTheThing();
    void placeIsInTheRoomIfThereIsAny_data();
    void placeIsInTheRoomIfThereIsAny();
    void cardSaysWhatNowSaysAfterAClick();
    void cardOfAWaitThatIsOverTellsOfTheWait();
    void cardOfWhatGoesOnSaysNow();
    void ghostIsStillToCome();
    void keyShowsTheThingAtTheCursor();
    void findingIsFast();

private:
    [[nodiscard]] TimelineMoment moment() const
    {
        return {m_document->trace(), m_document->cursor(), m_document->cursorTime()};
    }
};

void tst_HoverCard::placeIsBesideTheThing()
{
    QRandomGenerator random(7);
    const QRect room(0, 0, 1280, 800);
    for (int i = 0; i < 20'000; ++i) {
        const QRect thing(random.bounded(-200, 1400), random.bounded(-200, 900),
                          random.bounded(1, 1400), random.bounded(1, 900));
        const QSize card(random.bounded(40, 400), random.bounded(30, 300));
        const QRect place = cardPlace(thing, card, room);
        QCOMPARE(place.size(), card);
        QVERIFY(!place.intersects(thing));
    }
}

void tst_HoverCard::placeIsInTheRoomIfThereIsAny_data()
{
    QTest::addColumn<QRect>("thing");
    QTest::addColumn<QPoint>("place");
    QTest::newRow("below") << QRect(100, 100, 50, 20) << QPoint(100, 128);
    QTest::newRow("above") << QRect(100, 700, 50, 20) << QPoint(100, 592);
    QTest::newRow("below, moved in") << QRect(1200, 100, 50, 20) << QPoint(980, 128);
    QTest::newRow("after what is as high as the room") << QRect(100, 0, 50, 800) << QPoint(158, 0);
    QTest::newRow("before it") << QRect(1100, 0, 180, 800) << QPoint(792, 0);
}

void tst_HoverCard::placeIsInTheRoomIfThereIsAny()
{
    QFETCH(QRect, thing);
    QFETCH(QPoint, place);
    QCOMPARE(cardPlace(thing, QSize(300, 100), QRect(0, 0, 1280, 800)),
             QRect(place, QSize(300, 100)));
}

/// Of every past thing in the window: hover, then click, then read the Now panel.
void tst_HoverCard::cardSaysWhatNowSaysAfterAClick()
{
    NowPanel now(*m_document);
    const std::vector<TimelineItem> items = m_view->frame().items;
    int compared = 0;
    for (const TimelineItem &item : items) {
        const bool isWait = item.role == TimelineRole::BackOff
            || item.role == TimelineRole::RefusedWait; // a click leads into its middle
        if (!item.step || isWait || item.isGhost() || item.futureX < item.rect.right())
            continue;
        m_document->moveToTime(Instant{81s});
        const CardText card = cardText(moment(), item);
        m_document->select(item.invocation);
        const auto own = m_document->trace().stepsOf(item.invocation);
        const auto next = std::ranges::upper_bound(own, *item.step);
        if (next != own.end() && next->value < m_document->cursor())
            m_document->moveTo(item.step->value + std::size_t{1});
        QVERIFY2(now.text().startsWith(card.heading + QLatin1Char('\n') + card.text),
                 qPrintable(now.text() + QStringLiteral("\n---\n") + card.heading
                            + QLatin1Char('\n') + card.text));
        QVERIFY2(card.source.startsWith(QStringLiteral("Rule ")), qPrintable(card.source));
        ++compared;
    }
    QVERIFY(compared > 8);
}

/// And not of the attempt that ended it.
void tst_HoverCard::cardOfAWaitThatIsOverTellsOfTheWait()
{
    int waits = 0;
    for (const TimelineItem &item : m_view->frame().items) {
        const bool isOver = !item.isGhost() && item.futureX >= item.rect.right();
        if (item.role != TimelineRole::BackOff || !isOver)
            continue;
        ++waits;
        const CardText card = cardText(moment(), item);
        QVERIFY2(card.heading.contains(QStringLiteral(" backs off since ")),
                 qPrintable(card.heading));
        QVERIFY2(card.text.contains(QStringLiteral("The wait is 60 s")), qPrintable(card.text));
    }
    QVERIFY(waits >= 2);
}

void tst_HoverCard::cardOfWhatGoesOnSaysNow()
{
    for (const TimelineItem &item : m_view->frame().items) {
        const bool goesOn = item.role == TimelineRole::BackOff && item.invocation == InvocationId{0}
            && !item.isGhost() && item.futureX < item.rect.right();
        if (!goesOn)
            continue;
        const CardText card = cardText(moment(), item);
        QCOMPARE(card.heading,
                 format::nowHeading(m_document->trace(), item.invocation, m_document->cursor()));
        QVERIFY2(card.text.contains(QStringLiteral("That is in 1:45")), qPrintable(card.text));
        return;
    }
    QFAIL("#1 does not back off");
}

void tst_HoverCard::ghostIsStillToCome()
{
    for (const TimelineItem &item : m_view->frame().items) {
        if (item.step && item.isGhost() && item.role == TimelineRole::Attempt)
            QVERIFY(
                cardText(moment(), item).heading.startsWith(QStringLiteral("Still to come: #")));
    }
}

void tst_HoverCard::keyShowsTheThingAtTheCursor()
{
    auto *card = m_view->findChild<HoverCard *>();
    m_document->select(InvocationId{4});
    m_document->moveToTime(Instant{8500ms});
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()"); // no window system

    QTest::keyClick(m_view.get(), Qt::Key_F1);

    QVERIFY(card->isVisible());
    QVERIFY2(card->text().startsWith(QStringLiteral("#5 is lost since 0:08.500.\n")),
             qPrintable(card->text()));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!card->isVisible());
}

void tst_HoverCard::findingIsFast()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f", "behavior": [{"when": {"attempt": [1]},
            "outcome": {"type": "error"}}]}],
        "invocations": [{"atMs": 0, "function": "f", "count": 20000, "everyMs": 5}]})",
                                 QStringLiteral("Many"), {}));
    m_document->finishSimulating();
    m_document->moveToTime(Instant{50s});
    const TimelineLayout &layout = m_view->frame();
    QElapsedTimer timer;
    timer.start();
    constexpr int places = 1000;
    std::size_t found = 0;
    for (int i = 0; i < places; ++i)
        found += layout.itemAt(QPointF(i % 860, 50 + i % 400)) != nullptr ? 1U : 0U;
    QVERIFY(found > 0);
    QVERIFY2(timer.elapsed() < 2 * places, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(tst_HoverCard)
#include "tst_hovercard.moc"
