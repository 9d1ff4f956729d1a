#include "core/model/json.h"
#include "core/trace/filter.h"
#include "tests/ui/outage.h"
#include "tests/ui/shownwindow.h"
#include "ui/document/filtersearch.h"
#include "ui/document/lanes.h"
#include "ui/window/filterfield.h"
#include "ui/window/filterhelp.h"
#include "ui/window/filterrow.h"
#include "ui/window/profilechooser.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace retryscope;

class tst_FilterRow : public QObject, private ShownWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_filterrow"); }

    void init() { open(outageScenario()); }

    void cleanup() { m_window.reset(); }

    void bothKeysFocusTheField_data()
    {
        QTest::addColumn<QKeySequence>("key");
        QTest::newRow("Ctrl+F") << QKeySequence(Qt::CTRL | Qt::Key_F);
        QTest::newRow("slash in the timeline") << QKeySequence(Qt::Key_Slash);
    }

    void bothKeysFocusTheField()
    {
        QFETCH(QKeySequence, key);

        QTest::keySequence(&m_window->timeline(), key);

        QTRY_VERIFY(field().hasFocus());
        QVERIFY(field().text().isEmpty());
    }

    void whatIsTypedIsShownAtOnce()
    {
        type(QStringLiteral("lost"));

        QCOMPARE(field().remark(), QStringLiteral("1 of 7 match"));
        QCOMPARE(lanes().count(), 1U);
        QCOMPARE(chips(), QStringList{QStringLiteral("hidden: 6 of 7")});
    }

    void aWrongFilterIsRedAndSaysWhere()
    {
        const int before = row().height();
        type(QStringLiteral("lost "));
        type(QStringLiteral("status:expird"));
        QCoreApplication::processEvents();

        const auto &problem = row().search().problem();
        QVERIFY(problem.has_value());
        QCOMPARE(problem->from, 12);
        QCOMPARE(problem->length, 6);
        QVERIFY(row().message().isVisible());
        QVERIFY(row().height() <= before);
        QVERIFY(row().message().text().contains(style::mark(style::Mark::Failed).text.name()));
        QCOMPARE(row().message().toolTip(),
                 QStringLiteral("Character 13: expected a status such as expired, found "
                                "\"expird\"; did you mean expired?"));
        QVERIFY(!field().waveArea().isEmpty());
        // The wave is below the wrong word, not below all.
        QVERIFY(field().waveArea().left() > field().width() / 6.0);
        QVERIFY(field().waveArea().right() < field().width() - 24);
    }

    void aWrongFilterLeavesTheLanes()
    {
        field().setText(QStringLiteral("lost"));
        field().setText(QStringLiteral("lost status:"));

        QVERIFY(row().search().problem().has_value());
        QCOMPARE(lanes().count(), 1U);
    }

    void aHalfTypedWordDoesNotHold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::size_t>("lanes");
        QTest::newRow("alone") << QStringLiteral("status:banana") << std::size_t{7};
        QTest::newRow("behind another") << QStringLiteral("lost status:banana") << std::size_t{1};
        QTest::newRow("behind or") << QStringLiteral("lost or status:banana") << std::size_t{1};
        QTest::newRow("in a group") << QStringLiteral("(lost or status:b") << std::size_t{7};
    }

    void aHalfTypedWordDoesNotHold()
    {
        QFETCH(QString, text);
        QFETCH(std::size_t, lanes);

        type(text);

        QVERIFY(row().search().problem().has_value());
        QCOMPARE(m_window->lanes().count(), lanes);
    }

    void charactersAreCountedNotBytes()
    {
        field().setText(QStringLiteral("ä status:x"));

        QCOMPARE(row().search().problem()->from, 9);
    }

    void enterGoesFromMatchToMatch()
    {
        type(QStringLiteral("lost or has:refusal"));
        document().select(std::nullopt);

        QTest::keyClick(&field(), Qt::Key_Return);
        const auto first = document().selectedInvocation();
        QTest::keyClick(&field(), Qt::Key_Return);
        const auto second = document().selectedInvocation();
        QTest::keyClick(&field(), Qt::Key_Return);
        QVERIFY(first && second && *first < *second);
        QCOMPARE(document().selectedInvocation(), first); // round the end
        QTest::keyClick(&field(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(document().selectedInvocation(), second);
    }

    void f3IsTheNextMatchAnywhere()
    {
        field().setText(QStringLiteral("lost"));
        document().select(std::nullopt);
        m_window->timeline().setFocus();

        QTest::keyClick(&m_window->timeline(), Qt::Key_F3);

        QVERIFY(document().selectedInvocation().has_value());
        QCOMPARE(lanes().rowOf(*document().selectedInvocation()), std::optional<std::size_t>(0));
    }

    void escapeClearsThenLeaves()
    {
        type(QStringLiteral("lost"));

        QTest::keyClick(&field(), Qt::Key_Escape);
        QVERIFY(field().text().isEmpty());
        QVERIFY(field().hasFocus());
        QCOMPARE(lanes().count(), 7U);
        QTest::keyClick(&field(), Qt::Key_Escape);
        QTRY_VERIFY(m_window->timeline().hasFocus());
    }

    void theChipRemovesTheFilter()
    {
        field().setText(QStringLiteral("lost"));

        QTest::mouseClick(chipButtons().first(), Qt::LeftButton);

        QVERIFY(field().text().isEmpty());
        QCOMPARE(lanes().count(), 7U);
        QVERIFY(chips().isEmpty());
    }

    void groupsPinsAndOrderAreChipsToo()
    {
        lanes().setGrouping(LaneGrouping::Function);
        lanes().setOrder(LaneOrder::Age);
        lanes().setPinned({2}, true);

        const QStringList expected{QStringLiteral("grouped: by function"),
                                   QStringLiteral("lanes: oldest first"),
                                   QStringLiteral("pinned: 1")};
        QCOMPARE(chips(), expected);
        for (int i = 0; i < 3; ++i)
            chipButtons().first()->click();
        QVERIFY(chips().isEmpty());
        QCOMPARE(lanes().grouping(), LaneGrouping::None);
        QCOMPARE(lanes().order(), LaneOrder::Acceptance);
    }

    void theFilterFollowsAnEdit()
    {
        field().setText(QStringLiteral("lost"));

        document().edit(
            QStringLiteral("Caught"), "/functions/1/DeadLetterConfig",
            Json(Json::Object{{"TargetArn", "arn:aws:sqs:us-east-1:123456789012:caught"}}));
        document().finishSimulating();
        lanes().finish();

        QCOMPARE(row().search().matchCount(), 0U);
        QCOMPARE(lanes().count(), 0U);
    }

    void theHelpTakesAnExampleOver()
    {
        auto *help = m_window->findChild<FilterHelp *>();
        auto examples = help->findChildren<QToolButton *>();

        QCOMPARE(static_cast<std::size_t>(examples.size()), filterTerms().size());
        examples.first()->click();
        QCOMPARE(field().text(), QStringLiteral("status:expired"));
    }

    void aProfileIsAnEditAndTheRunFollows()
    {
        ProfileChooser &profile = row().profile();
        QCOMPARE(profile.count(), 4);
        QCOMPARE(profile.currentData().toString(), QStringLiteral("aws"));
        const Instant before = document().trace().endedAt();

        profile.setFocus();
        QTest::keyClick(&profile, Qt::Key_Down);
        document().finishSimulating();

        QCOMPARE(resolve(document().json(), "/rules/profile")->string()->c_str(), "chapter");
        QCOMPARE(document().undoStack()->undoText(), QStringLiteral("Rule profile chapter"));
        QVERIFY(document().trace().endedAt() != before);

        document().undoStack()->undo();
        QCOMPARE(profile.currentData().toString(), QStringLiteral("aws"));
    }

    void theListOfProfilesShowsThemWhole()
    {
        ProfileChooser &profile = row().profile();
        profile.setFixedWidth(100);
        profile.showPopup();
        const QAbstractItemView *list = profile.view();
        QTRY_VERIFY(list->isVisible());
        QVERIFY(list->viewport()->width() >= list->sizeHintForColumn(0));
        profile.hidePopup();
    }

private:
    Lanes &lanes() { return m_window->lanes(); }
    FilterRow &row() { return m_window->filter(); }
    FilterField &field() { return row().field(); }

    void type(const QString &text)
    {
        field().setFocus();
        QTest::keyClicks(&field(), text);
    }

    QList<QToolButton *> chipButtons()
    {
        QList<QToolButton *> buttons;
        for (QToolButton *button : row().findChildren<QToolButton *>()) {
            if (button->isVisible() && !button->text().isEmpty())
                buttons += button;
        }
        return buttons;
    }

    QStringList chips()
    {
        QStringList texts;
        for (const QToolButton *button : chipButtons())
            texts += button->text();
        return texts;
    }
};

QTEST_MAIN(tst_FilterRow)
#include "tst_filterrow.moc"
