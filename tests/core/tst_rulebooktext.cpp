#include "core/formats/rulebooktext.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

QString text(std::optional<Profile> profile, std::optional<RuleId> id)
{
    return QString::fromStdString(rulebookText(profile, id));
}

} // namespace

class tst_RulebookText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void ruleThatProfilesDecideDifferently();
    void ruleThatIsTheSameInEveryProfile();
    void arrowMarksTheProfilesOption_data();
    void arrowMarksTheProfilesOption();
    void ruleOfWordsSaysSo();
    void wholeBookHasEveryRuleOnce();
    void noLineIsWiderThanThePage();
};

void tst_RulebookText::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_RulebookText::ruleThatProfilesDecideDifferently()
{
    const QString expected = QString::fromUtf8(
        R"(-> marks the option of the profile chapter

throttle.handling
   What becomes of an invocation whose dispatch is refused

   1. It goes back to the queue and waits 1, 2, 4 s and so on, at most 300 s, as long as its
      maximum age allows. No retry is used up.
      aws                   captured: stackd capture outcomes_expiry; AWS Lambda developer
                            guide, invocation-async-error-handling
      destinations-article  silent, so it takes this option
      retry-guide           silent, so it takes this option
-> 2. It counts as a failed attempt, whether 429 or 5xx: it raises the invoke count, uses up
      a retry and waits as retry.waits says.
      chapter               Internal Mechanism; Walk-Through, step 2; Common Exam Scenarios;
                            Edge Cases

   Assumed: That refusals with 429 and with 5xx count together, that a run starts the count
            anew, and that the waits have no jitter.

Marks
   captured    seen on AWS by one third party
Sources
   stackd                              github.com/radkawar/stackd at 9dc356f5,
                                       testdata/aws/lambda/*.json
   AWS Lambda developer guide          docs.aws.amazon.com/lambda/latest/dg/<page>.html
Profiles
   aws                   AWS itself, as recorded, captured and documented
   chapter               an exam chapter, "Lambda Destinations and Async Invocations"
   destinations-article  an article, "AWS Lambda Destinations: Route Asynchronous Invocation
                         Results Without Extra Code"
   retry-guide           a guide, "Lambda Async Invocation: Retry Behavior and
                         OnFailure/OnSuccess Destinations"
)");

    QCOMPARE(text(Profile::Chapter, RuleId::ThrottleHandling), expected);
}

void tst_RulebookText::ruleThatIsTheSameInEveryProfile()
{
    const QString expected = QString::fromUtf8(
        R"(age.at-dispatch
   What becomes of an event that is already too old at its dispatch

      It ends with EventAgeExceeded without running. The record has the response of its last
      run, if it ever ran.
      aws                   assumed: AWS Lambda developer guide,
                            invocation-async-error-handling, says only that events that are
                            too old are dropped

   Assumed: When a dispatch looks at the age, and what the record then holds.

Marks
   assumed     no evidence is public
Sources
   AWS Lambda developer guide          docs.aws.amazon.com/lambda/latest/dg/<page>.html
Profiles
   aws                   AWS itself, as recorded, captured and documented
)");

    QCOMPARE(text(Profile::RetryGuide, RuleId::AgeAtDispatch), expected);
}

void tst_RulebookText::arrowMarksTheProfilesOption_data()
{
    QTest::addColumn<std::optional<Profile>>("profile");
    QTest::addColumn<QString>("marked");

    const auto row = [](const char *description, std::optional<Profile> profile,
                        const char *marked) {
        QTest::newRow(description) << profile << QString::fromLatin1(marked);
    };
    row("none", std::nullopt, "");
    row("aws", Profile::Aws, "-> 1.");
    row("claims the second", Profile::Chapter, "-> 2.");
    row("is silent", Profile::DestinationsArticle, "-> 1.");
    row("claims the third", Profile::RetryGuide, "-> 3.");
}

void tst_RulebookText::arrowMarksTheProfilesOption()
{
    QFETCH(std::optional<Profile>, profile);
    QFETCH(QString, marked);
    const QString page = text(profile, RuleId::RetryWaits);

    QStringList arrows;
    for (const QString &line : page.split(u'\n')) {
        if (line.startsWith(QStringLiteral("-> ")) && !line.contains(QStringLiteral("marks")))
            arrows << line.left(5);
    }

    QCOMPARE(arrows.join(u' '), marked);
}

void tst_RulebookText::ruleOfWordsSaysSo()
{
    const QString note = QStringLiteral("   (a matter of words: the simulation is the same)\n");

    QVERIFY(text(std::nullopt, RuleId::ConfigPlace).contains(note));
    QVERIFY(!text(std::nullopt, RuleId::AgeCheck).contains(note));
}

void tst_RulebookText::wholeBookHasEveryRuleOnce()
{
    const QString page = QLatin1Char('\n') + text(std::nullopt, std::nullopt);

    for (const Rule &each : rulebook()) {
        const QString heading = u'\n' + QString::fromLatin1(name(each.id)) + u'\n';
        QCOMPARE(page.count(heading), 1);
    }
    for (const Work &work : works()) {
        const QString line = QStringLiteral("\n   ")
            + QString::fromLatin1(work.name.data(), static_cast<qsizetype>(work.name.size()))
            + QStringLiteral("  ");
        QCOMPARE(page.count(line), 1);
    }
    QCOMPARE(page.count(QStringLiteral("\nMarks\n")), 1);
}

void tst_RulebookText::noLineIsWiderThanThePage()
{
    for (const QString &line : text(Profile::RetryGuide, std::nullopt).split(u'\n')) {
        QVERIFY2(line.size() <= 92, qPrintable(line));
        QVERIFY2(!line.endsWith(u' '), qPrintable(line));
    }
}

QTEST_GUILESS_MAIN(tst_RulebookText)
#include "tst_rulebooktext.moc"
