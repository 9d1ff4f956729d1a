#include "core/trace/trace.h"
#include "tests/ui/longscenario.h"
#include "tests/ui/outage.h"
#include "tests/ui/picture.h"
#include "ui/charts/chartspanel.h"
#include "ui/charts/metricchart.h"
#include "ui/charts/timeticks.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/style.h"

#include <QApplication>
#include <QChart>
#include <QContextMenuEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_Charts : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
    }

    void ticksAreRound_data();
    void ticksAreRound();
    void valuesEndRound();
    void levelsHoldUntilTheNextPoint();
    void minutesHoldForTheirMinute();
    void timesAreWrittenInFull_data();
    void timesAreWrittenInFull();
    void aLowPanelDoesNotSquashTheChart();
    void manyPointsAreDrawnInBounds();
    void aPressMovesTheCursor();
    void arrowsGoToWhereASeriesChanges();
    void aMenuAsksWhy();
    void hiddenChartsWait();
    void chartsOfALongRunComeLater();
    void anEmptyRunHasCharts();
    void pictures_data();
    void pictures();
};

void tst_Charts::ticksAreRound_data()
{
    QTest::addColumn<qint64>("endMs");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("ticks");
    const auto row = [](const char *name, Duration end, int limit, const char *ticks) {
        QTest::newRow(name) << qint64{end.count()} << limit << QString::fromLatin1(ticks);
    };
    row("nothing", 0s, 5, "0:00");
    row("a few seconds", 4s, 5, "0:00 0:01 0:02 0:03 0:04");
    row("one second too many", 5s, 5, "0:00 0:02 0:04");
    row("minutes", 189s, 8, "0:00 0:30 1:00 1:30 2:00 2:30 3:00");
    row("six hours", 6h, 4, "0:00 2:00:00 4:00:00 6:00:00");
    row("a year", 8760h, 3, "0:00 3072:00:00 6144:00:00");
}

void tst_Charts::ticksAreRound()
{
    QFETCH(const qint64, endMs);
    QFETCH(const int, limit);

    QStringList texts;
    for (const Instant tick : timeTicks(Instant(Duration(endMs)), static_cast<std::size_t>(limit)))
        texts += format::shortTime(tick);

    QTEST(texts.join(QLatin1Char(' ')), "ticks");
}

