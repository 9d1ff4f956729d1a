#include "core/trace/trace.h"
#include "tests/ui/outagescenario.h"
#include "tests/ui/picture.h"
#include "ui/document/document.h"
#include "ui/inspector/nowpanel.h"
#include "ui/inspector/recordinspector.h"
#include "ui/inspector/whypage.h"
#include "ui/inspector/whypanel.h"
#include "ui/style.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_WhyPanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void followsTheCursor();
    void amidAWaitItTellsOfTheWait_data();
    void amidAWaitItTellsOfTheWait();
    void aQuestionStaysUntilTheCursorMoves();
    void aLinkMovesTheCursorAndTheSelection();
    void backAndForwardAreExact();
    void theChainIsWholeWhenAskedFor();
    void keysReachEveryLink();
    void theRuleHasItsSourcesAndItsOtherOptions();
    void anotherRuleSaysWhatAwsDoes();
    void whatIsAssumedIsSaid();
    void copiesTheAnswer();
    void theChipOfNowAsks();
    void aFieldAsks();
    void saysThatNothingHasHappened();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] const Trace &trace() const { return m_document->trace(); }
    [[nodiscard]] StepIndex endOfThird() const;
    static QString shown(const WhyPanel &panel) { return panel.page()->toPlainText(); }
    static QToolButton *button(const WhyPanel &panel, const char *name);

    std::unique_ptr<Document> m_document;
};

void tst_WhyPanel::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
    style::apply(*qApp, style::Theme::Light);
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("outage"), QString()));
    m_document->finishSimulating();
    m_document->select(InvocationId{2});
    m_document->moveToTime(Instant(81s));
}

StepIndex tst_WhyPanel::endOfThird() const
{
    return *latestStep(trace(), InvocationId{2}, trace().size());
}

QToolButton *tst_WhyPanel::button(const WhyPanel &panel, const char *name)
{
    for (QToolButton *each : panel.findChildren<QToolButton *>()) {
        if (each->accessibleName() == QLatin1String(name))
            return each;
    }
    return nullptr;
}

void tst_WhyPanel::followsTheCursor()
{
    WhyPanel panel(*m_document);
    panel.show();
    QVERIFY(shown(panel).startsWith(
        QStringLiteral("#3: Ended: EventAgeExceeded\nIts second run failed. The next wait is "
                       "120 s, so attempt 3 would be due at 3:10, after the deadline 1:34.")));

    m_document->select(InvocationId{4});

    QVERIFY(shown(panel).startsWith(QStringLiteral("#5: Ended: RetriesExhausted")));
}

void tst_WhyPanel::amidAWaitItTellsOfTheWait_data()
{
    QTest::addColumn<std::uint32_t>("invocation");
    QTest::addColumn<int>("nowMs");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("sum");
    QTest::addColumn<QString>("rule");
    QTest::newRow("a back-off") << 2U << 30'000 << QStringLiteral("#3 backs off after attempt 1\n")
                                << QStringLiteral("60 s") << QStringLiteral("\nRule retry.waits:");
    QTest::newRow("after a refusal")
        << 5U << 64'500 << QStringLiteral("#6 waits after refusal 1\n") << QStringLiteral("1 s")
        << QStringLiteral("\nRule throttle.handling:");
    QTest::newRow("at the failure")
        << 2U << 7'000 << QStringLiteral("#3: Attempt 1 failed") << QStringLiteral("60 s")
        << QStringLiteral("\nRule run.timeout:");
}

void tst_WhyPanel::amidAWaitItTellsOfTheWait()
{
    QFETCH(const std::uint32_t, invocation);
    QFETCH(const int, nowMs);
    QFETCH(const QString, heading);
    QFETCH(const QString, sum);
    QFETCH(const QString, rule);
    m_document->select(InvocationId{invocation});
    m_document->moveToTime(Instant(std::chrono::milliseconds(nowMs)));

    const QString text = WhyPanel(*m_document).text();

    QVERIFY2(text.startsWith(heading), qPrintable(text));
    QVERIFY2(text.contains(sum), qPrintable(text));
    QVERIFY2(text.contains(rule), qPrintable(text));
}

