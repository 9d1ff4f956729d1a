#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "core/trace/lane.h"
#include "core/trace/parts.h"
#include "core/trace/ruleinforce.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/ui/outagescenario.h"
#include "ui/format/parts.h"
#include "ui/inspector/answer.h"
#include "ui/inspector/jsonlines.h"
#include "ui/style.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/itemsubject.h"
#include "ui/timeline/timelinelayout.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <set>
#include <span>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

Scenario scenarioOf(const QByteArray &text)
{
    return readScenarioText(text.toStdString(), "test").value();
}

Trace traceOf(Scenario scenario, const char *profile)
{
    scenario.rules.profile = profile;
    const Rules rules = rulesOf(scenario.rules).value();
    return simulate(std::move(scenario), rules);
}

Subject at(const Trace &trace, Subject::What what, std::size_t count)
{
    const Instant now = count == 0 ? Instant() : trace.at({static_cast<std::uint32_t>(count - 1)});
    return {std::move(what), count, now};
}

/// Whether the sentence says something of this run: a number, or a name that the scenario gave.
bool isSpecific(const Trace &trace, const QString &sentence)
{
    static const QRegularExpression digit(QStringLiteral("[0-9]"));
    if (sentence.contains(digit))
        return true;
    for (const Function &function : trace.scenario().functions) {
        if (sentence.contains(QString::fromStdString(function.name)))
            return true;
    }
    for (const ScenarioInvocation &call : trace.scenario().invocations) {
        if (sentence.contains(QString::fromStdString(call.function.name)))
            return true; // also of a function that is not there
    }
    for (std::uint32_t i = 0; i < trace.catalog().targetCount(); ++i) {
        const std::string arn = trace.catalog().target(TargetIndex{i}).arn;
        const std::string name(shortName(arn));
        if (!name.empty() && sentence.contains(QString::fromStdString(name)))
            return true;
    }
    return false;
}

/// What is wrong with the answer; empty if nothing is.
QString flaw(const Trace &trace, const Subject &subject)
{
    static const QRegularExpression hole(QStringLiteral("%[0-9]"));
    const Answer given = answer(trace, subject);
    const QString all = given.heading + QStringLiteral(" | ") + given.sentence;
    if (given.heading.isEmpty() || given.sentence.isEmpty())
        return QStringLiteral("says nothing: ") + all;
    if (all.contains(hole) && !all.contains(QLatin1String("%25")))
        return QStringLiteral("has a hole: ") + all;
    if (!isSpecific(trace, given.sentence))
        return QStringLiteral("is not specific: ") + all;
    if (optionInForce(trace, given.rule) >= rule(given.rule).options.size())
        return QStringLiteral("has no option: ") + all;
    const bool mayBeAlone = std::holds_alternative<FindingSubject>(subject.what)
        || std::holds_alternative<TargetSubject>(subject.what)
        || std::holds_alternative<SeriesSubject>(subject.what);
    if (given.chain.empty())
        return mayBeAlone ? QString() : QStringLiteral("has no chain: ") + all;
    for (std::size_t i = 0; i + 1 < given.chain.size(); ++i) {
        if (trace.cause(given.chain[i]) != given.chain[i + 1])
            return QStringLiteral("has a torn chain: ") + all;
    }
    return trace.cause(given.chain.back()) ? QStringLiteral("does not end at a first step: ") + all
                                           : QString();
}

/// Some cursors of the trace: its ends, and others spread over it.
std::vector<std::size_t> cursorsOf(const Trace &trace, std::size_t some)
{
    std::set<std::size_t> cursors;
    for (std::size_t i = 0; i <= some; ++i)
        cursors.insert(trace.size() * i / some);
    return {cursors.begin(), cursors.end()};
}

