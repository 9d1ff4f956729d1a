#include "core/trace/trace.h"
#include "tests/ui/outagetimeline.h"
#include "ui/style.h"
#include "ui/timeline/marks.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_Marks : public QObject, private OutageTimeline
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init() { open(); }
    void cleanup() { close(); }
    void keysPutMarksAtTheCursor();
    void differenceIsExactAndSigned_data();
    void differenceIsExactAndSigned();
    void flagIsDragged_data();
    void flagIsDragged();
    void escapeGivesTheDragUp();
    void everyAxisMeasuresTheSame_data();
    void everyAxisMeasuresTheSame();
    void byAgeMarksLieInTheSelectedLane();
    void flagIsPainted();
    void menuPutsAndClears();
    void marksOutsideTheWindowAreNotPainted();

private:
    [[nodiscard]] QPoint inRuler(double x) const;
    /// All that is right of the lanes' headers.
    [[nodiscard]] QImage axisPicture() const
    {
        const int gutter = qRound(m_view->frame().metrics.gutter);
        return m_view->grab().toImage().copy(m_view->rect().adjusted(gutter, 0, 0, 0));
    }
    [[nodiscard]] MarksOverlay &marks() const { return m_view->marks(); }
};

QPoint tst_Marks::inRuler(double x) const
{
    const TimelineLayout &frame = m_view->frame();
    return QPointF(x + frame.metrics.gutter, frame.areas.axis.bottom() - 8).toPoint();
}

void tst_Marks::keysPutMarksAtTheCursor()
{
    m_document->moveToTime(Instant{5s});
    QTest::keyClick(m_view.get(), Qt::Key_BracketLeft);
    QCOMPARE(marks().text(), QStringLiteral("A 0:00:05.000"));
    m_document->moveToTime(Instant{70s});
    QTest::keyClick(m_view.get(), Qt::Key_BracketRight);

    QCOMPARE(marks().at(MeasuringMark::A), Instant{5s});
    QCOMPARE(marks().at(MeasuringMark::B), Instant{70s});
    QCOMPARE(marks().text(), QStringLiteral("A 0:00:05.000 · B 0:01:10.000 · Δt 0:01:05.000"));
}

void tst_Marks::differenceIsExactAndSigned_data()
{
    QTest::addColumn<qint64>("a");
    QTest::addColumn<qint64>("b");
    QTest::addColumn<QString>("label");
    QTest::newRow("a millisecond")
        << qint64(999) << qint64(1000) << QStringLiteral("Δt 0:00:00.001");
    QTest::newRow("nothing") << qint64(5000) << qint64(5000) << QStringLiteral("Δt 0:00:00.000");
    QTest::newRow("B before A") << qint64(70'350) << qint64(5000)
                                << QStringLiteral("Δt −0:01:05.350");
    QTest::newRow("hours") << qint64(0) << qint64(21'600'000) << QStringLiteral("Δt 6:00:00.000");
}

void tst_Marks::differenceIsExactAndSigned()
{
    QFETCH(qint64, a);
    QFETCH(qint64, b);
    QFETCH(QString, label);
    marks().put(MeasuringMark::A, Instant(Duration(a)));
    marks().put(MeasuringMark::B, Instant(Duration(b)));

    QCOMPARE(marks().difference(), Duration(b - a));
    QCOMPARE(differenceLabel(*marks().difference()), label);
}

void tst_Marks::flagIsDragged_data()
{
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<bool>("isOnStep");
    QTest::newRow("onto the step nearby") << int(Qt::NoModifier) << true;
    QTest::newRow("freely with Alt") << int(Qt::AltModifier) << false;
}

void tst_Marks::flagIsDragged()
{
    QFETCH(int, modifiers);
    QFETCH(bool, isOnStep);
    marks().put(MeasuringMark::A, Instant{5s});
    const double step = m_view->scale().x(Instant{63s}); // the second run of #1 begins
    const QPoint from = inRuler(m_view->scale().x(Instant{5s}));
    const QPoint to = inRuler(step + 4);

    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, m_view->viewport()->mapToGlobal(to), Qt::NoButton,
                     Qt::LeftButton, Qt::KeyboardModifiers(modifiers));
    QApplication::sendEvent(m_view->viewport(), &move);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);

    const Instant put = *marks().at(MeasuringMark::A);
    QCOMPARE(put == Instant{63s}, isOnStep);
    if (!isOnStep)
        QCOMPARE(put, m_view->scale().time(to.x() - m_view->frame().metrics.gutter));
    QCOMPARE(m_document->cursorTime(), Instant{81s}); // the ruler under the flag was not pressed
}

