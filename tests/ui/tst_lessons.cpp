#include "core/trace/trace.h"
#include "tests/ui/picture.h"
#include "ui/document/document.h"
#include "ui/lessons/learnwindow.h"
#include "ui/lessons/mythcards.h"
#include "ui/lessons/mythcheckpanel.h"
#include "ui/lessons/mythmodel.h"
#include "ui/lessons/pageview.h"
#include "ui/lessons/rulebookpanel.h"
#include "ui/style.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

#include <algorithm>
#include <set>

using namespace retryscope;

namespace {

/// The child of that class and accessible name.
template <typename T>
T *child(QWidget &parent, const char *name)
{
    for (T *each : parent.findChildren<T *>()) {
        if (each->accessibleName() == QLatin1String(name))
            return each;
    }
    return nullptr;
}

QPushButton *button(QWidget &parent, const QString &start)
{
    for (QPushButton *each : parent.findChildren<QPushButton *>()) {
        if (each->text().startsWith(start))
            return each;
    }
    return nullptr;
}

} // namespace

class tst_Lessons : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        m_document = std::make_unique<Document>();
    }

    void aListShowsAllCards();
    void eachFilterLeavesWhatFits();
    void aCardSaysWhoIsWrong();
    void playAsksForTheRunByTheRightRules();
    void aCardWithoutARunSaysWhy();
    void aRuleLeadsToItsCardsAndBack();
    void theRulebookTellsTheOptionInForce();
    void rulesAreFoundByTheirWords();
    void everyPageHasItsText();
    void pictures_data();
    void pictures();

private:
    std::unique_ptr<Document> m_document;
};

void tst_Lessons::aListShowsAllCards()
{
    MythModel model(mythCards());
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 60);
    QCOMPARE(model.data(model.index(4), Qt::AccessibleTextRole).toString(),
             QStringLiteral("5. A throttled dispatch uses up a retry. This is false."));
}

void tst_Lessons::eachFilterLeavesWhatFits()
{
    MythCheckPanel panel;
    auto *list = child<QListView>(panel, "Claims");
    auto *verdict = child<QComboBox>(panel, "Verdict");
    auto *document = child<QComboBox>(panel, "Document that speaks of it");
    auto *words = child<QLineEdit>(panel, "Find a claim");
    QVERIFY(list && verdict && document && words);
    const auto count = [list] { return list->model()->rowCount(); };
    const auto holding = [](Holds holds) {
        return static_cast<int>(std::ranges::count(mythCards(), holds, &MythCard::holds));
    };

    verdict->setCurrentIndex(verdict->findText(QStringLiteral("partly true")));
    QCOMPARE(count(), holding(Holds::Partly));
    QVERIFY(count() > 0);
    verdict->setCurrentIndex(0);
    document->setCurrentIndex(document->findText(QStringLiteral("retry guide")));
    const int ofGuide = count();
    QVERIFY(ofGuide > 10 && ofGuide < 60);
    words->setText(QStringLiteral("wait exponential"));
    QCOMPARE(count(), 1);
    QCOMPARE(list->model()->index(0, 0).data().toString(),
             QStringLiteral("After a function error Lambda backs off exponentially."));
    words->setText(QStringLiteral("no such words"));
    QCOMPARE(count(), 0);
    QVERIFY(child<PageView>(panel, "The chosen card")
                ->toPlainText()
                .contains(QStringLiteral("No claim fits")));
    panel.showCard(QStringLiteral("launch-date")); // hidden now: the filters give way
    QCOMPARE(count(), 60);
    QCOMPARE(list->currentIndex().row(), 55);
}

void tst_Lessons::aCardSaysWhoIsWrong()
{
    MythCheckPanel panel;
    panel.showCard(QStringLiteral("wait-second-retry"));
    const QString text = child<PageView>(panel, "The chosen card")->toPlainText();
    for (const char *expected :
         {"This is false.", "exam chapter", "wrong", "Frequently Asked Questions", "AWS",
          "recorded", "wait before run 3", "120 s", "retry.waits"})
        QVERIFY2(text.contains(QLatin1String(expected)), expected);
    QVERIFY(text.contains(QStringLiteral("✖ 60 s")));
}

void tst_Lessons::playAsksForTheRunByTheRightRules()
{
    MythCheckPanel panel;
    panel.show();
    std::vector<std::pair<std::string, Profile>> wanted;
    connect(&panel, &MythCheckPanel::playWanted, this,
            [&wanted](const MythCard &card, Profile profile) {
                wanted.emplace_back(card.id, profile);
            });
    panel.showCard(QStringLiteral("throttle-counts-as-attempt"));
    QTest::mouseClick(button(panel, QStringLiteral("Play the run")), Qt::LeftButton);
    auto *asTold = button(panel, QStringLiteral("Play as the exam chapter says"));
    QVERIFY(asTold && asTold->isVisible());
    QTest::mouseClick(asTold, Qt::LeftButton);
    QCOMPARE(wanted.size(), std::size_t{2});
    QVERIFY(wanted[0] == std::pair(std::string("throttle-counts-as-attempt"), Profile::Aws));
    QVERIFY(wanted[1] == std::pair(std::string("throttle-counts-as-attempt"), Profile::Chapter));

    panel.showCard(QStringLiteral("no-retries")); // no such card: nothing changes
    panel.showCard(QStringLiteral("retries-zero")); // nobody is wrong
    QVERIFY(!asTold->isVisible());
}

