#include "core/engine/simulate.h"
#include "core/trace/trace.h"
#include "tests/support/scenarios.h"
#include "tests/ui/comparedoutage.h"
#include "tests/ui/picture.h"
#include "ui/document/differences.h"
#include "ui/document/document.h"
#include "ui/inspector/compareends.h"
#include "ui/inspector/compareforks.h"
#include "ui/inspector/comparepanel.h"
#include "ui/inspector/differencemodel.h"
#include "ui/inspector/differenceview.h"
#include "ui/inspector/recordinspector.h"
#include "ui/style.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QProgressBar>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include <random>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// The base with another maximum age of `$LATEST` from the start.
std::vector<JsonOperation> age(std::int64_t seconds)
{
    return {{JsonOperationKind::Replace,
             "/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds",
             Json(seconds),
             {}}};
}

/// How often a widget is painted.
class Paints : public QObject
{
public:
    Paints() { qApp->installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }

    bool eventFilter(QObject *, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

} // namespace

class tst_ComparePanel : public ComparedOutage
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void emptyStatesTeach();
    void endsThatDifferAreListed();
    void clickingARowLeadsToItsFirstDifference();
    void anyPairCanBeChosen();
    void theListSaysWhatEachForkChanges();
    void keysWorkInTheList();
    void aNewRunEndsTheWorkOnTheOneBefore();
    void nothingIsPaintedWhileViewsHearOfANewRun();
    void partingsAgreeWithAPlainComparison();
    void theRecordIsComparedWithTheOtherRun();
    void theRecordIsComparedWithTheDeadLetterMessage();
    void pictures_data();
    void pictures();

private:
    void add(const char *name, std::int64_t seconds)
    {
        const auto made = m_document->fork(QString::fromLatin1(name), Instant(), age(seconds));
        QVERIFY(made.hasValue());
    }
};

