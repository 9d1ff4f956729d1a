#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/inspector/nextpanel.h"
#include "ui/inspector/nowpanel.h"
#include "ui/style.h"
#include "ui/style/text.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QPainter>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// Counts how often the frame is painted: each whole one asks what lies under the lanes.
class FrameCount : public TimelineOverlay
{
public:
    void paintUnder(QPainter &, const OverlayFrame &) const override { ++frames; }

    mutable int frames = 0;
};

/// Shows the view, waits until it has come to rest, and counts from then on.
const FrameCount &shownAndCounted(TimelineView &view)
{
    auto *count = new FrameCount;
    view.addOverlay(count);
    view.resize(1044, 570);
    view.show();
    QApplication::processEvents();
    count->frames = 0;
    return *count;
}

QImage painted(const std::function<void(QPainter &)> &paint, double ratio = 1)
{
    QImage image((QSizeF(240, 40) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    return image;
}

} // namespace

/// What is done when the cursor moves, counted: how long it takes is for the benchmarks.
class tst_Painting : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init();
    void eachMoveOfTheCursorPaintsOneFrame();
    void hoveringPaintsOneMoreFrame();
    void focusShowsTheLaneOfTheSelection();
    void hiddenPanelsDoNotFollowTheCursor();
    void textLooksAsThePaintersOwn_data();
    void textLooksAsThePaintersOwn();
    void textFitsItsRoom_data();
    void textFitsItsRoom();
    void glyphsLookTheSameEachTime();
    void longLinesCostWhatIsInSight();

private:
    std::unique_ptr<Document> m_document;
};

void tst_Painting::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("Outage"), {}));
    m_document->finishSimulating();
}

void tst_Painting::eachMoveOfTheCursorPaintsOneFrame()
{
    TimelineView view(*m_document);
    const FrameCount &count = shownAndCounted(view);

    for (std::size_t step = 1; step <= 5; ++step) {
        m_document->moveTo(step);
        QApplication::processEvents();
    }

    QCOMPARE(count.frames, 5);
}

void tst_Painting::hoveringPaintsOneMoreFrame()
{
    TimelineView view(*m_document);
    const FrameCount &count = shownAndCounted(view);

    for (int i = 0; i < 5; ++i)
        view.viewport()->repaint();

    QCOMPARE(count.frames, 1); // of which a picture is kept
}

void tst_Painting::focusShowsTheLaneOfTheSelection()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}],
        "invocations": [{"atMs": 0, "function": "f", "count": 2000, "everyMs": 10}]})",
                                 QStringLiteral("Many"), {}));
    m_document->finishSimulating();
    TimelineView view(*m_document);
    view.resize(1044, 570);
    view.show();
    view.fitAll();
    QVERIFY(view.isWhole());
    const InvocationId selected{1500};
    m_document->select(selected);

    view.focusSelection();

    const auto &lanes = view.frame().lanes;
    const auto lane = std::ranges::find(lanes, selected, &TimelineLane::invocation);
    QVERIFY(lane != lanes.end());
    QVERIFY(view.frame().areas.lanes.contains(lane->rect));
}

void tst_Painting::hiddenPanelsDoNotFollowTheCursor()
{
    QTabWidget tabs;
    auto *now = new NowPanel(*m_document);
    auto *next = new NextPanel(*m_document);
    tabs.addTab(new QWidget, {});
    tabs.addTab(now, {});
    tabs.addTab(next, {});
    tabs.show();
    const QString before = now->text();

    m_document->moveTo(12);

    QCOMPARE(now->text(), before);
    QCOMPARE(next->table()->model()->rowCount(), 0);
    tabs.setCurrentIndex(1);
    QVERIFY(now->text() != before);
    tabs.setCurrentIndex(2);
    QVERIFY(next->table()->model()->rowCount() > 0);
}

void tst_Painting::textLooksAsThePaintersOwn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("ratio");
    QTest::newRow("words") << QStringLiteral("succeeded · 1 attempt") << 1.0;
    QTest::newRow("an ellipsis") << QStringLiteral("order-pro…r:live") << 1.0;
    QTest::newRow("double resolution") << QStringLiteral("60 s wait") << 2.0;
}

void tst_Painting::textLooksAsThePaintersOwn()
{
    QFETCH(const QString, text);
    QFETCH(const double, ratio);
    const QRectF room(4, 3, 230, 30);
    const QFont font = style::font(style::FontRole::Small);

    const QImage own = painted(
        [&](QPainter &painter) {
            painter.setFont(font);
            painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        },
        ratio);
    const QImage ours = painted(
        [&](QPainter &painter) {
            style::paintText(painter, room, Qt::AlignLeft | Qt::AlignVCenter, font, text);
        },
        ratio);

    QCOMPARE(ours, own);
}

void tst_Painting::textFitsItsRoom_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a number") << QStringLiteral("1,234,567");
    QTest::newRow("a time") << QStringLiteral("0:08:20.100");
    QTest::newRow("words") << QStringLiteral("backing off · next 3:06");
}

void tst_Painting::textFitsItsRoom()
{
    QFETCH(const QString, text);
    const QFont font = style::font(style::FontRole::Body);
    const double whole = style::textWidth(font, text);

    const QString cut = style::elided(font, text, Qt::ElideRight, whole / 2);

    QCOMPARE(style::elided(font, text, Qt::ElideRight, whole), text);
    QVERIFY(cut.endsWith(QChar(u'…')));
    QVERIFY(style::textWidth(font, cut) <= whole / 2 + 1);
}

void tst_Painting::glyphsLookTheSameEachTime()
{
    const auto glyph = [](double x) {
        return painted([x](QPainter &painter) {
                   style::paintGlyph(painter, style::Mark::Failed, QRectF(x, 4, 14, 14), Qt::red);
               })
            .copy(static_cast<int>(x), 0, 20, 24);
    };

    const QImage first = glyph(3);

    QVERIFY(first != painted([](QPainter &) {}).copy(3, 0, 20, 24));
    QCOMPARE(glyph(3), first);
    QCOMPARE(glyph(40), first);
}

void tst_Painting::longLinesCostWhatIsInSight()
{
    const auto dashes = [](double left, double right) {
        return painted([=](QPainter &painter) {
            shapes::dashedLine(painter, QLineF(left, 10, right, 10), Qt::black, 2);
            shapes::dottedLine(painter, QLineF(left, 20, right, 20), Qt::black);
            shapes::dashedBox(painter, QRectF(left, 25, right - left, 12), Qt::black);
        });
    };

    // With a billion dashes this would never end.
    QCOMPARE(dashes(-15 * 7 * 8 * 1e7, 15 * 7 * 8 * 1e7).width(), 240);
    QVERIFY(dashes(-840, 840) == dashes(-840, 1680));
}

QTEST_MAIN(tst_Painting)
#include "tst_painting.moc"
