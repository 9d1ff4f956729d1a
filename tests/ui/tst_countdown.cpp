#include "core/trace/trace.h"
#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/inspector/countdownbars.h"
#include "ui/style.h"
#include "ui/style/motion.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace retryscope;
using namespace std::chrono_literals;

/// What moves while time runs: the bars of the Now panel and the chips on the waits.
class tst_Countdown : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init();
    void cleanup();
    void barShrinksWithEveryFrame();
    void numberIsThatOfTheFrame();
    void reducedMotionGoesInSteps();
    void picturesDifferFromFrameToFrame();
    void chipCountsDown_data();
    void chipCountsDown();
    void descriptionChangesWithStepsAlone();

private:
    [[nodiscard]] Countdown first() const { return m_bars->countdowns().front(); }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<CountdownBars> m_bars;
};

void tst_Countdown::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    style::setReducesMotion(false);
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("Outage"), {}));
    m_document->finishSimulating();
    m_bars = std::make_unique<CountdownBars>(*m_document);
    m_document->select(InvocationId{0}); // backs off from 1:06 to 3:06
    m_document->moveToTime(Instant{81s});
    m_bars->resize(280, 200);
}

void tst_Countdown::cleanup()
{
    m_bars.reset();
    m_document.reset();
    style::setReducesMotion(std::nullopt);
}

void tst_Countdown::barShrinksWithEveryFrame()
{
    QCOMPARE(first().invocation, InvocationId{0});
    double share = first().share;
    for (int frame = 1; frame <= 100; ++frame) {
        m_document->moveToTime(Instant{81s} + frame * 16ms);
        QVERIFY(first().share < share);
        share = first().share;
    }
}

void tst_Countdown::numberIsThatOfTheFrame()
{
    for (const Duration later : {0ms, 1ms, 999ms, 1000ms, 34'567ms}) {
        m_document->moveToTime(Instant{81s} + later);
        QCOMPARE(first().left, 105s - later);
        QVERIFY(std::abs(first().share * 120'000 - static_cast<double>(first().left.count()))
                < 0.001);
    }
}

void tst_Countdown::reducedMotionGoesInSteps()
{
    style::setReducesMotion(true);
    std::vector<double> shares;
    for (int frame = 0; frame < 1000; ++frame) {
        m_document->moveToTime(Instant{81s} + frame * 100ms);
        QCOMPARE(first().left, 105s - frame * 100ms); // the number does not wait for the bar
        if (shares.empty() || shares.back() != first().share)
            shares.push_back(first().share);
    }
    QCOMPARE(shares.size(), std::size_t{11}); // from 11 twelfths to one
    QVERIFY(std::ranges::is_sorted(shares, std::greater<>()));
}

void tst_Countdown::picturesDifferFromFrameToFrame()
{
    const QImage before = m_bars->grab().toImage();
    m_document->moveToTime(Instant{81s} + 900ms); // the number is the same
    QVERIFY(m_bars->grab().toImage() != before);
}

void tst_Countdown::chipCountsDown_data()
{
    QTest::addColumn<int>("atMs");
    QTest::addColumn<QString>("chip");
    QTest::newRow("a whole second") << 81'000 << QStringLiteral("1:45 to go");
    QTest::newRow("a begun second counts") << 81'001 << QStringLiteral("1:45 to go");
    QTest::newRow("the next second") << 82'000 << QStringLiteral("1:44 to go");
    QTest::newRow("the last millisecond") << 185'999 << QStringLiteral("0:01 to go");
}

void tst_Countdown::chipCountsDown()
{
    QFETCH(int, atMs);
    QFETCH(QString, chip);
    TimelineView view(*m_document);
    view.resize(1044, 570);
    view.show();
    m_document->moveToTime(Instant(Duration(atMs)));

    QStringList notes;
    for (const TimelineItem &item : view.frame().items) {
        if (item.role == TimelineRole::BackOff && item.invocation == InvocationId{0})
            notes += item.note;
    }
    QVERIFY2(notes.contains(chip), qPrintable(notes.join(QLatin1Char(','))));
}

/// A screen reader would otherwise be told sixty times a second.
void tst_Countdown::descriptionChangesWithStepsAlone()
{
    const QString before = m_bars->accessibleDescription();
    QVERIFY(before.contains(QStringLiteral("#1 backs off since 1:06.")));
    m_document->moveToTime(Instant{82s});
    QCOMPARE(m_bars->accessibleDescription(), before);
    m_document->moveToTime(Instant{100s}); // the other one is dispatched
    QVERIFY(m_bars->accessibleDescription() != before);
}

QTEST_MAIN(tst_Countdown)
#include "tst_countdown.moc"
