#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_TimelineAccessible : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void screenReadersSeeATree();
    void lanesOfAnotherTraceAreOthers();
};

void tst_TimelineAccessible::screenReadersSeeATree()
{
    Document document;
    QVERIFY(document.openText(outageScenario(), QStringLiteral("Outage"), {}));
    document.finishSimulating();
    document.moveToTime(Instant{81s});
    TimelineView view(document);
    view.resize(1044, 570);
    view.show();
    QAccessible::setActive(true);
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&view);

    QCOMPARE(tree->role(), QAccessible::Tree);
    QCOMPARE(tree->childCount(), 6);
    QAccessibleInterface *lane = tree->child(2);
    QCOMPARE(lane->text(QAccessible::Name),
             QStringLiteral("#3 order-processor:live, expired · 2 attempts"));
    QCOMPARE(lane->parent(), tree);
    QCOMPARE(tree->indexOfChild(lane), 2);
    QCOMPARE(lane->childCount(), 7);
    QCOMPARE(lane->child(1)->text(QAccessible::Name),
             QStringLiteral("0:07 to 1:07: Attempt 1 failed: timeout; next in 60 s"));
    QCOMPARE(lane->child(1)->parent(), lane);
    QVERIFY(tree->rect().intersects(lane->rect()));
    QVERIFY(lane->rect().intersects(lane->child(0)->rect()));
    for (int i = 0; i < tree->childCount(); ++i) {
        for (int j = 0; j < tree->child(i)->childCount(); ++j)
            QVERIFY(!tree->child(i)->child(j)->text(QAccessible::Name).isEmpty());
    }
    document.select(InvocationId{4});
    QVERIFY(tree->child(4)->state().selected);
    QAccessible::setActive(false);
}

void tst_TimelineAccessible::lanesOfAnotherTraceAreOthers()
{
    Document document;
    QVERIFY(document.openText(outageScenario(), QStringLiteral("Outage"), {}));
    document.finishSimulating();
    TimelineView view(document);
    QAccessible::setActive(true);
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&view);
    QCOMPARE(tree->child(5)->childCount(), 8);

    QVERIFY(document.openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}], "invocations": [{"atMs": 0, "function": "f"}]})",
                              QStringLiteral("One"), {}));
    document.finishSimulating();

    QCOMPARE(tree->childCount(), 1);
    QVERIFY(tree->child(5) == nullptr);
    QCOMPARE(tree->child(0)->childCount(), 2); // its run and its end
    QAccessible::setActive(false);
}

QTEST_MAIN(tst_TimelineAccessible)
#include "tst_timelineaccessible.moc"