/// All subjects that do not depend on the picture, at one cursor.
std::vector<Subject> subjectsOf(const Trace &trace, std::size_t count)
{
    std::vector<Subject> subjects;
    const auto add = [&](Subject::What what) {
        subjects.push_back(at(trace, std::move(what), count));
    };
    const std::size_t invocations = std::min<std::size_t>(trace.invocationCount(), 40);
    for (std::uint32_t i = 0; i < invocations; ++i) {
        if (trace.stepsOf({i}).empty())
            continue;
        for (std::size_t aspect = 0; aspect < aspectCount; ++aspect)
            add(StateSubject{{i}, static_cast<Aspect>(aspect)});
    }
    for (std::size_t i = 0; i < seriesCount; ++i)
        add(SeriesSubject{static_cast<SeriesKind>(i)});
    for (std::uint32_t i = 0; i < trace.catalog().targetCount(); ++i)
        add(TargetSubject{TargetIndex{i}});
    return subjects;
}

/// The things of a lane are the same in the mode of ages.
constexpr std::array allModes{AxisMode::FoldedIdle, AxisMode::Linear, AxisMode::EqualSteps};
constexpr std::array foldedMode{AxisMode::FoldedIdle};

/// Every element of the pictures of the trace at one cursor.
std::vector<Subject> picturedSubjects(const Trace &trace, std::size_t count,
                                      std::span<const AxisMode> modes)
{
    std::vector<Subject> subjects;
    const QSizeF size(1'600, 4'000);
    DeliveryIndex deliveries(trace);
    while (!deliveries.advance(100'000)) { }
    for (const AxisMode mode : modes) {
        TimeScale scale(axisPieces(mode, pointsOfInterest(trace), {}));
        scale.setWidth(size.width());
        scale.fit();
        const Instant now = at(trace, SeriesSubject{}, count).now;
        const TimelineLayout layout = timelineLayout({trace, count, now}, deliveries, {scale, size},
                                                     TimelineMetrics::current());
        const auto add = [&](Subject::What what) { subjects.push_back({what, count, now}); };
        for (const TimelineItem &item : layout.items)
            add(subjectOf(item));
        for (const TimelineItem &dot : layout.dots)
            add(subjectOf(dot));
        for (const FoldMark &fold : layout.folds)
            add(GapSubject{fold.from, fold.to});
    }
    return subjects;
}

std::vector<Subject> fieldsOf(const Trace &trace)
{
    std::vector<Subject> subjects;
    const std::size_t invocations = std::min<std::size_t>(trace.invocationCount(), 40);
    for (std::uint32_t i = 0; i < invocations; ++i) {
        for (const Message &message : messagesOf(trace, {i}, trace.size())) {
            for (const JsonLine &line : jsonLines(content(trace, message)))
                subjects.push_back(at(trace, FieldSubject{message, line.pointer}, trace.size()));
        }
    }
    return subjects;
}

void walk(const Trace &trace, std::size_t cursors, std::span<const AxisMode> modes)
{
    QStringList flaws;
    const auto check = [&](const Subject &subject) {
        const QString wrong = flaws.size() < 10 ? flaw(trace, subject) : QString();
        if (!wrong.isEmpty() && !flaws.contains(wrong))
            flaws += wrong;
    };
    for (const std::size_t count : cursorsOf(trace, cursors)) {
        std::ranges::for_each(subjectsOf(trace, count), check);
        std::ranges::for_each(picturedSubjects(trace, count, modes), check);
    }
    const std::size_t steps = std::min<std::size_t>(trace.size(), 250);
    for (std::uint32_t i = 0; i < steps; ++i) {
        check(at(trace, StepSubject{{i}}, i));
        check(at(trace, StepSubject{{i}}, i + 1U));
        for (std::size_t part = 0; part < partsOf(trace, {i}).size(); ++part)
            check(at(trace, PartSubject{{i}, part}, i));
    }
    std::ranges::for_each(fieldsOf(trace), check);
    for (const Finding &finding : findingsOf(trace))
        check(at(trace, FindingSubject{finding}, trace.size()));
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(QLatin1Char('\n'))));
}

} // namespace