void tst_WhyPanel::aQuestionStaysUntilTheCursorMoves()
{
    WhyPanel panel(*m_document);
    panel.show();

    panel.explain({GapSubject{Instant(10s), Instant(62s)}, m_document->cursor(), Instant(81s)});
    QVERIFY(shown(panel).startsWith(QStringLiteral("Idle for 52 s")));
    m_document->moveTo(1);

    QVERIFY(shown(panel).startsWith(QStringLiteral("#3\n"))
            || !shown(panel).startsWith(QStringLiteral("Idle")));
}

void tst_WhyPanel::aLinkMovesTheCursorAndTheSelection()
{
    WhyPanel panel(*m_document);
    panel.show();
    m_document->select(InvocationId{0});
    panel.explain({StepSubject{endOfThird()}, m_document->cursor(), Instant(81s)});
    const StepIndex first = trace().stepsOf(InvocationId{2}).front();

    emit panel.page()->anchorClicked(QUrl(QStringLiteral("step:%1").arg(first.value)));

    QCOMPARE(m_document->cursor(), first.value + std::size_t{1});
    QCOMPARE(m_document->selectedInvocation(), InvocationId{2});
    QVERIFY(shown(panel).startsWith(QStringLiteral("#3: Accepted")));
}

void tst_WhyPanel::backAndForwardAreExact()
{
    WhyPanel panel(*m_document);
    panel.show();
    const std::size_t cursor = m_document->cursor();
    const Subject before = *panel.subject();
    const StepIndex first = trace().stepsOf(InvocationId{2}).front();
    QVERIFY(!button(panel, "Back")->isEnabled());

    emit panel.page()->anchorClicked(QUrl(QStringLiteral("step:%1").arg(first.value)));
    const Subject after = *panel.subject();
    QTest::mouseClick(button(panel, "Back"), Qt::LeftButton);
    QCOMPARE(*panel.subject(), before);
    QCOMPARE(m_document->cursor(), cursor);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{2});
    QTest::mouseClick(button(panel, "Forward"), Qt::LeftButton);

    QCOMPARE(*panel.subject(), after);
    QCOMPARE(m_document->cursor(), first.value + std::size_t{1});
    QVERIFY(!button(panel, "Forward")->isEnabled());
}

void tst_WhyPanel::theChainIsWholeWhenAskedFor()
{
    m_document->select(InvocationId{5});
    m_document->moveTo(trace().size());
    WhyPanel panel(*m_document);
    panel.resize(300, 600);
    panel.show();
    const Answer given = answer(trace(), *panel.subject());
    QVERIFY(given.chain.size() > 8);
    QVERIFY(shown(panel).contains(QStringLiteral("steps between")));

    emit panel.page()->anchorClicked(QUrl(QStringLiteral("all:")));

    QVERIFY(!shown(panel).contains(QStringLiteral("steps between")));
    for (const StepIndex step : given.chain)
        QVERIFY(shown(panel).contains(QStringLiteral("step %1 ").arg(step.value + 1)));
}

void tst_WhyPanel::keysReachEveryLink()
{
    WhyPanel panel(*m_document);
    panel.resize(300, 900);
    panel.show();
    panel.page()->setFocus();
    const QSignalSpy followed(panel.page(), &QTextBrowser::anchorClicked);

    QTest::keyClick(panel.page(), Qt::Key_Tab);
    QTest::keyClick(panel.page(), Qt::Key_Tab);
    QTest::keyClick(panel.page(), Qt::Key_Return);

    QCOMPARE(followed.size(), 1);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{2});
    QVERIFY(m_document->cursor() < trace().countAt(Instant(81s)));
}

void tst_WhyPanel::theRuleHasItsSourcesAndItsOtherOptions()
{
    WhyPanel panel(*m_document);
    panel.show();

    const QString page = shown(panel);

    QVERIFY(page.contains(QStringLiteral("age.check When it is noticed that an event exceeds its "
                                         "maximum age?")));
    QVERIFY(page.contains(QStringLiteral("the invocation ends at once, without waiting")));
    QVERIFY(page.contains(QStringLiteral("aws (AWS itself, as recorded, captured and documented): "
                                         "LocalStack snapshot test_maxeventage")));
    QVERIFY(page.contains(QStringLiteral("What the other options say\nchapter, retry-guide At the "
                                         "dispatch:")));
    QVERIFY(page.contains(QStringLiteral("Evidence: recorded on AWS")));
}

