#include "core/trace/trace.h"
#include "tests/ui/longscenario.h"
#include "ui/document/document.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace retryscope;

namespace {

const QString shortTitle = QStringLiteral("Short");
const QString longTitle = QStringLiteral("Long");

} // namespace

class tst_Opening : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->openText(scenarioOf(1), shortTitle, QString()));
        m_document->finishSimulating();
    }

    void theFormerDocumentStaysUntilALongOneIsRead()
    {
        QVERIFY(m_document->openText(scenarioOf(longCount), longTitle, QString()));
        QVERIFY(m_document->isOpening());
        QCOMPARE(m_document->openingTitle(), longTitle);
        QCOMPARE(m_document->title(), shortTitle);

        m_document->finishSimulating();

        QVERIFY(!m_document->isOpening());
        QCOMPARE(m_document->title(), longTitle);
        QCOMPARE(m_document->trace().invocationCount(), std::size_t{longCount});
    }

    void cancellingLeavesTheFormerDocument()
    {
        const QSignalSpy changes(m_document.get(), &Document::contentChanged);
        m_document->openText(scenarioOf(longCount), longTitle, QString());

        m_document->cancelOpening();
        m_document->finishSimulating();
        QTest::qWait(200); // the reading ends, and nobody hears of it

        QCOMPARE(m_document->title(), shortTitle);
        QCOMPARE(changes.count(), 0);
    }

    void anEditIsNotLostToAFileThatIsBeingRead()
    {
        m_document->openText(scenarioOf(longCount), longTitle, QString());

        const auto errors = m_document->edit(longTitle, "/seed", Json(7));
        m_document->finishSimulating();

        QVERIFY(errors.empty());
        QCOMPARE(m_document->title(), shortTitle);
        QCOMPARE(*m_document->json().find("seed"), Json(7));
    }

    void anotherFileTakesThePlaceOfALongOne()
    {
        m_document->openText(scenarioOf(longCount), longTitle, QString());

        m_document->openText(scenarioOf(2), QStringLiteral("Other"), QString());
        m_document->finishSimulating();

        QCOMPARE(m_document->title(), QStringLiteral("Other"));
    }

    void aLongFileThatIsWrongLeavesTheFormerDocument()
    {
        const QSignalSpy failures(m_document.get(), &Document::openFailed);
        m_document->openText(scenarioOf(longCount).chopped(1), longTitle, QString());

        m_document->finishSimulating();

        QCOMPARE(failures.count(), 1);
        QCOMPARE(m_document->title(), shortTitle);
    }

private:
    std::unique_ptr<Document> m_document;
};

QTEST_GUILESS_MAIN(tst_Opening)
#include "tst_opening.moc"
