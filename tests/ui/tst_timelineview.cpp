#include "core/trace/trace.h"
#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_TimelineView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init();
    void cleanup();
    void picture_data();
    void picture();

private:
    std::unique_ptr<Document> m_document;
    std::unique_ptr<TimelineView> m_view;
};

void tst_TimelineView::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("Outage"), {}));
    m_document->finishSimulating();
    m_document->moveToTime(Instant{81s});
    m_view = std::make_unique<TimelineView>(*m_document);
    m_view->resize(1044, 570);
    m_view->show();
}

void tst_TimelineView::cleanup()
{
    m_view.reset();
    m_document.reset();
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

QTEST_MAIN(tst_TimelineView)
#include "tst_timelineview.moc"
