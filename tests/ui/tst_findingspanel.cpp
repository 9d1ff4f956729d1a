#include "core/trace/trace.h"
#include "tests/ui/longscenario.h"
#include "tests/ui/outage.h"
#include "tests/ui/picture.h"
#include "ui/document/document.h"
#include "ui/inspector/findingentry.h"
#include "ui/inspector/findingspanel.h"
#include "ui/style.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QUndoStack>

#include <algorithm>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_FindingsPanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aClickMends_data();
    void aClickMends();
    void aKeyMendsAndUndoTakesItBack();
    void whatIsNotSafeHasAdviceInstead();
    void theNoticeUndoes();
    void aScenarioThatChangedMeanwhileIsLeftAlone();
    void whyIsAsked();
    void entriesLeadToTheirPlace();
    void everythingHasANameAndRoom();
    void aSearchOfAFormerRunIsForgotten();
    void pictures_data();
    void pictures();

private:
    void settle();
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] QPushButton *link(const char *text) const;

    std::unique_ptr<Document> m_document;
    std::unique_ptr<FindingsPanel> m_panel;
};

void tst_FindingsPanel::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
    style::apply(*qApp, style::Theme::Light);
    m_panel.reset();
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("outage"), QString()));
    m_document->finishSimulating();
    m_panel = std::make_unique<FindingsPanel>(*m_document);
    m_panel->resize(300, 900);
    m_panel->show();
}

