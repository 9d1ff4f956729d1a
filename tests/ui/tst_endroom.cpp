#include "core/trace/trace.h"
#include "tests/ui/outagetimeline.h"
#include "ui/style.h"

#include <QApplication>
#include <QTest>

using namespace retryscope;

class tst_EndRoom : public QObject, private OutageTimeline
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init() { open(); }
    void cleanup() { close(); }
    void whatEndsLastHasRoomToSaySo_data();
    void whatEndsLastHasRoomToSaySo();
};

void tst_EndRoom::whatEndsLastHasRoomToSaySo_data()
{
    QTest::addColumn<AxisMode>("mode");
    QTest::addColumn<int>("width");
    for (const int width : {700, 1044, 1700}) {
        QTest::addRow("folded, %d", width) << AxisMode::FoldedIdle << width;
        QTest::addRow("linear, %d", width) << AxisMode::Linear << width;
        QTest::addRow("equal steps, %d", width) << AxisMode::EqualSteps << width;
        QTest::addRow("by age, %d", width) << AxisMode::LogAge << width;
    }
}

/// At the end of the run, where a failed attempt and its name come last.
void tst_EndRoom::whatEndsLastHasRoomToSaySo()
{
    QFETCH(const AxisMode, mode);
    QFETCH(const int, width);
    m_document->moveTo(m_document->trace().size());
    m_view->resize(width, 900);
    m_view->setAxisMode(mode);
    m_view->fitAll();

    const TimelineLayout &frame = m_view->frame();
    int ends = 0;
    for (const TimelineItem &item : frame.items) {
        if (item.role != TimelineRole::Outcome && item.role != TimelineRole::Lost)
            continue;
        ++ends;
        QVERIFY2(item.rect.right() <= frame.areas.axis.width(), qPrintable(item.label));
    }
    QVERIFY(ends >= 3);
}

QTEST_MAIN(tst_EndRoom)
#include "tst_endroom.moc"
