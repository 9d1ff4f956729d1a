#include "core/formats/jsontext.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const char *const failing = R"({
  "format": "retryscope-scenario", "version": 1, "title": "Three attempts",
  "functions": [{"FunctionName": "f", "Timeout": 3,
    "EventInvokeConfigs": [{"MaximumEventAgeInSeconds": 300}],
    "behavior": [{"outcome": {"type": "error", "durationMs": 1000}}]}],
  "invocations": [{"atMs": 0, "function": "f", "payload": {"big": 1e2, "z": 1, "a": 2}}]
})";

/// A chain of calls to itself that keeps the engine busy for a while.
QByteArray longRunning()
{
    return QByteArray(R"({"format": "retryscope-scenario", "version": 1,
      "functions": [{"FunctionName": "f", "behavior": [{"outcome": {"type": "error"}}]}],
      "invocations": [{"atMs": 0, "everyMs": 1, "count": 2000000, "function": "f"}]})");
}

} // namespace

class tst_Document : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_document = std::make_unique<Document>();
    }

    /// A view that has not yet heard of the new one may be asked what it shows.
    void theFormerTraceLastsUntilAllHaveHeard()
    {
        std::weak_ptr<const Trace> former = m_document->sharedTrace();
        bool isThere = false;
        connect(m_document.get(), &Document::traceChanged, this,
                [&] { isThere = !former.expired(); });
        openAndWait(failing);

        QVERIFY(isThere);
        QVERIFY(former.expired());
        m_document->disconnect(this);
    }

    void beginsWithAnEmptyTrace()
    {
        QCOMPARE(m_document->trace().size(), 0U);
        QCOMPARE(m_document->cursor(), 0U);
        QVERIFY(!m_document->isModified());
        QVERIFY(!m_document->selectedInvocation());
    }

    void openedTextIsSimulatedBesideTheWindow()
    {
        QSignalSpy changed(m_document.get(), &Document::traceChanged);

        QVERIFY(open(failing));
        QVERIFY(m_document->isSimulating());
        QTRY_COMPARE(changed.size(), 1);

        QVERIFY(!m_document->isSimulating());
        QCOMPARE(m_document->trace().invocationCount(), 1U);
        QCOMPARE(m_document->title(), QStringLiteral("Three attempts"));
        QCOMPARE(m_document->cursor(), 0U);
        QCOMPARE(m_document->selectedInvocation(), InvocationId{0});
    }

    void errorsKeepTheFormerDocument_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("errors");

        QTest::newRow("empty") << QByteArray() << QStringList{QStringLiteral("test.json")};
        QTest::newRow("two wrong values")
            << QByteArray(R"({"format": "retryscope-scenario", "version": 1, "seed": "x",
                "functions": [{"FunctionName": 1}], "invocations": []})")
            << QStringList{QStringLiteral("/seed"), QStringLiteral("/functions/0/FunctionName")};
        QTest::newRow("100,000 brackets")
            << QByteArray(100'000, '[') << QStringList{QString(), QString()};
    }

    void errorsKeepTheFormerDocument()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, errors);
        openAndWait(failing);
        const Json before = m_document->json();
        const Trace *trace = &m_document->trace();
        QStringList places;
        connect(m_document.get(), &Document::openFailed, this,
                [&places](const QString &, const std::vector<Error> &found) {
                    for (const Error &error : found)
                        places += QString::fromStdString(error.where);
                });

        QVERIFY(!open(text.constData()));

        QCOMPARE(places.size(), errors.size());
        for (qsizetype i = 0; i < errors.size(); ++i)
            QVERIFY2(errors[i].isEmpty() || places[i] == errors[i], qPrintable(places[i]));
        QVERIFY(m_document->json() == before);
        QCOMPARE(&m_document->trace(), trace);
        QCOMPARE(m_document->title(), QStringLiteral("Three attempts"));
    }

    void aDirectoryCannotBeOpened()
    {
        const QTemporaryDir folder;
        QSignalSpy failed(m_document.get(), &Document::openFailed);

        QVERIFY(!m_document->open(folder.path()));

        QCOMPARE(failed.size(), 1);
    }

    void anEditChangesJsonAndTrace()
    {
        openAndWait(failing);
        const std::size_t before = m_document->trace().size();

        const auto errors = m_document->edit(QStringLiteral("Maximum age 300 → 60"), age, Json(60));
        m_document->finishSimulating();

        QVERIFY(errors.empty());
        QCOMPARE(compactText(*resolve(m_document->json(), age)), "60");
        QVERIFY(m_document->trace().size() < before);
        QVERIFY(m_document->isModified());
        QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Maximum age 300 → 60"));
    }

    void anInvalidEditChangesNothing()
    {
        openAndWait(failing);
        const Json before = m_document->json();

        const auto errors = m_document->edit(QStringLiteral("Maximum age 300 → 59"), age, Json(59));

        QCOMPARE(errors.size(), 1U);
        QCOMPARE(errors.front().where, age);
        QCOMPARE(QString::fromStdString(errors.front().what),
                 QStringLiteral("1 validation error detected: Value '59' at "
                                "'maximumEventAgeInSeconds' failed to satisfy constraint: Member "
                                "must have value greater than or equal to 60"));
        QVERIFY(m_document->json() == before);
        QVERIFY(!m_document->isModified());
    }

    void undoThenRedoIsIdentity_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("value"); // empty: removed

        QTest::newRow("replaced") << QString::fromStdString(age) << QByteArray("60");
        QTest::newRow("added at the end") << QStringLiteral("/seed") << QByteArray("7");
        QTest::newRow("objects on the way")
            << QStringLiteral("/functions/0/DeadLetterConfig/TargetArn")
            << QByteArray(R"("arn:aws:sqs:us-east-1:123456789012:q")");
        QTest::newRow("appended") << QStringLiteral("/functions/0/behavior/1")
                                  << QByteArray(R"({"outcome": {"type": "success"}})");
        QTest::newRow("removed from the middle") << QStringLiteral("/title") << QByteArray();
        QTest::newRow("removed from a list")
            << QStringLiteral("/functions/0/behavior/0") << QByteArray();
    }

    void undoThenRedoIsIdentity()
    {
        QFETCH(QString, pointer);
        QFETCH(QByteArray, value);
        openAndWait(failing);
        const std::string before = compactText(m_document->json());
        std::optional<Json> json;
        if (!value.isEmpty())
            json = parseJson(value.toStdString()).value();

        QVERIFY(m_document->edit(QStringLiteral("Edit"), pointer.toStdString(), json).empty());
        const std::string after = compactText(m_document->json());
        QVERIFY(after != before);

        m_document->undoStack()->undo();
        QCOMPARE(compactText(m_document->json()), before);
        QVERIFY(!m_document->isModified());
        m_document->undoStack()->redo();
        QCOMPARE(compactText(m_document->json()), after);
        m_document->finishSimulating();
        QVERIFY(m_document->trace().scenario().functions.size() == 1);
    }

    void editsOfOneSeriesAreOneStep()
    {
        openAndWait(failing);

        for (const int seconds : {200, 100, 60})
            QVERIFY(m_document->edit(QStringLiteral("to %1").arg(seconds), age, Json(seconds), 5)
                        .empty());

        QCOMPARE(m_document->undoStack()->count(), 1);
        QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("to 60"));
        m_document->undoStack()->undo();
        QCOMPARE(compactText(*resolve(m_document->json(), age)), "300");
    }

    void anEditKeepsTheTimeOfTheCursor()
    {
        openAndWait(failing);
        m_document->moveToTime(Instant(30s));

        m_document->edit(QStringLiteral("Edit"), age, Json(100));
        m_document->finishSimulating();

        QCOMPARE(m_document->cursorTime(), Instant(30s));
        QCOMPARE(m_document->cursor(), m_document->trace().countAt(Instant(30s)));
    }

    void anEditKeepsHowManyStepsOfTheInstantHappened()
    {
        openAndWait(failing);
        m_document->moveTo(1);

        m_document->edit(QStringLiteral("Edit"), age, Json(100));
        m_document->finishSimulating();

        QCOMPARE(m_document->cursor(), 1U);
    }

    void anEditEndsTheSimulationBefore()
    {
        QVERIFY(open(longRunning().constData()));
        QVERIFY(m_document->isSimulating());
        QSignalSpy changed(m_document.get(), &Document::traceChanged);

        QVERIFY(
            m_document->edit(QStringLiteral("One call"), "/invocations/0/count", Json(1)).empty());
        m_document->finishSimulating();

        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_document->trace().invocationCount(), 1U);
        QTest::qWait(20); // a late result of the first one must not arrive
        QCOMPARE(changed.size(), 1);
    }

    void aStoppedSimulationShowsWhatHappenedSoFar()
    {
        QVERIFY(open(longRunning().constData()));

        m_document->stopSimulating();
        m_document->finishSimulating();

        QVERIFY(m_document->trace().invocationCount() < 2'000'000U);
    }

    void destroyedWhileSimulating()
    {
        QVERIFY(open(longRunning().constData()));
        m_document.reset();
    }

    void savesWordForWordWhatWasNotEdited()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("copy.json"));
        openAndWait(failing);

        QVERIFY(m_document->save(path));

        QCOMPARE(content(path), QByteArray(failing));
        QCOMPARE(m_document->path(), path);
    }

    void savesTheSameValuesInTheSameOrder()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("edited.json"));
        openAndWait(failing);
        m_document->edit(QStringLiteral("Edit"), age, Json(60));

        QVERIFY(m_document->save(path));

        QVERIFY(!m_document->isModified());
        const auto saved = parseJson(content(path).toStdString());
        QCOMPARE(compactText(saved.value()), compactText(m_document->json()));
        QVERIFY(content(path).contains("1e2"));
    }

    void eventsAreServedDuringASave()
    {
        const QTemporaryDir folder;
        openAndWait(failing);
        m_document->edit(QStringLiteral("Edit"), age, Json(60));
        bool wasServed = false;
        QTimer::singleShot(0, this, [&wasServed] { wasServed = true; });

        QVERIFY(m_document->save(folder.filePath(QStringLiteral("edited.json"))));

        QVERIFY(wasServed);
    }

    void aFailedSaveLeavesTheFileAndTheDocument()
    {
        const QTemporaryDir folder;
        QSignalSpy failed(m_document.get(), &Document::saveFailed);
        openAndWait(failing);
        m_document->edit(QStringLiteral("Edit"), age, Json(60));

        QVERIFY(!m_document->save(folder.filePath(QStringLiteral("no/such/folder.json"))));

        QCOMPARE(failed.size(), 1);
        QVERIFY(m_document->isModified());
        QVERIFY(m_document->path().isEmpty());
    }

    void configurationIsImported()
    {
        QSignalSpy imported(m_document.get(), &Document::imported);
        const char *const cli = R"({"FunctionName": "orders", "Timeout": 7,
            "FunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:orders"})";

        QVERIFY(open(cli));
        m_document->finishSimulating();

        QCOMPARE(imported.size(), 1);
        QVERIFY(m_document->isModified());
        QVERIFY(m_document->path().isEmpty());
        QCOMPARE(m_document->trace().scenario().functions.front().timeoutSeconds, 7);
    }

private:
    bool open(const char *text)
    {
        return m_document->openText(QByteArray(text), QStringLiteral("test.json"), QString());
    }

    void openAndWait(const char *text)
    {
        QVERIFY(open(text));
        m_document->finishSimulating();
    }

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const std::string age = "/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds";
    std::unique_ptr<Document> m_document;
};

QTEST_GUILESS_MAIN(tst_Document)
#include "tst_document.moc"