/// Until the list is that of the newest run, and what was listed before is gone.
void tst_FindingsPanel::settle()
{
    m_document->finishSimulating();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QStringList tst_FindingsPanel::ids() const
{
    QStringList ids;
    for (const Finding &finding : m_panel->findings())
        ids += QString::fromLatin1(name(finding.id));
    return ids;
}

QPushButton *tst_FindingsPanel::link(const char *text) const
{
    for (QPushButton *each : m_panel->findChildren<QPushButton *>()) {
        if (each->isVisible() && each->accessibleName() == QString::fromUtf8(text))
            return each;
    }
    return nullptr;
}

void tst_FindingsPanel::aClickMends_data()
{
    QTest::addColumn<QByteArray>("mending");
    QTest::addColumn<QString>("gone");
    QTest::newRow("a silent loss")
        << QByteArray("Add an OnFailure destination: SQS receipt-mailer-failed")
        << QStringLiteral("silent-loss lost-events");
    QTest::newRow("an age that is too low")
        << QByteArray("Raise maximum age 90 s \u2192 186 s") << QStringLiteral("no-second-retry");
    QTest::newRow("a missing permission")
        << QByteArray("Allow sending to orders-dlq") << QStringLiteral("target-not-allowed");
}

void tst_FindingsPanel::aClickMends()
{
    QFETCH(const QByteArray, mending);
    QFETCH(const QString, gone);
    const QSignalSpy counted(m_panel.get(), &FindingsPanel::countChanged);
    const int before = m_document->undoStack()->count();
    QPushButton *button = link(mending.constData());
    QVERIFY(button);

    QTest::mouseClick(button, Qt::LeftButton);
    settle();

    QCOMPARE(m_document->undoStack()->count(), before + 1);
    QCOMPARE(m_document->undoStack()->undoText(), QString::fromUtf8(mending));
    for (const QString &id : gone.split(QLatin1Char(' ')))
        QVERIFY2(!ids().contains(id), qPrintable(ids().join(QLatin1Char(' '))));
    QCOMPARE(counted.size(), 1);
    QCOMPARE(m_panel->notice(), QStringLiteral("Done: %1.").arg(QString::fromUtf8(mending)));
}

void tst_FindingsPanel::aKeyMendsAndUndoTakesItBack()
{
    const QStringList before = ids();
    const Json json = m_document->json();
    QPushButton *button = link("Raise maximum age 90 s \u2192 186 s");
    button->setFocus();

    QTest::keyClick(button, Qt::Key_Space);
    settle();
    QVERIFY(ids() != before);
    m_document->undoStack()->undo();
    settle();

    QCOMPARE(ids(), before);
    QVERIFY(m_document->json() == json);
}

void tst_FindingsPanel::whatIsNotSafeHasAdviceInstead()
{
    int withoutMending = 0;
    for (const FindingEntry *entry : m_panel->findChildren<FindingEntry *>()) {
        const bool hasMending = entry->parentWidget()->findChildren<QPushButton *>().size() > 1;
        withoutMending += hasMending ? 0 : 1;
        QVERIFY(!entry->accessibleDescription().isEmpty());
    }

    QCOMPARE(withoutMending, 2); // DLQ and OnFailure, of both qualifiers
}

void tst_FindingsPanel::theNoticeUndoes()
{
    QTest::mouseClick(link("Allow sending to orders-dlq"), Qt::LeftButton);
    settle();
    auto *notice = m_panel->findChild<QLabel *>();

    emit notice->linkActivated(QStringLiteral("undo"));
    settle();

    QVERIFY(ids().contains(QStringLiteral("target-not-allowed")));
    QCOMPARE(m_panel->notice(), QString());
}

void tst_FindingsPanel::aScenarioThatChangedMeanwhileIsLeftAlone()
{
    const std::string age = "/functions/0/EventInvokeConfigs/1/MaximumEventAgeInSeconds";
    m_document->edit(QStringLiteral("age"), age, Json(120));
    QVERIFY(m_document->isSimulating());

    QTest::mouseClick(link("Raise maximum age 90 s \u2192 186 s"), Qt::LeftButton);

    QCOMPARE(m_panel->notice(), QStringLiteral("Not done: the scenario has changed meanwhile."));
    QVERIFY(*resolve(m_document->json(), age) == Json(120));
    settle();
}

void tst_FindingsPanel::whyIsAsked()
{
    const QSignalSpy asked(m_panel.get(), &FindingsPanel::whyWanted);

    QTest::mouseClick(link("Why?"), Qt::LeftButton);

    QCOMPARE(asked.size(), 1);
    const auto subject = asked.front().front().value<Subject>();
    QCOMPARE(std::get<FindingSubject>(subject.what).finding, m_panel->findings().front());
}

void tst_FindingsPanel::entriesLeadToTheirPlace()
{
    const QSignalSpy wanted(m_panel.get(), &FindingsPanel::placeWanted);
    const auto entries = m_panel->findChildren<FindingEntry *>();

    for (FindingEntry *entry : entries)
        QTest::keyClick(entry, Qt::Key_Space);

    QCOMPARE(wanted.size(), entries.size());
    for (qsizetype i = 0; i < wanted.size(); ++i)
        QCOMPARE(wanted[i][0].toString().toStdString(),
                 m_panel->findings()[static_cast<std::size_t>(i)].where);
}

void tst_FindingsPanel::everythingHasANameAndRoom()
{
    QVERIFY(m_panel->widget()->width() <= m_panel->viewport()->width()); // nothing is cut off
    for (const QAbstractButton *button : m_panel->findChildren<QAbstractButton *>()) {
        QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
        QVERIFY(!button->toolTip().isEmpty());
        QVERIFY(button->height() >= 24);
        QCOMPARE(button->focusPolicy(), Qt::StrongFocus);
    }
}

void tst_FindingsPanel::aSearchOfAFormerRunIsForgotten()
{
    const QStringList before = ids();
    QVERIFY(m_document->openText(scenarioOf(30'000), QStringLiteral("long"), QString()));
    m_document->finishSimulating(); // and its findings are searched beside

    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("outage"), QString()));
    m_document->finishSimulating();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();

    QCOMPARE(ids(), before);
}

void tst_FindingsPanel::pictures_data()
{
    QTest::addColumn<style::Theme>("theme");
    QTest::newRow("light") << style::Theme::Light;
    QTest::newRow("dark") << style::Theme::Dark;
}

void tst_FindingsPanel::pictures()
{
    QFETCH(const style::Theme, theme);
    style::apply(*qApp, theme);
    FindingsPanel panel(*m_document);
    panel.resize(300, 700);
    panel.show();
    panel.mend(2);
    settle();

    QVERIFY(picture(panel, QSize(300, 700), "findings"));
}

QTEST_MAIN(tst_FindingsPanel)
#include "tst_findingspanel.moc"
