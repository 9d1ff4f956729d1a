#include "core/formats/breakpointreader.h"
#include "core/formats/jsontext.h"
#include "tests/support/print.h"
#include "tests/ui/outage.h"
#include "tests/ui/shownwindow.h"
#include "ui/document/breakpoints.h"
#include "ui/format/breakpointtext.h"
#include "ui/timeline/hitmarks.h"
#include "ui/window/breakpointdialog.h"
#include "ui/window/breakpointpanel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <QUndoStack>

using namespace retryscope;

namespace {

/// The outage with breakpoints: failures, losses, log-only refusals, a broken one, one switched
/// off.
QByteArray stopping()
{
    QByteArray text = outageScenario();
    text.insert(text.lastIndexOf('}'), R"(, "breakpoints": [
      {"on": "failed", "function": "order-*"}, {"on": "lost"}, {"on": "refused", "logOnly": true},
      {"on": "exploded"}, {"on": "routed", "enabled": false}])");
    return text;
}

Json json(const char *text)
{
    return parseJson(text).value();
}

} // namespace

class tst_Breakpoints : public QObject, private ShownWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_breakpoints"); }

    void init()
    {
        open(stopping());
        breakpoints().finishSearching();
    }

    void cleanup() { m_window.reset(); }

    void entriesAreReadOneByOne()
    {
        const auto &entries = breakpoints().entries();

        QCOMPARE(entries.size(), 5U);
        QVERIFY(entries[0].breakpoint && entries[1].breakpoint && entries[2].breakpoint);
        QVERIFY(!entries[3].breakpoint);
        QCOMPARE(entries[3].errors.front().where, std::string("/breakpoints/3/on"));
        QVERIFY(!entries[4].breakpoint->enabled);
    }

    /// Forward through all stops and back again: the same places.
    void stopsAreTheSameBothWays()
    {
        std::vector<std::size_t> forward;
        for (auto stop = breakpoints().hitAfter(0); stop; stop = breakpoints().hitAfter(*stop))
            forward.push_back(*stop);
        std::vector<std::size_t> backward;
        for (auto stop = breakpoints().hitBefore(document().trace().size() + 1); stop;
             stop = breakpoints().hitBefore(*stop))
            backward.insert(backward.begin(), *stop);

        QVERIFY(forward.size() > 3);
        QCOMPARE(forward, backward);
        for (const std::size_t stop : forward)
            QVERIFY(!breakpoints().stopsAt(stop).empty());
    }

    void logOnlyOnesNeverStop()
    {
        QCOMPARE(breakpoints().hitsOf(2).size(), 5U);
        for (const Hit &hit : breakpoints().hitsOf(2))
            QVERIFY(breakpoints().stopsAt(std::size_t{hit.step.value} + 1).empty());
    }

    void countsAreThoseOfBothSides()
    {
        const auto &hits = breakpoints().hitsOf(0);
        const std::size_t second = std::size_t{hits[1].step.value} + 1;

        QCOMPARE(breakpoints().countsAt(0, 0).before, 0U);
        QCOMPARE(breakpoints().countsAt(0, second).before, 2U);
        QCOMPARE(breakpoints().countsAt(0, second).after, hits.size() - 2);
        QCOMPARE(breakpoints().countsAt(0, second - 1).before, 1U); // the step has not happened
    }

    void nothingStopsWhileBreakpointsAreOff()
    {
        trigger(Command::AllBreakpoints);
        QVERIFY(!breakpoints().isActive());
        QVERIFY(!breakpoints().hitAfter(0));
        QVERIFY(!document().isModified()); // no edit

        trigger(Command::AllBreakpoints);
        QVERIFY(breakpoints().hitAfter(0).has_value());
    }

    void anEditIsAnUndoStepAndFindsHitsAnew()
    {
        const Json before = document().json();
        const std::size_t hits = breakpoints().hits().size();

        QVERIFY(breakpoints().add(json(R"({"on": "expired"})")).empty());
        breakpoints().finishSearching();
        QCOMPARE(breakpoints().hits().size(), hits + 1);
        QCOMPARE(document().undoStack()->undoText(), QStringLiteral("Add breakpoint"));

        breakpoints().setEnabled(5, false);
        QCOMPARE(breakpoints().hits().size(), hits);
        breakpoints().remove(5);
        document().undoStack()->setIndex(0);
        QVERIFY(document().json() == before);
        QCOMPARE(breakpoints().hits().size(), hits);
    }

    void anEditDoesNotSimulateAnew()
    {
        const QSignalSpy traces(&document(), &Document::traceChanged);

        breakpoints().add(json(R"({"on": "expired"})"));
        document().finishSimulating();

        QCOMPARE(traces.size(), 0);
    }

    void aBrokenOneIsRefusedAndChangesNothing()
    {
        const auto errors = breakpoints().add(json(R"({"on": "lost", "hitCount": 0})"));

        QCOMPARE(listed(errors),
                 std::string("/hitCount: expected a whole number from 1 to 1000000000, found 0\n"));
        QCOMPARE(breakpoints().entries().size(), 5U);
        QVERIFY(!document().isModified());
    }

    void f9TogglesWhatFitsTheStep()
    {
        const std::size_t lost = std::size_t{breakpoints().hitsOf(1).front().step.value} + 1;
        document().moveTo(lost);

        QTest::keyClick(&m_window->timeline(), Qt::Key_F9);
        QCOMPARE(breakpoints().entries().size(), 6U);
        QCOMPARE(compactText(breakpoints().entries()[5].json),
                 std::string(R"({"on":"lost","function":"receipt-mailer"})"));
        QTest::keyClick(&m_window->timeline(), Qt::Key_F9);
        QCOMPARE(breakpoints().entries().size(), 5U);
    }

    void theListSaysWhatAndHowOften()
    {
        document().moveTo(std::size_t{breakpoints().hitsOf(0)[1].step.value} + 1);

        QCOMPARE(row(0), QStringLiteral("An attempt fails|order-*|2 of 6"));
        QCOMPARE(row(1), QStringLiteral("An event is lost||0 of 1"));
        QCOMPARE(row(2), QStringLiteral("A dispatch is refused|log only|0 of 5"));
        QVERIFY2(row(3).startsWith(QStringLiteral("Broken|/breakpoints/3/on: expected one of ")),
                 qPrintable(row(3)));
        QCOMPARE(row(4), QStringLiteral("A record or event is delivered||–"));
        QVERIFY(!list().topLevelItem(3)->flags().testFlag(Qt::ItemIsUserCheckable));
    }

    void aCheckSwitchesOneOff()
    {
        list().topLevelItem(1)->setCheckState(0, Qt::Unchecked);

        QTRY_VERIFY(!breakpoints().entries()[1].breakpoint->enabled);
        QCOMPARE(compactText(breakpoints().entries()[1].json),
                 std::string(R"({"on":"lost","enabled":false})"));
        QCOMPARE(document().undoStack()->undoText(), QStringLiteral("Switch breakpoint off"));
    }

    void aDoubleClickGoesToTheNextHit()
    {
        const auto &hits = breakpoints().hitsOf(0);
        document().moveTo(std::size_t{hits[0].step.value} + 1);

        emit list().itemDoubleClicked(list().topLevelItem(0), 0);
        QCOMPARE(document().cursor(), std::size_t{hits[1].step.value} + 1);
        document().moveTo(document().trace().size());
        emit list().itemDoubleClicked(list().topLevelItem(0), 0);
        QCOMPARE(document().cursor(), std::size_t{hits[0].step.value} + 1);
    }

    void theLogTellsWhatHasHappened()
    {
        const auto *log = panel().findChild<QListView *>();
        document().moveTo(std::size_t{breakpoints().hitsOf(2)[1].step.value} + 1);

        QCOMPARE(log->model()->rowCount(), 2);
        QCOMPARE(log->model()->index(0, 0).data().toString(),
                 QStringLiteral("1:05  #6  Refused with 429, the second time in a row; "
                                "next in 2 s"));
    }

    void theDialogShowsAnErrorBelowItsField()
    {
        BreakpointDialog dialog(json(R"({"on": "failed"})"), {QStringLiteral("f")});
        dialog.show();
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(ok->isEnabled());
        QLineEdit *function = field(dialog, QStringLiteral("any; or order-*"));

        QTest::keyClicks(function, QStringLiteral("order 1"));
        QVERIFY(!ok->isEnabled());
        const auto *message = function->parentWidget()->findChild<QLabel *>();
        QVERIFY(message->isVisible());
        QVERIFY2(message->text().endsWith(QStringLiteral("wrong from character 6")),
                 qPrintable(message->text()));

        function->setText(QStringLiteral("order-1"));
        QVERIFY(ok->isEnabled());
        QVERIFY(!message->isVisible());
    }

    void theDialogKeepsWhatItShows_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::newRow("all conditions")
            << R"({"on":"failed","function":"f","payload":{"/a":1,"/b":"x"},"attempt":[1,2],)"
               R"("requestId":"ab","hitCount":2,"logOnly":true,"enabled":false,"name":"n"})";
        QTest::newRow("a metric") << R"({"on":"metricCrosses","metric":"Errors","above":3})";
        QTest::newRow("a level") << R"({"on":"metricCrosses","metric":"QueueDepth","below":3})";
        QTest::newRow("a change") << R"({"on":"configChanged","function":"f"})";
    }

    void theDialogKeepsWhatItShows()
    {
        QFETCH(QString, entry);
        const BreakpointDialog dialog(json(entry.toUtf8()), {});

        QVERIFY2(dialog.entry() == json(entry.toUtf8()), compactText(dialog.entry()).c_str());
    }

    void hitsAreMarksInTheRuler()
    {
        const OverlayFrame frame = m_window->timeline().overlayFrame();
        const HitMarks marks(document(), breakpoints());
        document().moveTo(std::size_t{breakpoints().hits()[0].step.value} + 1);
        const auto shown = marks.marks(m_window->timeline().overlayFrame());

        std::size_t hits = 0;
        std::size_t happened = 0;
        for (const HitMark &mark : shown) {
            hits += mark.count;
            happened += mark.happened;
            QVERIFY(mark.x >= 0 && mark.x <= frame.layout.areas.axis.width());
        }
        QCOMPARE(hits, breakpoints().hits().size()); // nothing disappears silently
        QCOMPARE(happened, 1U);
    }

    void marksDoNotTouchEachOther()
    {
        m_window->resize(1000, 700);
        const HitMarks marks(document(), breakpoints());
        double before = -100;
        for (const HitMark &mark : marks.marks(m_window->timeline().overlayFrame())) {
            QVERIFY(mark.x - before >= 8);
            before = mark.x;
        }
    }

    void aClickOnAMarkGoesThere()
    {
        const HitMarks marks(document(), breakpoints());
        const OverlayFrame frame = m_window->timeline().overlayFrame();
        const HitMark first = marks.marks(frame).front();
        const QPointF place(first.x, frame.layout.areas.axis.bottom() - 6);
        const QRectF inView = m_window->timeline().inViewport(QRectF(place, QSizeF(1, 1)));

        QTest::mouseClick(m_window->timeline().viewport(), Qt::LeftButton, {},
                          inView.topLeft().toPoint());

        QCOMPARE(document().cursor(), std::size_t{breakpoints().hits()[0].step.value} + 1);
    }

private:
    Breakpoints &breakpoints() { return m_window->breakpoints(); }
    BreakpointPanel &panel() { return *m_window->findChild<BreakpointPanel *>(); }
    QTreeWidget &list() { return *panel().findChild<QTreeWidget *>(); }

    QString row(int index)
    {
        const QTreeWidgetItem *item = list().topLevelItem(index);
        return QStringList{item->text(0), item->text(1), item->text(2)}.join(QLatin1Char('|'));
    }

    static QLineEdit *field(const QDialog &dialog, const QString &placeholder)
    {
        for (QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
            if (field->placeholderText().startsWith(placeholder))
                return field;
        }
        return nullptr;
    }
};

QTEST_MAIN(tst_Breakpoints)
#include "tst_breakpoints.moc"
