#include "core/formats/jsontext.h"
#include "core/formats/scenariowriter.h"
#include "core/trace/trace.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/ui/outage.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"
#include "ui/document/stepper.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

using Verb = Stepper::Verb;
using Way = Stepper::Way;

namespace {

std::string told(const StepPosition &position)
{
    return "step " + std::to_string(position.count) + " at "
        + std::to_string(position.time.time_since_epoch().count()) + ", part "
        + std::to_string(position.part);
}

} // namespace

class tst_Stepper : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        open(outageScenario());
    }

    void eachVerbAndItsReverseReturn_data()
    {
        QTest::addColumn<int>("verb");
        QTest::addColumn<bool>("follows");
        QTest::newRow("over") << int(Verb::Over) << false;
        QTest::newRow("into") << int(Verb::Into) << false;
        QTest::newRow("out") << int(Verb::Out) << false;
        QTest::newRow("in lane") << int(Verb::InLane) << false;
        QTest::newRow("over, following") << int(Verb::Over) << true;
        QTest::newRow("into, following") << int(Verb::Into) << true;
    }

    /// From every cursor of random traces, between steps and at every part, both ways round.
    void eachVerbAndItsReverseReturn()
    {
        QFETCH(const int, verb);
        QFETCH(const bool, follows);
        m_stepper.setFollowing(follows);
        for (std::uint64_t seed = 0; seed < 6; ++seed) {
            open(QByteArray::fromStdString(prettyText(writeScenario(twin::randomScenario(seed)))));
            const std::size_t stride = 1 + m_document.trace().size() / 40;
            for (std::size_t cursor = 0; cursor <= m_document.trace().size(); cursor += stride) {
                m_document.moveTo(cursor);
                selectNear(cursor);
                returnsFrom(Verb(verb), seed);
                m_stepper.go(Verb::Into, Way::Forward);
                returnsFrom(Verb(verb), seed);
                m_document.moveToTime(m_document.cursorTime() + 1ms); // mostly between steps
                returnsFrom(Verb(verb), seed);
            }
        }
        m_stepper.setFollowing(false);
    }

    /// Without the trail: over and into are inverse to each other by what they mean.
    void overAndIntoAreInverseByThemselves()
    {
        const std::size_t size = m_document.trace().size();
        for (std::size_t cursor = 0; cursor < size; ++cursor) {
            for (const Verb verb : {Verb::Over, Verb::Into}) {
                m_stepper.jumpTo(cursor);
                const StepPosition from = m_stepper.position();
                QVERIFY(m_stepper.go(verb, Way::Forward));
                const StepPosition to = m_stepper.position();
                if (to.part > 0) { // a jump away and back ends the trail, and is between steps
                    QVERIFY(m_stepper.go(verb, Way::Back));
                } else {
                    m_stepper.jumpTo(to.count == size ? 0 : size);
                    m_stepper.jumpTo(to.count);
                    QVERIFY(m_stepper.go(verb, Way::Back));
                }
                while (verb == Verb::Into && m_stepper.part() > 0)
                    QVERIFY(m_stepper.go(verb, Way::Back));
                QCOMPARE(told(m_stepper.position()), told(from));
            }
        }
    }

    void intoShowsEachPartThenTakesTheStep()
    {
        const std::size_t start = cursorBefore<AttemptStarted>();
        m_stepper.jumpTo(start);
        const auto parts = partsOf(m_document.trace(), {static_cast<std::uint32_t>(start)});
        QVERIFY(parts.size() >= 7);

        for (std::size_t part = 1; part <= parts.size(); ++part) {
            QVERIFY(m_stepper.go(Verb::Into, Way::Forward));
            QCOMPARE(m_stepper.part(), part);
            QVERIFY(m_stepper.parts() == parts);
            QCOMPARE(m_document.cursor(), start);
        }
        QVERIFY(m_stepper.go(Verb::Into, Way::Forward));

        QCOMPARE(m_stepper.part(), 0U);
        QVERIFY(m_stepper.parts().empty());
        QCOMPARE(m_document.cursor(), start + 1);
    }

    void overCompletesTheStepThatIsLookedInto()
    {
        m_stepper.jumpTo(cursorBefore<AttemptStarted>());
        const std::size_t cursor = m_document.cursor();
        m_stepper.go(Verb::Into, Way::Forward);

        m_stepper.go(Verb::Over, Way::Forward);

        QCOMPARE(m_document.cursor(), cursor + 1);
        QCOMPARE(m_stepper.part(), 0U);
    }

    void anyOtherMoveEndsTheLookInto()
    {
        m_stepper.jumpTo(cursorBefore<AttemptStarted>());
        m_stepper.go(Verb::Into, Way::Forward);
        QSignalSpy changed(&m_stepper, &Stepper::partChanged);

        m_document.moveTo(0);

        QCOMPARE(m_stepper.part(), 0U);
        QCOMPARE(changed.size(), 1);
    }

    void outEndsTheAttemptThenTheInvocation()
    {
        m_document.select(InvocationId{0});
        const auto own = m_document.trace().stepsOf({0});
        m_stepper.jumpTo(own[1].value + std::size_t{1}); // the first run is under way

        QVERIFY(m_stepper.go(Verb::Out, Way::Forward));
        QCOMPARE(m_document.cursor(), own[2].value + std::size_t{1});
        QVERIFY(m_stepper.go(Verb::Out, Way::Forward));
        QCOMPARE(m_document.cursor(), own.back().value + std::size_t{1});
        QVERIFY(!m_stepper.go(Verb::Out, Way::Forward));
    }

    void outBackwardsGoesBeforeTheAttemptThenTheInvocation()
    {
        m_document.select(InvocationId{0});
        const auto own = m_document.trace().stepsOf({0});
        m_stepper.jumpTo(own[1].value + std::size_t{1});

        QVERIFY(m_stepper.go(Verb::Out, Way::Back));
        QCOMPARE(m_document.cursor(), own[1].value);
        QVERIFY(m_stepper.go(Verb::Out, Way::Back));
        QCOMPARE(m_document.cursor(), own[0].value);
        QVERIFY(!m_stepper.go(Verb::Out, Way::Back));
    }

    void theEndsAreSoftStops_data()
    {
        QTest::addColumn<int>("verb");
        QTest::newRow("over") << int(Verb::Over);
        QTest::newRow("into") << int(Verb::Into);
        QTest::newRow("in lane") << int(Verb::InLane);
        QTest::newRow("out") << int(Verb::Out);
    }

    void theEndsAreSoftStops()
    {
        QFETCH(const int, verb);
        m_document.select(InvocationId{0});
        for (const Way way : {Way::Forward, Way::Back}) {
            m_stepper.jumpTo(way == Way::Back ? 0 : m_document.trace().size());
            const StepPosition before = m_stepper.position();
            QSignalSpy moved(&m_document, &Document::cursorMoved);

            QVERIFY(!m_stepper.go(Verb(verb), way));

            QCOMPARE(told(m_stepper.position()), told(before));
            QCOMPARE(moved.size(), 0);
        }
    }

    void followingStopsOnlyInOneLane()
    {
        m_document.select(InvocationId{2});
        m_stepper.setFollowing(true);
        std::vector<std::size_t> cursors;
        while (m_stepper.go(Verb::Over, Way::Forward))
            cursors.push_back(m_document.cursor());

        std::vector<std::size_t> own;
        for (const StepIndex step : m_document.trace().stepsOf({2}))
            own.push_back(step.value + std::size_t{1});
        QVERIFY(cursors == own);
        m_stepper.setFollowing(false);
    }

    void continueGoesFromStopToStop()
    {
        breakOn("lost");
        const auto losses = cursorsBehind<Lost>();
        QVERIFY(!losses.empty());

        for (const std::size_t loss : losses) {
            QVERIFY(m_stepper.toStop(Way::Forward));
            QCOMPARE(m_document.cursor(), loss);
        }
        QVERIFY(m_stepper.toStop(Way::Forward)); // the end is a stop too
        QCOMPARE(m_document.cursor(), m_document.trace().size());
        QVERIFY(!m_stepper.toStop(Way::Forward));
        for (auto loss = losses.rbegin(); loss != losses.rend(); ++loss) {
            QVERIFY(m_stepper.toStop(Way::Back));
            QCOMPARE(m_document.cursor(), *loss);
        }
        QVERIFY(m_stepper.toStop(Way::Back));
        QCOMPARE(m_document.cursor(), 0U);
        QVERIFY(!m_stepper.toStop(Way::Back));
    }

    void continueWhileFollowingPassesOtherLanes()
    {
        breakOn("failed");
        m_document.select(InvocationId{2});
        m_stepper.setFollowing(true);

        QVERIFY(m_stepper.toStop(Way::Forward));

        const StepIndex step{static_cast<std::uint32_t>(m_document.cursor() - 1)};
        QCOMPARE(m_document.trace().invocationOf(step), std::optional(InvocationId{2}));
        QVERIFY(std::holds_alternative<AttemptFailed>(m_document.trace().fact(step)));
        const std::size_t first = m_document.cursor();
        QVERIFY(m_stepper.toStop(Way::Forward));
        QVERIFY(m_stepper.toStop(Way::Back));
        QCOMPARE(m_document.cursor(), first);
        m_stepper.setFollowing(false);
    }

    void theHistoryKeepsJumpsNotSteps()
    {
        m_stepper.jumpTo(std::size_t{5});
        m_stepper.go(Verb::Over, Way::Forward);
        m_stepper.go(Verb::Over, Way::Forward);
        m_stepper.jumpTo(std::size_t{20});
        m_stepper.jumpTo(Instant(70s));
        const StepPosition last = m_stepper.position();

        QVERIFY(m_stepper.recall(Way::Back));
        QCOMPARE(m_document.cursor(), 20U);
        QVERIFY(m_stepper.recall(Way::Back));
        QCOMPARE(m_document.cursor(), 7U);
        QVERIFY(m_stepper.recall(Way::Forward));
        QVERIFY(m_stepper.recall(Way::Forward));

        QCOMPARE(told(m_stepper.position()), told(last));
        QVERIFY(!m_stepper.canRecall(Way::Forward));
        QVERIFY(!m_stepper.recall(Way::Forward));
    }

    void movesOfOthersAreJumpsToo()
    {
        m_stepper.go(Verb::Over, Way::Forward);

        m_document.moveTo(9);

        QVERIFY(m_stepper.recall(Way::Back));
        QCOMPARE(m_document.cursor(), 1U);
    }

    void aNewTraceEndsTheTrail()
    {
        m_stepper.jumpTo(cursorBefore<AttemptStarted>());
        m_stepper.go(Verb::Into, Way::Forward);

        open(outageScenario());

        QCOMPARE(m_stepper.part(), 0U);
        QVERIFY(m_stepper.parts().empty());
    }