class tst_Answer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyElementOfTheExamplesHasAnAnswer_data();
    void everyElementOfTheExamplesHasAnAnswer();
    void everyElementOfRandomRunsHasAnAnswer_data();
    void everyElementOfRandomRunsHasAnAnswer();
    void everyKindOfThingOccurs();
    void answersSayTheNumbers_data();
    void answersSayTheNumbers();
    void aChainGoesBackOverDeliveries();
    void whatIsToComeSaysSo();
};

void tst_Answer::everyElementOfTheExamplesHasAnAnswer_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("profile");
    for (const char *folder : {"/resources/scenarios", "/tests/golden"}) {
        const QDir files(QStringLiteral(RETRYSCOPE_SOURCE_DIR) + QString::fromLatin1(folder));
        for (const QString &file : files.entryList({QStringLiteral("*.json")})) {
            for (const Profile profile : allProfiles) {
                if (profile != Profile::Aws && files.dirName() != QStringLiteral("scenarios"))
                    continue; // made for one set of rules each
                QTest::addRow("%s, %s", qPrintable(file), name(profile))
                    << files.filePath(file) << QByteArray(name(profile));
            }
        }
    }
}

void tst_Answer::everyElementOfTheExamplesHasAnAnswer()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, profile);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));

    walk(traceOf(scenarioOf(file.readAll()), profile.constData()), 8, allModes);
}

void tst_Answer::everyElementOfRandomRunsHasAnAnswer_data()
{
    QTest::addColumn<QByteArray>("profile");
    for (const Profile profile : allProfiles)
        QTest::newRow(name(profile)) << QByteArray(name(profile));
}

void tst_Answer::everyElementOfRandomRunsHasAnAnswer()
{
    QFETCH(const QByteArray, profile);
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const RuleChoice rules{profile.toStdString(), {}};
        walk(traceOf(twin::randomScenario(seed, rules), profile.constData()), 4, foldedMode);
        if (QTest::currentTestFailed())
            return;
    }
}

void tst_Answer::everyKindOfThingOccurs()
{
    std::set<ThingKind> seen;
    std::set<TimelineRole> roles;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const Trace trace = traceOf(twin::randomScenario(seed, {}), "aws");
        for (const std::size_t count : cursorsOf(trace, 5)) {
            for (const Subject &subject : picturedSubjects(trace, count, foldedMode)) {
                if (const auto *thing = std::get_if<ThingSubject>(&subject.what))
                    seen.insert(thing->kind);
            }
        }
    }
    seen.insert(ThingKind::LookUp); // drawn as a run; asked for by tables alone

    QCOMPARE(seen.size(), thingKindCount);
}

