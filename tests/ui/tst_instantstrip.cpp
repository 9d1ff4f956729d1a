#include "core/trace/trace.h"
#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/instantstrip.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QTest>

#include <set>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_InstantStrip : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init();
    void cleanup();
    void groupIsThatOfTheCursor_data();
    void groupIsThatOfTheCursor();
    void everyStepIsSeenToMove();
    void numbersFillAsTheirStepsHappen();
    void numberIsClickedAndExplained();
    void burstShowsThoseAroundTheCursor();
    void otherInstantsShowWhereThereIsRoom();
    void otherInstantsWithoutTheirLanesDoNotShow();

private:
    /// The numbered places of an instant, as hovering finds them: left to right.
    [[nodiscard]] std::vector<OverlayHover> places(const char *time) const;

    std::unique_ptr<Document> m_document;
    std::unique_ptr<TimelineView> m_view;
    InstantStrip *m_strip = nullptr;
};

void tst_InstantStrip::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("Outage"), {}));
    m_document->finishSimulating();
    m_view = std::make_unique<TimelineView>(*m_document);
    m_view->resize(1044, 570);
    m_view->show();
    m_strip = m_view->findChild<InstantStrip *>();
    QVERIFY(m_strip != nullptr);
}

void tst_InstantStrip::cleanup()
{
    m_view.reset();
    m_document.reset();
}

std::vector<OverlayHover> tst_InstantStrip::places(const char *time) const
{
    constexpr double stride = 5; // less than a place is wide
    const QString start = QString::fromLatin1(time) + QStringLiteral(": ");
    std::vector<OverlayHover> found;
    const OverlayFrame frame = m_view->overlayFrame();
    for (double x = 0; x < frame.layout.areas.axis.width(); x += stride) {
        for (double y = 0; y < frame.layout.areas.lanes.bottom(); y += stride) {
            const auto here = m_strip->hover(QPointF(x, y), frame);
            if (here && here->heading.startsWith(start)
                && std::find(found.begin(), found.end(), *here) == found.end())
                found.push_back(*here);
        }
    }
    return found;
}

void tst_InstantStrip::groupIsThatOfTheCursor_data()
{
    QTest::addColumn<int>("cursor");
    QTest::addColumn<int>("nowMs");
    QTest::addColumn<int>("first"); // -1: none
    QTest::addColumn<int>("end");
    QTest::newRow("before the first step") << 0 << 0 << 0 << 2;
    QTest::newRow("in the middle") << 1 << 0 << 0 << 2;
    QTest::newRow("behind the last") << 2 << 0 << 0 << 2;
    QTest::newRow("time went on since") << 2 << 500 << -1 << -1;
}

/// #1 is accepted and started at 0.
void tst_InstantStrip::groupIsThatOfTheCursor()
{
    QFETCH(int, cursor);
    QFETCH(int, nowMs);
    QFETCH(int, first);
    QFETCH(int, end);
    const auto group = groupAtCursor(m_document->trace(), static_cast<std::size_t>(cursor),
                                     Instant(Duration(nowMs)));
    QCOMPARE(group.has_value(), first >= 0);
    if (group)
        QCOMPARE(*group,
                 (InstantGroup{Instant(), static_cast<std::size_t>(first),
                               static_cast<std::size_t>(end)}));
}

/// Within an instant the cursor's line stays; no two steps may look the same all the same.
void tst_InstantStrip::everyStepIsSeenToMove()
{
    std::vector<QImage> pictures;
    m_document->moveTo(0);
    for (std::size_t count = 0; count <= m_document->trace().size(); ++count) {
        m_document->moveTo(count);
        const QImage picture = m_view->viewport()->grab().toImage();
        if (!pictures.empty())
            QVERIFY2(picture != pictures.back(), qPrintable(QString::number(count)));
        pictures.push_back(picture);
    }
    // And back: the same pictures in the other order.
    for (std::size_t count = m_document->trace().size(); count-- > 0;) {
        m_document->moveTo(count);
        m_view->fitAll();
        QCOMPARE(m_view->viewport()->grab().toImage(), pictures[count]);
    }
}

void tst_InstantStrip::numbersFillAsTheirStepsHappen()
{
    const std::size_t first = m_document->trace().countAt(Instant{67'699ms});
    const std::size_t end = m_document->trace().countAt(Instant{67'700ms});
    QVERIFY(end - first >= 3);
    for (std::size_t count = first + 1; count <= end; ++count) {
        m_document->moveTo(count);
        const auto found = places("1:07.700");
        QCOMPARE(found.size(), end - first);
        const QImage picture = m_view->viewport()->grab().toImage();
        for (std::size_t i = 0; i < found.size(); ++i) {
            const QRectF box = m_view->inViewport(found[i].rect);
            const QPoint inside(qRound(box.left()) + 2, qRound(box.bottom()) - 3);
            QCOMPARE(picture.pixelColor(inside),
                     first + i < count ? style::surface().cursor : style::surface().base);
        }
    }
}

void tst_InstantStrip::numberIsClickedAndExplained()
{
    // #4 succeeds, ends and is delivered at one instant.
    m_document->moveToTime(Instant{67'700ms});
    const auto found = places("1:07.700");
    QVERIFY(found.size() >= 3);
    QVERIFY2(found.front().heading.startsWith(QStringLiteral("1:07.700: Attempt 2 succeeded")),
             qPrintable(found.front().heading));
    QVERIFY(!found.front().text.isEmpty());

    const QPoint place = m_view->inViewport(found.front().rect).center().toPoint();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);

    const std::size_t first = m_document->trace().countAt(Instant{67'699ms});
    QCOMPARE(m_document->cursor(), first + 1);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{3});
}

void tst_InstantStrip::burstShowsThoseAroundTheCursor()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}],
        "invocations": [{"atMs": 0, "function": "f", "count": 400, "everyMs": 0}]})",
                                 QStringLiteral("Burst"), {}));
    m_document->finishSimulating();
    for (const std::size_t count : {0U, 1U, 399U, 790U, 800U}) {
        m_document->moveTo(count);
        const auto found = places("0:00");
        QVERIFY2(found.size() <= 9 && found.size() >= 5, qPrintable(QString::number(found.size())));
    }
}

void tst_InstantStrip::otherInstantsShowWhereThereIsRoom()
{
    m_document->moveToTime(Instant{30s}); // at no step
    QVERIFY(places("0:01").empty());
    m_document->select(InvocationId{1});
    m_view->focusSelection();
    // Zoomed in, the steps of #2 lie far apart.
    QCOMPARE(places("0:01").size(), std::size_t{2});
}

/// In the ruler they would cover the times.
void tst_InstantStrip::otherInstantsWithoutTheirLanesDoNotShow()
{
    m_document->moveToTime(Instant{30s});
    m_document->select(InvocationId{1});
    m_view->focusSelection();
    m_view->resize(1044, m_view->minimumSizeHint().height() + 100);
    QCOMPARE(places("0:01").size(), std::size_t{2});

    m_document->select(InvocationId{5}); // and its lane scrolls into sight

    QVERIFY(std::ranges::none_of(m_view->frame().lanes, [](const TimelineLane &lane) {
        return lane.invocation == InvocationId{1};
    }));
    QCOMPARE(places("0:01").size(), std::size_t{0});
}

QTEST_MAIN(tst_InstantStrip)
#include "tst_instantstrip.moc"