void tst_Charts::valuesEndRound()
{
    QCOMPARE(roundTop(0), 1.0);
    QCOMPARE(roundTop(1), 1.0);
    QCOMPARE(roundTop(3), 5.0);
    QCOMPARE(roundTop(5.1), 10.0);
    QCOMPARE(roundTop(1'001), 2'000.0);
}

void tst_Charts::levelsHoldUntilTheNextPoint()
{
    MetricChart chart(SeriesKind::QueueDepth);
    chart.showSeries({{Instant(0s), 0}, {Instant(10s), 3}, {Instant(500s), 1}}, Instant(600s));

    chart.moveCursor(Instant(9s));
    QCOMPARE(chart.valueAtCursor(), 0.0);
    chart.moveCursor(Instant(10s));
    QCOMPARE(chart.valueAtCursor(), 3.0);
    chart.moveCursor(Instant(499s));
    QCOMPARE(chart.valueAtCursor(), 3.0);
}

void tst_Charts::minutesHoldForTheirMinute()
{
    MetricChart chart(SeriesKind::Errors);
    chart.showSeries({{Instant(0s), 2}, {Instant(300s), 1}}, Instant(600s));

    chart.moveCursor(Instant(59s));
    QCOMPARE(chart.valueAtCursor(), 2.0);
    chart.moveCursor(Instant(60s));
    QCOMPARE(chart.valueAtCursor(), 0.0);
}

void tst_Charts::timesAreWrittenInFull_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<qint64>("endMs");
    QTest::addColumn<QString>("texts");
    QTest::newRow("narrow") << 260 << qint64{189'000} << QStringLiteral("0:00 2:00");
    QTest::newRow("wide") << 640 << qint64{189'000}
                          << QStringLiteral("0:00 0:30 1:00 1:30 2:00 2:30 3:00");
    QTest::newRow("hours") << 420 << qint64{6 * 3'600'000}
                           << QStringLiteral("0:00 2:00:00 4:00:00 6:00:00");
}

void tst_Charts::timesAreWrittenInFull()
{
    QFETCH(const int, width);
    QFETCH(const qint64, endMs);
    MetricChart chart(SeriesKind::QueueDepth);
    chart.resize(width, chart.minimumSizeHint().height());
    chart.show();
    chart.showSeries({{Instant(0s), 1}}, Instant(Duration(endMs)));

    QStringList texts;
    QRectF former;
    const QFontMetricsF metrics(style::font(style::FontRole::Tiny));
    for (const MetricChart::TimeLabel &label : chart.timeLabels()) {
        texts += label.text;
        QVERIFY(label.rect.width() >= metrics.horizontalAdvance(label.text));
        QVERIFY(QRectF(chart.rect()).contains(label.rect));
        QVERIFY(!former.intersects(label.rect));
        former = label.rect;
    }

    QTEST(texts.join(QLatin1Char(' ')), "texts");
}

void tst_Charts::aLowPanelDoesNotSquashTheChart()
{
    MetricChart chart(SeriesKind::QueueDepth);
    chart.resize(400, 40);
    chart.show();

    QTRY_COMPARE(chart.height(), chart.minimumSizeHint().height());
    QVERIFY(chart.chart()->plotArea().height() > 60);
}

void tst_Charts::manyPointsAreDrawnInBounds()
{
    Series series;
    for (int i = 0; i < 1'200; ++i)
        series.push_back({Instant(std::chrono::minutes(2 * i)), 1.0 + i % 7});
    MetricChart chart(SeriesKind::Throttles);

    chart.showSeries(series, Instant(2'400min));

    QVERIFY(chart.pointCount() > 4'000);
    QVERIFY(chart.pointCount() <= 5'000);
}

void tst_Charts::aPressMovesTheCursor()
{
    MetricChart chart(SeriesKind::QueueDepth);
    chart.resize(600, 130);
    chart.show();
    chart.showSeries({{Instant(0s), 0}}, Instant(100s));
    QSignalSpy chosen(&chart, &MetricChart::timeChosen);

    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {},
                      chart.chart()->plotArea().center().toPoint());

    QCOMPARE(chosen.size(), 1);
    const auto instant = chosen[0][0].value<Instant>();
    QVERIFY(std::chrono::abs(instant - Instant(50s)) < 1s);
}

void tst_Charts::arrowsGoToWhereASeriesChanges()
{
    MetricChart chart(SeriesKind::QueueDepth);
    chart.showSeries({{Instant(10s), 1}, {Instant(20s), 2}}, Instant(100s));
    connect(&chart, &MetricChart::timeChosen, &chart, &MetricChart::moveCursor);
    QSignalSpy chosen(&chart, &MetricChart::timeChosen);
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&chart, key);
        return chosen.isEmpty() ? Instant() : chosen.takeLast()[0].value<Instant>();
    };

    QCOMPARE(press(Qt::Key_Right), Instant(10s));
    QCOMPARE(press(Qt::Key_Right), Instant(20s));
    chosen.clear();
    QCOMPARE(press(Qt::Key_Right), Instant()); // nothing changes any more
    QCOMPARE(press(Qt::Key_Left), Instant(10s));
}

void tst_Charts::aMenuAsksWhy()
{
    MetricChart chart(SeriesKind::QueueDepth);
    chart.resize(600, 130);
    chart.show();
    chart.showSeries({{Instant(0s), 0}}, Instant(100s));
    QSignalSpy asked(&chart, &MetricChart::whyWanted);
    QTimer::singleShot(0, &chart, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    });

    const QPoint middle = chart.chart()->plotArea().center().toPoint();
    QContextMenuEvent event(QContextMenuEvent::Mouse, middle, chart.mapToGlobal(middle));
    QApplication::sendEvent(chart.viewport(), &event);

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<SeriesKind>(), SeriesKind::QueueDepth);
    QVERIFY(std::chrono::abs(asked[0][1].value<Instant>() - Instant(50s)) < 1s);
}

void tst_Charts::hiddenChartsWait()
{
    Document document;
    ChartsPanel panel(document);
    QVERIFY(document.openText(outageScenario(), QStringLiteral("outage"), QString()));
    document.finishSimulating();
    const MetricChart *queue = panel.charts().front();
    QCOMPARE(queue->pointCount(), 0);

    panel.show();

    QVERIFY(queue->pointCount() > 10);
}

void tst_Charts::chartsOfALongRunComeLater()
{
    Document document;
    QVERIFY(document.openText(scenarioOf(longCount), QStringLiteral("long"), QString()));
    document.finishSimulating();
    ChartsPanel panel(document);
    const MetricChart *runs = panel.charts()[1];

    panel.show();
    const int atOnce = runs->pointCount();

    QVERIFY(atOnce <= 2); // the ends of a line along zero
    QTRY_VERIFY(runs->pointCount() > atOnce);
}

void tst_Charts::anEmptyRunHasCharts()
{
    Document document;
    ChartsPanel panel(document);
    panel.show();

    for (const MetricChart *chart : panel.charts())
        QCOMPARE(chart->valueAtCursor(), 0.0);
}

void tst_Charts::pictures_data()
{
    QTest::addColumn<style::Theme>("theme");
    QTest::newRow("light") << style::Theme::Light;
    QTest::newRow("dark") << style::Theme::Dark;
}

void tst_Charts::pictures()
{
    QFETCH(const style::Theme, theme);
    style::apply(*qApp, theme);
    Document document;
    QVERIFY(document.openText(outageScenario(), QStringLiteral("outage"), QString()));
    document.finishSimulating();
    document.moveToTime(Instant(81s));
    ChartsPanel panel(document);

    QVERIFY(picture(panel, {820, 540}, "charts"));
}

QTEST_MAIN(tst_Charts)
#include "tst_charts.moc"