/// Some still show the former one then, which goes as soon as all have heard.
void tst_ComparePanel::nothingIsPaintedWhileViewsHearOfANewRun()
{
    add("same", 300);
    m_document->compareWith({BranchId(0)});
    ComparePanel panel(*m_document, *m_differences);
    panel.resize(900, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    finish();
    QCoreApplication::processEvents();

    m_document->show(BranchId(0));
    QVERIFY(m_differences->isBusy());
    panel.findChild<QProgressBar *>()->setValue(40); // so far the work has got
    const Paints paints;
    m_document->show(std::nullopt);
    QVERIFY(m_differences->isBusy());
    QCOMPARE(paints.count(), 0);
    finish();
}

void tst_ComparePanel::emptyStatesTeach()
{
    const ComparePanel panel(*m_document, *m_differences);
    QCOMPARE(panel.endTable()->model()->rowCount(), 0);
    QCOMPARE(panel.forkTable()->model()->rowCount(), 1);
    QCOMPARE(panel.summary(), QString());

    add("same", 300);
    m_document->compareWith({BranchId(0)});
    finish();
    QCOMPARE(panel.summary(), QStringLiteral("No difference"));
}

void tst_ComparePanel::endsThatDifferAreListed()
{
    const ComparePanel panel(*m_document, *m_differences);
    const QAbstractItemModelTester tester(panel.endTable()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    add("short", 100);
    m_document->compareWith({BranchId(0)});
    finish();

    const QAbstractItemModel &ends = *panel.endTable()->model();
    QCOMPARE(ends.rowCount(), 1);
    QCOMPARE(row(ends, 0),
             QStringLiteral("#1 | order-processor | RetriesExhausted at 0:03:09.000 after 3 "
                            "attempts, DeadLetterQueue to orders-dlq failed: AccessDenied, "
                            "OnFailure to orders-failed | EventAgeExceeded at 0:01:06.000 after 2 "
                            "attempts, DeadLetterQueue to orders-dlq failed: AccessDenied, "
                            "OnFailure to orders-failed"));
    QCOMPARE(panel.summary(), QStringLiteral("First divergence 1:06 · 1 of 7 ends differ"));
}

void tst_ComparePanel::clickingARowLeadsToItsFirstDifference()
{
    ComparePanel panel(*m_document, *m_differences);
    panel.resize(900, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    add("short", 100);
    m_document->compareWith({BranchId(0)});
    finish();
    m_document->select(InvocationId{4});

    QTableView *table = panel.endTable();
    const QRect cell = table->visualRect(table->model()->index(0, CompareEnds::ShownColumn));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());

    QCOMPARE(m_document->selectedInvocation(), std::optional(InvocationId{0}));
    QCOMPARE(m_document->cursorTime(), Instant(66s));
    QVERIFY(!panel.sentence().isEmpty());
    QVERIFY2(panel.sentence().startsWith(QStringLiteral("#1 order-processor: ")),
             qPrintable(panel.sentence()));
}

void tst_ComparePanel::anyPairCanBeChosen()
{
    ComparePanel panel(*m_document, *m_differences);
    panel.show();
    add("short", 100);
    add("long", 20'000);
    QCOMPARE(panel.shownChooser()->count(), 3);

    panel.shownChooser()->setCurrentIndex(2);
    emit panel.shownChooser()->activated(2);
    panel.otherChooser()->setCurrentIndex(2);
    emit panel.otherChooser()->activated(2);
    finish();

    QCOMPARE(m_document->shown(), BranchId(1));
    QCOMPARE(m_document->others().front().name, QStringLiteral("short"));
    QCOMPARE(panel.endTable()->model()->rowCount(), 1);
    QCOMPARE(
        panel.endTable()->model()->headerData(CompareEnds::OtherColumn, Qt::Horizontal).toString(),
        QStringLiteral("short"));
}

void tst_ComparePanel::theListSaysWhatEachForkChanges()
{
    ComparePanel panel(*m_document, *m_differences);
    const QAbstractItemModelTester tester(panel.forkTable()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    add("short", 100);
    add("same", 300);
    panel.counts().finish();

    const QAbstractItemModel &list = *panel.forkTable()->model();
    QCOMPARE(list.rowCount(), 3);
    QCOMPARE(row(list, 0), QStringLiteral("Base | the scenario as it is | –"));
    QCOMPARE(row(list, 1), QStringLiteral("short | MaximumEventAgeInSeconds 100 | 1"));
    QCOMPARE(row(list, 2), QStringLiteral("same | MaximumEventAgeInSeconds 300 | 0"));
}

void tst_ComparePanel::keysWorkInTheList()
{
    ComparePanel panel(*m_document, *m_differences);
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    add("short", 100);
    const QSignalSpy dropped(&panel, &ComparePanel::dropWanted);
    const QSignalSpy renamed(&panel, &ComparePanel::renameWanted);
    QTableView *table = panel.forkTable();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));

    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(m_document->others().front().name, QStringLiteral("short"));
    QTest::keyClick(table, Qt::Key_F2);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(renamed.size(), 1);
    QCOMPARE(dropped.size(), 1);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(m_document->shown(), BranchId(0));
    finish();
}

void tst_ComparePanel::aNewRunEndsTheWorkOnTheOneBefore()
{
    add("short", 100);
    add("shorter", 70);
    m_document->compareWith({BranchId(0)});
    m_document->compareWith({BranchId(1)});
    finish();
    QVERIFY(m_differences->set());
    QVERIFY(m_differences->set()->runs.front()->other == m_document->others().front().trace);

    m_document->compareWith({});
    QVERIFY(!m_differences->set());
    QVERIFY(!m_differences->isBusy());
}

void tst_ComparePanel::partingsAgreeWithAPlainComparison()
{
    std::mt19937 chance(7);
    for (int round = 0; round < 40; ++round) {
        const auto number = [&](unsigned most) {
            return static_cast<std::int64_t>(chance() % most);
        };
        Scenario left = sample::oneCall(sample::function("f", sample::outcome(OutcomeType::Error)));
        left.functions[0].eventInvokeConfigs = {sample::limiting(2, 60 + number(400))};
        for (int i = 0; i < 6; ++i)
            left.invocations.push_back(sample::call(number(90'000), "f"));
        Scenario right = left;
        right.functions[0].eventInvokeConfigs = {sample::limiting(number(3), 60 + number(400))};
        const Rules rules;
        ComparisonMonitor monitor;
        const auto runs =
            comparedRuns(std::make_shared<const Trace>(simulate(left, rules)),
                         std::make_shared<const Trace>(simulate(right, rules)), monitor);

        const auto first = runs->firstDivergence();
        QCOMPARE(first.has_value(), !runs->partings.empty());
        for (const Parting &parting : runs->partings) {
            QVERIFY(parting.at >= *first);
            QVERIFY(!parting.shown || runs->parting(*parting.shown) == &parting);
        }
        for (const InvocationPair &pair : runs->comparison.differentEnds)
            QVERIFY(runs->parting(*pair.left)); // who ends otherwise has parted
    }
}

void tst_ComparePanel::theRecordIsComparedWithTheOtherRun()
{
    RecordInspector inspector(*m_document);
    inspector.show();
    add("short", 100);
    m_document->compareWith({BranchId(0)});
    finish();
    m_document->select(InvocationId{0});
    m_document->moveTo(m_document->trace().size());
    QTabBar *tabs = inspector.tabs();
    QCOMPARE(tabs->tabText(tabs->count() - 1), QStringLiteral("Difference"));

    tabs->setCurrentIndex(tabs->count() - 1);

    const DifferenceView &view = inspector.difference();
    QVERIFY(view.isVisible());
    QCOMPARE(view.pairs()->itemText(0), QStringLiteral("OnFailure record, with short"));
    QStringList changed;
    for (int i = 0; i < view.model().rowCount(); ++i) {
        const QModelIndex left = view.model().index(i, DifferenceModel::LeftColumn);
        if (left.data(DifferenceModel::ChangeRole).toInt() == static_cast<int>(LineChange::Changed))
            changed += left.data(DifferenceModel::PointerRole).toString();
    }
    QVERIFY(changed.contains(QStringLiteral("/requestContext/condition")));
    QVERIFY(changed.contains(QStringLiteral("/requestContext/approximateInvokeCount")));
    QVERIFY(!changed.contains(QStringLiteral("/requestContext/requestId"))); // the same luck
}

void tst_ComparePanel::theRecordIsComparedWithTheDeadLetterMessage()
{
    RecordInspector inspector(*m_document);
    inspector.show();
    m_document->select(InvocationId{2});
    m_document->moveTo(m_document->trace().size());
    QTabBar *tabs = inspector.tabs();
    tabs->setCurrentIndex(tabs->count() - 1);

    const DifferenceModel &model = inspector.difference().model();
    QCOMPARE(inspector.difference().pairs()->currentText(),
             QStringLiteral("OnFailure record, with the DLQ message"));
    const auto changeOf = [&](const char *pointer) {
        for (int i = 0; i < model.rowCount(); ++i) {
            const QModelIndex index = model.index(i, DifferenceModel::SignColumn);
            if (index.data(DifferenceModel::PointerRole).toString() == QLatin1String(pointer))
                return static_cast<LineChange>(index.data(DifferenceModel::ChangeRole).toInt());
        }
        return LineChange::Changed;
    };
    QCOMPARE(changeOf("/requestContext/requestId"), LineChange::Same);
    QCOMPARE(changeOf("/requestContext/condition"), LineChange::Removed);
}

void tst_ComparePanel::pictures_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << int(style::Theme::Light) << QSize(640, 270);
    QTest::newRow("dark") << int(style::Theme::Dark) << QSize(640, 270);
    QTest::newRow("high contrast, narrow") << int(style::Theme::HighContrast) << QSize(500, 240);
}

void tst_ComparePanel::pictures()
{
    QFETCH(int, theme);
    QFETCH(QSize, size);
    style::apply(*qApp, static_cast<style::Theme>(theme));
    add("short", 100);
    add("shorter", 70);
    m_document->compareWith({BranchId(1)});
    finish();
    ComparePanel panel(*m_document, *m_differences);
    panel.endTable()->setCurrentIndex(panel.endTable()->model()->index(0, 0));

    QVERIFY(picture(panel, size, "compare"));
    style::apply(*qApp, style::Theme::Light);
}

QTEST_MAIN(tst_ComparePanel)
#include "tst_comparepanel.moc"
