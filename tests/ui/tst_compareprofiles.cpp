#include "tests/ui/comparedoutage.h"
#include "ui/document/differences.h"
#include "ui/document/document.h"
#include "ui/inspector/compareends.h"
#include "ui/inspector/comparepanel.h"
#include "ui/inspector/differencemodel.h"
#include "ui/inspector/differenceview.h"
#include "ui/inspector/recordinspector.h"
#include "ui/style.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace retryscope;
using namespace std::chrono_literals;

/// The outage beside the same by other profiles' rules, in the Compare page and the inspector.
class tst_CompareProfiles : public ComparedOutage
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void eachRunHasAColumn();
    void endsAreReadableInLittleRoom();
    void theVerdictNamesRulesAndSources();
    void profilesAreChosenInTheMenu();
    void threeOfFourCanBeChosen();
    void aProfileTakesThePlaceOfForks();
    void anEventThatOnlyOthersHaveIsOneRow();
    void aLineOfTheDifferenceHasItsReason();

private:
    /// Forks the base with one more call.
    void fork(const char *name) const
    {
        const Json call(Json::Object{{"atMs", 2000}, {"function", "receipt-mailer"}});
        QVERIFY(m_document
                    ->fork(QString::fromLatin1(name), Instant(1s),
                           {{JsonOperationKind::Add, "/invocations/-", call, {}}})
                    .hasValue());
    }
};