void tst_Answer::answersSayTheNumbers_data()
{
    QTest::addColumn<Subject>("subject");
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QByteArray>("rule");
    const Trace trace = traceOf(scenarioOf(outageScenario()), "aws");
    const std::size_t now = trace.countAt(Instant(81s));
    const auto first = [&](std::uint32_t invocation, SegmentKind kind) {
        const auto segments = segmentsOf(trace, {invocation});
        return std::ranges::find(segments, kind, &Segment::kind)->first;
    };
    const auto row = [&](const char *label, const Subject::What &what, const char *heading,
                         const char *sentence, const char *rule) {
        QTest::newRow(label) << Subject{what, now, Instant(81s)} << QByteArray("aws")
                             << QString::fromUtf8(heading) << QString::fromUtf8(sentence)
                             << QByteArray(rule);
    };
    row("a back-off", ThingSubject{ThingKind::BackOff, {0}, first(0, SegmentKind::BackOff)},
        "#1 backs off after attempt 1",
        "Attempt 2 is due at 1:03: 60 s after the failure at 0:03, because retry.waits gives 60 s "
        "before the second attempt. The deadline is 5:00, so it may run then.",
        "retry.waits");
    row("the wait after a refusal",
        ThingSubject{ThingKind::RefusedWait, {5}, first(5, SegmentKind::RefusedWait)},
        "#6 waits after refusal 1",
        "The next dispatch is due at 1:05: 1 s after the refusal at 1:04, because "
        "throttle.handling doubles the wait with each refusal in a row, up to 300 s, and this was "
        "the first. The deadline is 6:04, so it may run then.",
        "throttle.handling");
    row("a deadline", ThingSubject{ThingKind::Deadline, {2}, std::nullopt}, "The deadline of #3",
        "#3 was accepted at 0:04, and MaximumEventAgeInSeconds is 90 s, so the deadline is 1:34. A "
        "dispatch that would come later does not happen; a run that goes on is never cut.",
        "age.check");
    row("the age that is left", StateSubject{{0}, Aspect::AgeLeft}, "The age of #1",
        "#1 was accepted at 0:00, and MaximumEventAgeInSeconds is 300 s, so the deadline is 5:00. "
        "At 1:21 it is 81 s old, so 219 s are left.",
        "age.check");
    row("an attempt that never runs",
        ThingSubject{ThingKind::NeverRuns, {2}, first(2, SegmentKind::NeverRuns)},
        "Attempt 3 of #3 never runs",
        "Attempt 3 would be due at 3:10, 120 s after 1:10. The event was accepted at 0:04, and "
        "MaximumEventAgeInSeconds is 90 s, so the deadline is 1:34. That is 96 s too late, so it "
        "never runs.",
        "age.check");
    row("idle time", GapSubject{Instant(10s), Instant(62s)}, "Idle for 52 s",
        "Nothing happens from 0:10 to 1:02, for 52 s. Next is #1, step 20 at 1:03: Attempt 2 "
        "started. Attempt 2 is due at 1:03: 60 s after the failure at 0:03, because retry.waits "
        "gives 60 s before the second attempt. The deadline is 5:00, so it may run then.",
        "retry.waits");
    row("attempts", StateSubject{{2}, Aspect::Attempts}, "Attempts of #3",
        "#3 made 2 attempts of at most 3, because MaximumRetryAttempts is 2.", "retry.attempts");
    row("a destination",
        TargetSubject{*trace.catalog().target("arn:aws:sns:us-east-1:123456789012:orders-failed")},
        "SNS orders-failed",
        "SNS orders-failed gets what OnFailure of order-processor, OnFailure of "
        "order-processor:live sends. The last delivery was #3, step 34 at 1:10: OnFailure record "
        "delivered to SNS orders-failed. The invocation failed and OnFailure is set, so SNS "
        "orders-failed got the record.",
        "failure.fanout");
    row("the counter", SeriesSubject{SeriesKind::QueueDepth}, "Queue depth",
        "Queue depth counts the invocations that wait for a dispatch: newly accepted, backing off "
        "or refused. It is 2 at 1:21. The last step that counts was #4, step 26 at 1:07: "
        "Attempt 2 started.",
        "dispatch.order");
}

void tst_Answer::answersSayTheNumbers()
{
    QFETCH(const Subject, subject);
    QFETCH(const QByteArray, profile);
    const Trace trace = traceOf(scenarioOf(outageScenario()), profile.constData());

    const Answer given = answer(trace, subject);

    QTEST(given.heading, "heading");
    QTEST(given.sentence, "sentence");
    QTEST(QByteArray(name(given.rule)), "rule");
}

void tst_Answer::aChainGoesBackOverDeliveries()
{
    QFile file(QStringLiteral(RETRYSCOPE_SOURCE_DIR "/tests/golden/loop-of-two-functions.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Trace trace = traceOf(scenarioOf(file.readAll()), "aws");
    const StepIndex last{static_cast<std::uint32_t>(trace.size() - 1)};

    const Answer given = answer(trace, at(trace, StepSubject{last}, trace.size()));

    QCOMPARE(given.chain.front(), last);
    QCOMPARE(given.chain.back(), StepIndex{0});
    QVERIFY(given.chain.size() > 40);
}

void tst_Answer::whatIsToComeSaysSo()
{
    const Trace trace = traceOf(scenarioOf(outageScenario()), "aws");

    QVERIFY(answer(trace, at(trace, StepSubject{{4}}, 4)).isToCome);
    QVERIFY(!answer(trace, at(trace, StepSubject{{4}}, 5)).isToCome);
}

QTEST_MAIN(tst_Answer)
#include "tst_answer.moc"
