#include "tests/ui/forkwindow.h"
#include "ui/window/questiondialog.h"
#include "ui/window/seedcommands.h"
#include "ui/window/statusline.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QUndoStack>

using namespace retryscope;

/// The seed in the real window: drawn anew by a key, typed, taken back.
class tst_Seed : public QObject, private ForkWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_seed"); }
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void aKeyTakesTheNextSeedAndUndoTheFormer()
    {
        QTest::keyClick(&timeline(), Qt::Key_R, Qt::ControlModifier);
        document().finishSimulating();
        QCOMPARE(seed(), 43U);
        QCOMPARE(document().undoStack()->undoText(), QStringLiteral("Seed 42 → 43"));
        QCOMPARE(seedButton()->text(), QStringLiteral("seed 43"));

        document().undoStack()->undo();
        document().finishSimulating();
        QCOMPARE(seed(), 42U);
    }

    void twoKeysInARowAreTwoSeeds()
    {
        QTest::keyClick(&timeline(), Qt::Key_R, Qt::ControlModifier);
        QTest::keyClick(&timeline(), Qt::Key_R, Qt::ControlModifier);
        document().finishSimulating();

        QCOMPARE(seed(), 44U);
        QCOMPARE(document().undoStack()->count(), 2);
    }

    void theGreatestSeedIsFollowedByZero()
    {
        edit(9'007'199'254'740'991);

        action(Command::NextSeed)->trigger();

        document().finishSimulating();
        QCOMPARE(seed(), 0U);
    }

    void aFileWithoutSeedHasTheFirst()
    {
        QVERIFY(document().edit(QStringLiteral("No seed"), "/seed", std::nullopt).empty());

        action(Command::NextSeed)->trigger();

        document().finishSimulating();
        QCOMPARE(seed(), 2U);
    }

    void aClickOnTheSeedAsksForAnother()
    {
        whenOpen<QuestionDialog>([](QuestionDialog &question) {
            QCOMPARE(question.text(), QStringLiteral("42"));
            auto *field = question.findChild<QLineEdit *>();
            QTest::keyClicks(field, QStringLiteral("7")); // over the selected number
            QTest::keyClick(field, Qt::Key_Return);
        });

        QTest::mouseClick(seedButton(), Qt::LeftButton);

        document().finishSimulating();
        QCOMPARE(seed(), 7U);
        QCOMPARE(document().undoStack()->undoText(), QStringLiteral("Seed 42 → 7"));
    }

    void aWrongSeedCannotBeTaken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *text) {
            const QString typed = QString::fromLatin1(text);
            QTest::newRow(name) << typed
                                << QStringLiteral("expected a whole number from 0 to "
                                                  "9007199254740991, found %1")
                                       .arg(typed);
        };
        row("a word", "luck");
        row("just below", "-1");
        row("just above", "9007199254740992");
        row("a fraction", "1.5");
        QTest::newRow("the least") << QStringLiteral("0") << QString();
        QTest::newRow("the greatest") << QStringLiteral("9007199254740991") << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("blanks") << QStringLiteral("  ") << QString();
    }

    void aWrongSeedCannotBeTaken()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        QuestionDialog question(QStringLiteral("Seed"), QStringLiteral("Which?"));
        question.setCheck(seedProblem);

        question.setText(text);

        const auto *buttons = question.findChild<QDialogButtonBox *>();
        QCOMPARE(question.message(), said);
        QCOMPARE(buttons->button(QDialogButtonBox::Ok)->isEnabled(),
                 said.isEmpty() && !text.trimmed().isEmpty());
    }

    void theDialogTakesNoOtherSeed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("key");
        QTest::newRow("given up") << QStringLiteral("7") << int{Qt::Key_Escape};
        QTest::newRow("wrong") << QStringLiteral("luck") << int{Qt::Key_Return};
    }

    void theDialogTakesNoOtherSeed()
    {
        QFETCH(QString, text);
        QFETCH(int, key);
        whenOpen<QuestionDialog>([text, key](QuestionDialog &question) {
            question.setText(text);
            QTest::keyClick(question.findChild<QLineEdit *>(), static_cast<Qt::Key>(key));
            QCOMPARE(question.isVisible(), key == Qt::Key_Return);
        });

        action(Command::ChooseSeed)->trigger();

        document().finishSimulating();
        QCOMPARE(seed(), 42U);
        QCOMPARE(document().undoStack()->count(), 0);
    }

private:
    [[nodiscard]] std::uint64_t seed() const { return document().trace().scenario().seed; }

    void edit(std::int64_t seed) const
    {
        QVERIFY(document().edit(QStringLiteral("Seed"), "/seed", Json(seed)).empty());
    }

    [[nodiscard]] QToolButton *seedButton() const
    {
        for (auto *button : m_window->findChild<StatusLine *>()->findChildren<QToolButton *>()) {
            if (button->text().startsWith(QStringLiteral("seed")))
                return button;
        }
        qFatal("the status line has no seed");
    }
};

QTEST_MAIN(tst_Seed)
#include "tst_seed.moc"