void tst_Marks::escapeGivesTheDragUp()
{
    marks().put(MeasuringMark::B, Instant{5s});

    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {},
                      inRuler(m_view->scale().x(Instant{5s})));
    QTest::mouseMove(m_view->viewport(), inRuler(400));
    QVERIFY(marks().at(MeasuringMark::B) != Instant{5s});
    QTest::keyClick(m_view.get(), Qt::Key_Escape);

    QCOMPARE(marks().at(MeasuringMark::B), Instant{5s});
    QTest::mouseMove(m_view->viewport(), inRuler(300));
    QCOMPARE(marks().at(MeasuringMark::B), Instant{5s});
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, inRuler(300));
}

void tst_Marks::everyAxisMeasuresTheSame_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("folded idle") << int(AxisMode::FoldedIdle);
    QTest::newRow("linear") << int(AxisMode::Linear);
    QTest::newRow("equal steps") << int(AxisMode::EqualSteps);
}

/// Dragged onto two steps, the marks measure what the steps say, to the millisecond.
void tst_Marks::everyAxisMeasuresTheSame()
{
    QFETCH(int, mode);
    m_view->setAxisMode(static_cast<AxisMode>(mode));
    marks().put(MeasuringMark::A, Instant{20s});
    marks().put(MeasuringMark::B, Instant{40s});
    const auto drag = [this](MeasuringMark mark, Instant to) {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {},
                          inRuler(m_view->scale().x(*marks().at(mark))));
        QTest::mouseMove(m_view->viewport(), inRuler(m_view->scale().x(to)));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, inRuler(m_view->scale().x(to)));
    };

    drag(MeasuringMark::B, Instant{186s}); // B first: their flags may lie over each other
    drag(MeasuringMark::A, Instant{8500ms});

    QCOMPARE(marks().difference(), Duration(177'500));
}

/// By age a lane counts from its own acceptance; the marks keep their moments.
void tst_Marks::byAgeMarksLieInTheSelectedLane()
{
    m_view->setAxisMode(AxisMode::LogAge);
    m_document->select(std::nullopt);
    const QImage plain = axisPicture();
    marks().put(MeasuringMark::A, Instant{64s});
    QCOMPARE(axisPicture(), plain); // of no lane: nowhere

    m_document->select(InvocationId{2}); // accepted at 0:04
    const QImage picture = m_view->grab().toImage();
    const double x = m_view->scale().x(Instant{60s}) + m_view->frame().metrics.gutter;
    const QPoint tip(qRound(x),
                     m_view->viewport()->y() + qRound(m_view->frame().areas.axis.bottom()) - 3);
    QCOMPARE(picture.pixelColor(tip), style::surface().accent);
    m_document->select(InvocationId{5}); // accepted at 1:04, the mark's moment
    marks().put(MeasuringMark::A, Instant{63s});
    const QImage before = axisPicture();
    marks().clear();
    QCOMPARE(axisPicture(), before);
}

void tst_Marks::flagIsPainted()
{
    const QImage before = m_view->grab().toImage();
    marks().put(MeasuringMark::A, Instant{66s});

    const QImage after = m_view->grab().toImage();

    const double x = m_view->scale().x(Instant{66s}) + m_view->frame().metrics.gutter;
    const QPoint tip(qRound(x),
                     m_view->viewport()->y() + qRound(m_view->frame().areas.axis.bottom()) - 3);
    QCOMPARE(after.pixelColor(tip), style::surface().accent);
    marks().clear();
    QCOMPARE(m_view->grab().toImage(), before);
}

void tst_Marks::menuPutsAndClears()
{
    QMenu menu;
    const QPointF place(m_view->scale().x(Instant{63s}) + 3, 200);

    marks().addContext(menu, place, m_view->overlayFrame());
    menu.actions().at(0)->trigger();

    QCOMPARE(menu.actions().at(0)->text(), QStringLiteral("Put mark A at 1:03"));
    QCOMPARE(marks().at(MeasuringMark::A), Instant{63s});
    QMenu again;
    marks().addContext(again, place, m_view->overlayFrame());
    again.actions().at(2)->trigger();
    QVERIFY(marks().isEmpty());
}

void tst_Marks::marksOutsideTheWindowAreNotPainted()
{
    m_document->moveToTime(Instant{0s});
    for (int i = 0; i < 8; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_W);
    const QImage before = m_view->grab().toImage();

    marks().put(MeasuringMark::A, Instant{180s});
    marks().put(MeasuringMark::B, Instant{186s});

    QCOMPARE(m_view->grab().toImage(), before);
}

QTEST_MAIN(tst_Marks)
#include "tst_marks.moc"