private:
    void open(const QByteArray &text)
    {
        m_document.openText(text, QStringLiteral("test"), QString());
        m_document.finishSimulating();
        m_breakpoints.finishSearching();
        m_document.select(std::nullopt);
        m_document.moveTo(0);
        m_stepper.jumpTo(std::size_t{0});
        while (m_stepper.recall(Way::Forward)) // behind an old history a new one begins
            continue;
        m_stepper.jumpTo(std::size_t{0});
    }

    void selectNear(std::size_t cursor)
    {
        const Trace &trace = m_document.trace();
        std::optional<InvocationId> near;
        for (std::size_t i = cursor; i < trace.size() && !near; ++i)
            near = trace.invocationOf({static_cast<std::uint32_t>(i)});
        m_document.select(near);
    }

    void returnsFrom(Verb verb, std::uint64_t seed)
    {
        for (const Way way : {Way::Forward, Way::Back}) {
            const Way reverse = way == Way::Forward ? Way::Back : Way::Forward;
            const std::string from = told(m_stepper.position());
            int moves = 0;
            while (moves < 3 && m_stepper.go(verb, way))
                ++moves;
            for (; moves > 0; --moves)
                QVERIFY(m_stepper.go(verb, reverse));
            const std::string place = "seed " + std::to_string(seed) + ": ";
            QCOMPARE(place + told(m_stepper.position()), place + from);
        }
    }

    void breakOn(const char *what)
    {
        const Json json(Json::Object{{"on", Json(what)}});
        QVERIFY(m_breakpoints.add(json).empty());
        m_document.finishSimulating();
        m_breakpoints.finishSearching();
        m_stepper.jumpTo(std::size_t{0});
    }

    template <typename What>
    [[nodiscard]] std::vector<std::size_t> cursorsBehind() const
    {
        std::vector<std::size_t> cursors;
        for (std::uint32_t i = 0; i < m_document.trace().size(); ++i) {
            if (std::holds_alternative<What>(m_document.trace().fact({i})))
                cursors.push_back(i + std::size_t{1});
        }
        return cursors;
    }

    template <typename What>
    [[nodiscard]] std::size_t cursorBefore() const
    {
        return cursorsBehind<What>().front() - 1;
    }

    Document m_document;
    Breakpoints m_breakpoints{m_document};
    Stepper m_stepper{m_document, m_breakpoints};
};

QTEST_GUILESS_MAIN(tst_Stepper)
#include "tst_stepper.moc"