void tst_Lessons::aCardWithoutARunSaysWhy()
{
    MythCheckPanel panel;
    panel.show();
    panel.showCard(QStringLiteral("launch-date"));
    QVERIFY(!button(panel, QStringLiteral("Play the run"))->isVisible());
    QVERIFY(child<PageView>(panel, "The chosen card")
                ->toPlainText()
                .contains(QStringLiteral("A date is not something that a simulation can show.")));
}

void tst_Lessons::aRuleLeadsToItsCardsAndBack()
{
    LearnWindow window(*m_document);
    auto *pages = window.findChild<QTabWidget *>();
    auto *card = child<PageView>(window, "The chosen card");
    auto *rule = child<PageView>(window, "The chosen rule");
    window.showMyth(QStringLiteral("wait-kind"));
    QCOMPARE(pages->currentIndex(), 0);
    emit card->anchorClicked(QUrl(QStringLiteral("rule:retry.waits")));
    QCOMPARE(pages->currentIndex(), 1);
    QVERIFY(rule->toPlainText().startsWith(QStringLiteral("retry.waits")));
    emit rule->anchorClicked(QUrl(QStringLiteral("myth:wait-first-retry")));
    QCOMPARE(pages->currentIndex(), 0);
    QVERIFY(card->toPlainText().startsWith(
        QStringLiteral("The first retry follows a few seconds after the failure.")));
}

void tst_Lessons::theRulebookTellsTheOptionInForce()
{
    const MythCard &card = mythCards()[4];
    QVERIFY(
        m_document->openText(mythScenario(*card.proof, Profile::Chapter), QString(), QString()));
    m_document->finishSimulating();
    RulebookPanel panel(*m_document);
    panel.showRule(RuleId::ThrottleHandling);
    const QString text = child<PageView>(panel, "The chosen rule")->toPlainText();
    QVERIFY(text.contains(QStringLiteral("Option 2 · in force in this run")));
    QVERIFY(!text.contains(QStringLiteral("Option 1 · in force")));
}

void tst_Lessons::rulesAreFoundByTheirWords()
{
    RulebookPanel panel(*m_document);
    auto *list = child<QListWidget>(panel, "Rules");
    auto *words = child<QLineEdit>(panel, "Find a rule");
    words->setText(QStringLiteral("recursive chain"));
    std::set<int> shown;
    for (int row = 0; row < list->count(); ++row) {
        if (!list->item(row)->isHidden())
            shown.insert(row);
    }
    QVERIFY(shown.contains(static_cast<int>(RuleId::RecursionDetection)));
    QVERIFY(shown.size() < 6);
    QVERIFY(!list->currentItem()->isHidden());
}

void tst_Lessons::everyPageHasItsText()
{
    LearnWindow window(*m_document);
    for (const MythCard &card : mythCards()) {
        window.showMyth(QString::fromStdString(card.id));
        const QString text = child<PageView>(window, "The chosen card")->toPlainText();
        QVERIFY2(text.startsWith(QString::fromStdString(card.claim)), card.id.c_str());
        QVERIFY2(text.contains(QString::fromStdString(card.awsSays)), card.id.c_str());
    }
    for (const Rule &rule : rulebook()) {
        window.showRule(rule.id);
        const QString text = child<PageView>(window, "The chosen rule")->toPlainText();
        QVERIFY2(text.startsWith(QString::fromLatin1(name(rule.id))), name(rule.id));
    }
    const QString differences = child<PageView>(window, "Differences from AWS")->toPlainText();
    QVERIFY(differences.contains(QStringLiteral("The condition's name (RecursiveInvocation)")));
}

void tst_Lessons::pictures_data()
{
    QTest::addColumn<style::Theme>("theme");
    QTest::newRow("light") << style::Theme::Light;
    QTest::newRow("dark") << style::Theme::Dark;
    QTest::newRow("contrast") << style::Theme::HighContrast;
}

void tst_Lessons::pictures()
{
    QFETCH(style::Theme, theme);
    style::apply(*qApp, theme);
    LearnWindow window(*m_document);
    window.showMyth(QStringLiteral("wait-second-retry"));
    QVERIFY(picture(window, {1040, 720}, "myth"));
    window.showRule(RuleId::ThrottleHandling);
    QVERIFY(picture(window, {1040, 720}, "rule"));
    window.showDifferences();
    QVERIFY(picture(window, {1040, 720}, "differences"));
}

QTEST_MAIN(tst_Lessons)
#include "tst_lessons.moc"