void tst_CompareProfiles::eachRunHasAColumn()
{
    const ComparePanel panel(*m_document, *m_differences);
    const QAbstractItemModelTester tester(panel.endTable()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_document->compareWith({Profile::Chapter, Profile::DestinationsArticle, Profile::RetryGuide});
    finish();

    const QAbstractItemModel &ends = *panel.endTable()->model();
    QStringList headers;
    for (int column = 0; column < ends.columnCount(); ++column)
        headers += ends.headerData(column, Qt::Horizontal).toString();
    QCOMPARE(headers.join(QStringLiteral(" | ")),
             QStringLiteral("# | Function | aws (shown) | chapter | destinations-article | "
                            "retry-guide"));
    QStringList numbers;
    for (int i = 0; i < ends.rowCount(); ++i)
        numbers += ends.index(i, CompareEnds::NumberColumn).data().toString();
    QCOMPARE(numbers.join(QLatin1Char(' ')), QStringLiteral("#1 #3 #4 #6"));
    QCOMPARE(row(ends, 3),
             QStringLiteral("#6 | order-processor | Success at 0:01:35.100 after 1 attempt, "
                            "OnSuccess to orders-done | RetriesExhausted at 0:03:04.000 after 0 "
                            "attempts, OnFailure to orders-failed | Success at 0:01:35.100 after 1 "
                            "attempt, OnSuccess to orders-done | Success at 0:01:35.100 after 1 "
                            "attempt, OnSuccess to orders-done"));
    QCOMPARE(
        ends.index(3, CompareEnds::NumberColumn).data(Qt::ToolTipRole).toString(),
        QStringLiteral("#6 order-processor: succeeds at 0:01:35.100 after 1 attempt, OnSuccess "
                       "to orders-done in aws (shown); ends as RetriesExhausted at "
                       "0:03:04.000 after 0 attempts, OnFailure to orders-failed in chapter, "
                       "88.9 s later."));
    QCOMPARE(panel.summary(), QStringLiteral("First divergence 0:03 · 4 of 7 ends differ"));
    QCOMPARE(m_differences->set()->firstDivergence()->place, std::size_t{2});
}

void tst_CompareProfiles::endsAreReadableInLittleRoom()
{
    ComparePanel panel(*m_document, *m_differences);
    panel.resize(500, panel.minimumSizeHint().height());
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    m_document->compareWith({Profile::Chapter, Profile::DestinationsArticle, Profile::RetryGuide});
    finish();

    const QFontMetrics metrics(style::font(style::FontRole::Strong));
    const int least = metrics.horizontalAdvance(QStringLiteral("RetriesExhausted at 0:03:04.000"));
    for (int column = CompareEnds::ShownColumn; column < panel.endTable()->model()->columnCount();
         ++column)
        QVERIFY(panel.endTable()->columnWidth(column) > least);
    const int row = panel.endTable()->rowHeight(0);
    QVERIFY(panel.endTable()->viewport()->height() >= 2 * row);
    for (const QToolButton *button : panel.findChildren<QToolButton *>()) {
        if (button->isVisible())
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
}

void tst_CompareProfiles::theVerdictNamesRulesAndSources()
{
    ComparePanel panel(*m_document, *m_differences);
    panel.resize(900, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    m_document->compareWith({Profile::Chapter, Profile::DestinationsArticle, Profile::RetryGuide});
    finish();
    panel.verdicts().finish();
    QCOMPARE(panel.endTable()->currentIndex().row(), 0);
    QVERIFY(panel.verdict().startsWith(QStringLiteral("As AWS ends it: ")));
    QCOMPARE(panel.sentence(), QString()); // the verdict says it all

    panel.endTable()->setCurrentIndex(
        panel.endTable()->model()->index(2, CompareEnds::ShownColumn)); // #4
    QVERIFY(!panel.verdict().isEmpty());
    const QStringList lines = panel.verdict().split(QLatin1Char('\n'));
    QCOMPARE(
        lines.first(),
        QStringLiteral("As AWS ends it: aws (shown), chapter, destinations-article. Otherwise: "
                       "retry-guide."));
    QCOMPARE(lines.value(1), QStringLiteral("Rule retry.waits"));
    QVERIFY2(lines.value(2).startsWith(
                 QStringLiteral("aws (shown), destinations-article: 60 s after the first")),
             qPrintable(lines.value(2)));
    QVERIFY(panel.verdict().contains(QStringLiteral("LocalStack snapshot test_retries")));
    QVERIFY(panel.verdict().contains(QStringLiteral("Automatic Retries: Two Chances to Succeed")));
    QCOMPARE(lines.filter(QRegularExpression(QStringLiteral("^Rule "))).join(QLatin1Char('|')),
             QStringLiteral("Rule retry.waits|Rule record.success-count"));

    panel.endTable()->setCurrentIndex(
        panel.endTable()->model()->index(3, CompareEnds::ShownColumn)); // #6
    QVERIFY(panel.verdict().contains(QStringLiteral("Rule throttle.handling")));
    QVERIFY(!panel.verdict().contains(QStringLiteral("Rule retry.waits")));

    QSignalSpy wanted(&panel, &ComparePanel::ruleWanted);
    emit panel.findChild<QTextBrowser *>()->anchorClicked(QUrl(QStringLiteral("rule:retry.waits")));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().value<RuleId>(), RuleId::RetryWaits);
}

void tst_CompareProfiles::profilesAreChosenInTheMenu()
{
    const ComparePanel panel(*m_document, *m_differences);
    QMenu *menu = panel.profileButton()->menu();
    const auto entries = [menu] {
        emit menu->aboutToShow();
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts += action->text() + (action->isChecked() ? QStringLiteral(" x") : QString());
        return texts.join(QStringLiteral(" | "));
    };
    QCOMPARE(entries(),
             QStringLiteral("aws (shown) x | chapter | destinations-article | retry-guide"));
    menu->actions()[3]->trigger();
    (void)entries();
    menu->actions()[1]->trigger();
    QCOMPARE(entries(),
             QStringLiteral("aws (shown) x | chapter x | destinations-article | retry-guide x"));
    QCOMPARE(m_document->others().front().name, QStringLiteral("chapter")); // in their order
    QCOMPARE(panel.otherChooser()->currentText(), QStringLiteral("2 runs"));
    QVERIFY(!menu->actions()[0]->isEnabled());
    menu->actions()[1]->trigger();
    QCOMPARE(m_document->others().size(), std::size_t{1});
    QCOMPARE(panel.otherChooser()->currentText(), QStringLiteral("retry-guide"));
    finish();
}

void tst_CompareProfiles::threeOfFourCanBeChosen()
{
    // Single rules of its own: the shown run is no profile's, so all four can lie beside.
    QVERIFY(m_document
                ->edit(QStringLiteral("Rules"), "/rules/overrides",
                       Json(Json::Object{{"retry.waits", "retry-guide"}}))
                .empty());
    m_document->finishSimulating();
    const ComparePanel panel(*m_document, *m_differences);
    QMenu *menu = panel.profileButton()->menu();
    for (const int place : {0, 2, 3}) {
        emit menu->aboutToShow();
        QVERIFY(menu->actions()[place]->isEnabled());
        menu->actions()[place]->trigger();
    }

    emit menu->aboutToShow();

    QString shown;
    for (const QAction *action : menu->actions())
        shown += QLatin1Char(action->isChecked() ? 'x' : action->isEnabled() ? '-' : '.');
    QCOMPARE(shown, QStringLiteral("x.xx"));
    finish();
}

void tst_CompareProfiles::aProfileTakesThePlaceOfForks()
{
    fork("short");
    m_document->compareWith({BranchId(0), Profile::Chapter});
    const ComparePanel panel(*m_document, *m_differences);
    QMenu *menu = panel.profileButton()->menu();
    emit menu->aboutToShow();

    menu->actions()[2]->trigger();

    const auto others = m_document->others();
    QCOMPARE(others.size(), std::size_t{2});
    QVERIFY(others[0].choice == RunChoice(Profile::Chapter));
    QVERIFY(others[1].choice == RunChoice(Profile::DestinationsArticle));
    finish();
}

void tst_CompareProfiles::anEventThatOnlyOthersHaveIsOneRow()
{
    const ComparePanel panel(*m_document, *m_differences);
    fork("called");
    fork("called too");

    m_document->compareWith({BranchId(0), BranchId(1)});
    finish();

    const QAbstractItemModel &ends = *panel.endTable()->model();
    QCOMPARE(ends.rowCount(), 1);
    QCOMPARE(row(ends, 0),
             QStringLiteral("#3 | receipt-mailer | is not called | RetriesExhausted at 0:00:02.500 "
                            "after 1 attempt, LOST | RetriesExhausted at 0:00:02.500 after 1 "
                            "attempt, LOST"));
}

void tst_CompareProfiles::aLineOfTheDifferenceHasItsReason()
{
    m_document->select(InvocationId{2});
    m_document->moveToTime(Instant(200s));
    m_document->compareWith({Profile::RetryGuide});
    finish();
    RecordInspector inspector(*m_document);
    inspector.resize(900, 300);
    inspector.show();
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    inspector.tabs()->setCurrentIndex(inspector.tabs()->count() - 1);
    auto *table = inspector.difference().findChild<QTableView *>();
    const auto choose = [&](const QString &pointer) {
        for (int i = 0; i < table->model()->rowCount(); ++i) {
            const QModelIndex line = table->model()->index(i, DifferenceModel::SignColumn);
            if (line.data(DifferenceModel::PointerRole).toString() != pointer)
                continue;
            table->setCurrentIndex(line);
            return;
        }
        QFAIL("there is no such line");
    };
    choose(QStringLiteral("/requestContext/condition"));
    QVERIFY2(inspector.reasonText().startsWith(QStringLiteral("condition was set by step ")),
             qPrintable(inspector.reasonText()));
    QVERIFY(inspector.askedField());
    choose(QStringLiteral("/responseContext/logResult")); // only the guide has it
    QVERIFY2(inspector.reasonText().startsWith(QStringLiteral("logResult tells of")),
             qPrintable(inspector.reasonText()));
    QVERIFY(!inspector.askedField()); // its steps are another run's
}

QTEST_MAIN(tst_CompareProfiles)
#include "tst_compareprofiles.moc"
