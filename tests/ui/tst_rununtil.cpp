#include "tests/ui/forkwindow.h"
#include "ui/document/lanes.h"
#include "ui/document/player.h"
#include "ui/window/questiondialog.h"
#include "ui/window/rununtil.h"
#include "ui/window/statusline.h"

#include <QLineEdit>
#include <QThreadPool>

using namespace retryscope;

/// Running until a time, a step or a condition, as a person types it.
class tst_RunUntil : public QObject, private ForkWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_rununtil"); }
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void aTextLeadsToAPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place"); // the cursor's time, and the selected invocation
        const auto row = [](const char *text, const char *place) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(place);
        };
        row("1:10", "70000 -");
        row("90s", "90000 -");
        row("step 0", "0 -");
        row("step 12", "6000 -");
        row("Step: 12", "6000 -");
        row("lost", "8500 #5");
        row("failed function:order-processor:live", "7000 #3");
        row("refused", "64000 #6");
        row("expired", "70000 #3");
        row("#4", "6000 #4");
    }

    void aTextLeadsToAPlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, place);
        document().select(std::nullopt);
        document().moveTo(0);

        answer(text);

        const auto selected = document().selectedInvocation();
        const QString there = QStringLiteral("%1 %2")
                                  .arg((document().cursorTime() - Instant()).count())
                                  .arg(selected ? QStringLiteral("#%1").arg(selected->value + 1)
                                                : QStringLiteral("-"));
        QCOMPARE(there, place);
    }

    void whatIsNotThereIsSaid()
    {
        document().moveTo(document().trace().size());
        const std::size_t before = document().cursor();

        answer(QStringLiteral("lost"));

        QCOMPARE(document().cursor(), before);
        QVERIFY(m_window->findChild<StatusLine *>()->text().startsWith(
            QStringLiteral("No step behind the cursor is “lost”.")));
    }

    void theSameQuestionLeadsFurther()
    {
        document().moveTo(0);
        answer(QStringLiteral("failed"));
        const std::size_t first = document().cursor();

        // The text is still there.
        whenOpen<QuestionDialog>([](QuestionDialog &question) {
            QTest::keyClick(question.findChild<QLineEdit *>(), Qt::Key_Return);
        });
        action(Command::RunToTime)->trigger();

        QVERIFY(document().cursor() > first);
    }

    void wrongTextsSayWhatIsExpected_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("a broken time")
            << QStringLiteral("1:1")
            << QStringLiteral("expected a time such as 1:21, 0:01:21.500, 90s, 15m, 6h or 1500ms, "
                              "found 1:1");
        QTest::newRow("minutes above 59")
            << QStringLiteral("1:99:59")
            << QStringLiteral("expected a time such as 1:21, 0:01:21.500, 90s, 15m, 6h or 1500ms, "
                              "found 1:99:59");
        QTest::newRow("no such thing")
            << QStringLiteral("blah blah")
            << QStringLiteral("expected a time such as 1:21, a step such as step 12, a "
                              "breakpoint's word such as failed, or a filter such as "
                              "function:order-*, found blah blah");
        const std::string broken = "age>soon";
        const FilterError error = parseFilter(broken).error();
        const auto row = [&](const char *name, const QString &before) {
            QTest::newRow(name) << before + QString::fromStdString(broken)
                                << QStringLiteral("Character %1: %2")
                                       .arg(before.size() + qsizetype(error.offset) + 1)
                                       .arg(QString::fromStdString(error.what));
        };
        row("a broken filter", QStringLiteral("failed "));
        row("behind letters of two bytes", QStringLiteral("failed \"füllhöhe\" "));
    }

    void wrongTextsSayWhatIsExpected()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);

        const auto target = runTargetFromText(text);

        QVERIFY(!target);
        QCOMPARE(target.error(), said);
    }

    void aWrongTextCantBeTaken()
    {
        document().moveTo(0);
        bool isStillOpen = false;
        whenOpen<QuestionDialog>([&](QuestionDialog &question) {
            auto *field = question.findChild<QLineEdit *>();
            field->setText(QStringLiteral("blah blah"));
            QTest::keyClick(field, Qt::Key_Return);
            isStillOpen = question.isVisible() && !question.message().isEmpty();
            question.reject();
        });
        QTest::keyClick(&timeline(), Qt::Key_F5, Qt::ControlModifier);

        QVERIFY(isStillOpen);
        QCOMPARE(document().cursor(), std::size_t{0});
    }

    void aStepBehindTheLastIsRefused()
    {
        document().moveTo(0);
        const auto last = document().trace().size();
        QString said;
        whenOpen<QuestionDialog>([&](QuestionDialog &question) {
            auto *field = question.findChild<QLineEdit *>();
            field->setText(QStringLiteral("999"));
            QTest::keyClick(field, Qt::Key_Return);
            said = question.message();
            field->setText(QStringLiteral("9"));
            QTest::keyClick(field, Qt::Key_Return);
        });
        QTest::keyClick(&timeline(), Qt::Key_G, Qt::ControlModifier);

        QCOMPARE(said, QStringLiteral("There are %1 steps, found 999.").arg(last));
        QCOMPARE(document().cursor(), std::size_t{9});
    }

    void theDialogDoesNotRunThere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("key");
        QTest::newRow("given up") << QStringLiteral("step 5") << int{Qt::Key_Escape};
        QTest::newRow("wrong") << QStringLiteral("failed age>soon") << int{Qt::Key_Return};
    }

    void theDialogDoesNotRunThere()
    {
        QFETCH(QString, text);
        QFETCH(int, key);
        const std::size_t before = document().cursor();
        whenOpen<QuestionDialog>([text, key](QuestionDialog &question) {
            question.setText(text);
            QTest::keyClick(question.findChild<QLineEdit *>(), static_cast<Qt::Key>(key));
            QCOMPARE(question.isVisible(), key == Qt::Key_Return);
            QCOMPARE(question.message().isEmpty(), key == Qt::Key_Escape);
        });

        action(Command::RunToTime)->trigger();

        QCOMPARE(document().cursor(), before);
    }

    void theQuestionStopsTime()
    {
        document().moveTo(0);
        m_window->player().play();

        answer(QStringLiteral("step 3"));

        QVERIFY(!m_window->player().isPlaying());
        QCOMPARE(document().cursor(), std::size_t{3});
    }

    void aLongSearchLeadsThereLater_data()
    {
        QTest::addColumn<bool>("isGivenUp");
        QTest::newRow("waited for") << false;
        QTest::newRow("given up by a move") << true;
    }

    void aLongSearchLeadsThereLater()
    {
        QFETCH(bool, isGivenUp);
        openLong();
        document().moveTo(0);
        document().select(InvocationId{0});

        answer(QStringLiteral("lost"));
        QVERIFY(m_window->findChild<StatusLine *>()->text().startsWith(
            QStringLiteral("Looking for “lost”…")));
        if (isGivenUp)
            document().moveTo(5);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();

        const auto last = static_cast<std::uint32_t>(document().trace().invocationCount() - 1);
        QCOMPARE(document().selectedInvocation(),
                 std::optional(InvocationId{isGivenUp ? 0U : last}));
        QCOMPARE(document().cursor() == 5, isGivenUp);
    }

    void arrowsWalkThroughSegments()
    {
        document().select(InvocationId{0});
        document().moveTo(0);
        QStringList times;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(&timeline(), Qt::Key_Right);
            times += QString::number((document().cursorTime() - Instant()).count());
        }

        QCOMPARE(times.join(QLatin1Char(' ')), QStringLiteral("0 3000 63000 66000 186000 189000"));
        QTest::keyClick(&timeline(), Qt::Key_Left);
        QCOMPARE((document().cursorTime() - Instant()).count(), 186'000);
    }

    void aKeySortsTheLanes()
    {
        QList<LaneOrder> orders;
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(&timeline(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
            orders += m_window->lanes().order();
        }

        QCOMPARE(orders,
                 (QList<LaneOrder>{LaneOrder::End, LaneOrder::Age, LaneOrder::Attempts,
                                   LaneOrder::Acceptance}));
    }

private:
    /// More steps than are looked through at once; the last event is lost.
    void openLong() const
    {
        QVERIFY(document().openText(R"({"format": "retryscope-scenario", "version": 1,
            "functions": [{"FunctionName": "f"},
                {"FunctionName": "g", "EventInvokeConfigs": [{"MaximumRetryAttempts": 0}],
                 "behavior": [{"outcome": {"type": "error"}}]}],
            "invocations": [{"atMs": 0, "function": "f", "count": 27000, "everyMs": 1},
                {"atMs": 100000, "function": "g"}]})",
                                    QStringLiteral("long"), QString()));
        document().finishSimulating();
        QVERIFY(document().trace().size() > 100'000);
    }

    void answer(const QString &text)
    {
        whenOpen<QuestionDialog>([text](QuestionDialog &question) {
            auto *field = question.findChild<QLineEdit *>();
            field->setText(text);
            QTest::keyClick(field, Qt::Key_Return);
        });
        QTest::keyClick(&timeline(), Qt::Key_F5, Qt::ControlModifier);
    }
};

QTEST_MAIN(tst_RunUntil)
#include "tst_rununtil.moc"