void tst_WhyPanel::anotherRuleSaysWhatAwsDoes()
{
    m_document->edit(QStringLiteral("rules"), "/rules", Json(Json::Object{{"profile", "chapter"}}));
    m_document->finishSimulating();
    m_document->select(InvocationId{0});
    m_document->moveToTime(Instant(10s));
    WhyPanel panel(*m_document);
    panel.show();

    panel.explain(
        {ThingSubject{ThingKind::BackOff, {0}, *latestStep(trace(), {0}, m_document->cursor())},
         m_document->cursor(), Instant(10s)});

    QVERIFY(shown(panel).contains(QStringLiteral("60 s after each failed attempt.")));
    QVERIFY(shown(panel).contains(QStringLiteral(
        "AWS does otherwise: 60 s after the first failed attempt, 120 s after the second")));
}

void tst_WhyPanel::whatIsAssumedIsSaid()
{
    WhyPanel panel(*m_document);
    panel.show();

    m_document->moveTo(trace().stepsOf(InvocationId{2}).front().value + 1U);

    QVERIFY(shown(panel).contains(
        QStringLiteral("Assumed: That the function is looked up before the payload is measured.")));
}

void tst_WhyPanel::copiesTheAnswer()
{
    WhyPanel panel(*m_document);
    panel.show();

    QTest::mouseClick(button(panel, "Copy"), Qt::LeftButton);

    QCOMPARE(QApplication::clipboard()->text(), panel.text());
    QVERIFY(panel.text().startsWith(QStringLiteral("#3: Ended: EventAgeExceeded\n")));
    QVERIFY(panel.text().contains(QStringLiteral("\n- #3, step 9 at 0:04: Accepted\n")));
}

void tst_WhyPanel::theChipOfNowAsks()
{
    NowPanel now(*m_document);
    now.show();
    const QSignalSpy asked(&now, &NowPanel::whyWanted);
    for (QPushButton *chip : now.findChildren<QPushButton *>()) {
        if (chip->text() == QStringLiteral("Why?"))
            chip->click();
    }

    QCOMPARE(asked.size(), 1);
    const auto subject = asked.front().front().value<Subject>();
    QCOMPARE(subject.what, Subject::What(StepSubject{endOfThird()}));
}

void tst_WhyPanel::aFieldAsks()
{
    WhyPanel panel(*m_document);
    panel.show();
    const auto messages = messagesOf(trace(), InvocationId{2}, trace().size());

    panel.explain({FieldSubject{messages.front(), "/requestContext/condition"},
                   m_document->cursor(), Instant(81s)});

    QVERIFY(shown(panel).startsWith(
        QStringLiteral("condition in the OnFailure record of #3\ncondition was set by step 32: "
                       "1:10 + 120 s \u2212 0:04 = 186 s of age, more than 90 s.")));
}

void tst_WhyPanel::saysThatNothingHasHappened()
{
    WhyPanel panel(*m_document);
    panel.show();

    m_document->select(std::nullopt);
    m_document->moveTo(0);

    QVERIFY(shown(panel).startsWith(QStringLiteral("Nothing has happened yet.")));
    QVERIFY(panel.text().isEmpty());
}

void tst_WhyPanel::pictures_data()
{
    QTest::addColumn<style::Theme>("theme");
    QTest::newRow("light") << style::Theme::Light;
    QTest::newRow("dark") << style::Theme::Dark;
    QTest::newRow("contrast") << style::Theme::HighContrast;
}

void tst_WhyPanel::pictures()
{
    QFETCH(const style::Theme, theme);
    style::apply(*qApp, theme);
    WhyPanel panel(*m_document);
    panel.resize(300, 700);
    panel.show();

    QVERIFY(picture(panel, QSize(300, 700), "why"));
}

QTEST_MAIN(tst_WhyPanel)
#include "tst_whypanel.moc"
