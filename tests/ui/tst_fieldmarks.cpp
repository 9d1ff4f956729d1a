#include "core/formats/jsontext.h"
#include "core/trace/trace.h"
#include "tests/ui/outagedocument.h"
#include "ui/inspector/jsontextview.h"
#include "ui/inspector/jsontree.h"
#include "ui/inspector/messagepane.h"
#include "ui/inspector/notice.h"
#include "ui/inspector/recordinspector.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QUndoStack>

#include <algorithm>
#include <iterator>

using namespace retryscope;

/// What the record inspector says of lines that AWS would send otherwise.
class tst_FieldMarks : public QObject, private OutageDocument
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void marksSayWhatAwsWouldSend();
    void theSentenceNamesEachRuleOnce_data();
    void theSentenceNamesEachRuleOnce();
    void aLongValueIsCut();
    void anObjectInABucketHasItsMarksInTheBody();
    void anEnvelopeHasNoMarks();
    void marksGoWithTheirRecord();
    void marksAreNotCopied();
    void aPartOfALineCanBeCopied_data();
    void aPartOfALineCanBeCopied();
    void theTreeHasAColumnForAws();
    void theTreeHasARowForWhatIsMissing();
    void aRecordOfAwsHasNoMarks();

private:
    [[nodiscard]] const Trace &trace() const { return m_document->trace(); }
    /// Of two panes the one that is seen, if only one is.
    [[nodiscard]] static MessagePane *shownPane(const RecordInspector &inspector)
    {
        const auto panes = inspector.findChildren<MessagePane *>();
        const auto shown = std::ranges::find_if(
            panes, [](const MessagePane *pane) { return pane->message() && !pane->isHidden(); });
        return shown == panes.end() ? nullptr : *shown;
    }
    /// The same scenario by another profile's rules, at its end.
    void follow(const char *profile) { follow(Json::Object{{"profile", profile}}); }
    void follow(const Json::Object &rules)
    {
        QVERIFY(m_document->edit(QStringLiteral("Rules"), "/rules", Json(rules)).empty());
        m_document->finishSimulating();
        m_document->moveTo(trace().size());
    }
};

void tst_FieldMarks::marksSayWhatAwsWouldSend()
{
    follow("retry-guide");
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(0);
    auto *pane = shownPane(inspector);
    auto *text = pane->findChild<JsonTextView *>();

    const QStringList lines = text->toPlainText().split(QLatin1Char('\n'));
    const auto isMark = [](const QString &line) { return line.contains(QStringLiteral("AWS ")); };
    QStringList marks;
    std::ranges::copy_if(lines, std::back_inserter(marks), isMark);
    QCOMPARE(text->markCount(), static_cast<int>(marks.size()));
    QVERIFY(
        marks.contains(QStringLiteral("    \u2260 AWS sends \"2026-01-15T10:31:16.000Z\" \u00b7 "
                                      "record.shape")));
    QVERIFY(marks.contains(QStringLiteral(
        "      \u2260 AWS sends \"RetriesExhausted\" \u00b7 record.exhausted-name")));
    QVERIFY(marks.contains(QStringLiteral("      + AWS sends no such field \u00b7 record.shape")));
    QVERIFY2(marks.contains(QStringLiteral(
                 "    \u2212 AWS also sends \"executedVersion\": \"2\" \u00b7 record.shape")),
             qPrintable(marks.join(QLatin1Char('\n'))));
    const qsizetype condition =
        lines.indexOf(QRegularExpression(QStringLiteral(".*\"condition\".*")));
    QVERIFY(condition >= 0 && isMark(lines[condition + 1]));
    QVERIFY2(pane->marksText().contains(QStringLiteral(">record.shape</a> as retry-guide has it")),
             qPrintable(pane->marksText()));

    QSignalSpy wanted(&inspector, &RecordInspector::ruleWanted);
    for (Notice *notice : pane->findChildren<Notice *>()) {
        if (notice->text() == pane->marksText())
            emit notice->linkActivated(QStringLiteral("rule:record.shape"));
    }
    QCOMPARE(wanted.size(), 1);
}

void tst_FieldMarks::theSentenceNamesEachRuleOnce_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("said");
    QTest::newRow("many lines")
        << QStringLiteral("retry-guide")
        << QStringLiteral("9 lines are marked: AWS would send them otherwise. Rule record.shape as "
                          "retry-guide has it, record.exhausted-name as retry-guide has it.");
    QTest::newRow("one line")
        << QStringLiteral("chapter")
        << QStringLiteral("1 line is marked: AWS would send it otherwise. Rule record.shape as "
                          "chapter has it.");
}

void tst_FieldMarks::theSentenceNamesEachRuleOnce()
{
    QFETCH(QString, profile);
    QFETCH(QString, said);
    follow(profile.toLatin1());
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(0);

    QTextDocument plain;
    plain.setHtml(shownPane(inspector)->marksText());

    QCOMPARE(plain.toPlainText(), said);
}

void tst_FieldMarks::aLongValueIsCut()
{
    const QString payload(1'000, QLatin1Char('x'));
    QVERIFY(m_document
                ->edit(QStringLiteral("Payload"), "/invocations/2/payload/note",
                       Json(payload.toStdString()))
                .empty());
    follow("retry-guide");
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(0);
    auto *text = shownPane(inspector)->findChild<JsonTextView *>();

    const QStringList marks = text->toPlainText()
                                  .split(QLatin1Char('\n'))
                                  .filter(QStringLiteral("AWS also sends \"requestPayload\": {"));

    QCOMPARE(marks.size(), 1);
    QVERIFY(marks.front().contains(QStringLiteral("xxx… · record.")));
    const qsizetype begin = marks.front().indexOf(QLatin1Char('{'));
    QCOMPARE(marks.front().indexOf(QChar(u'…')) - begin, 400);
}

void tst_FieldMarks::anObjectInABucketHasItsMarksInTheBody()
{
    QVERIFY(m_document
                ->edit(QStringLiteral("Bucket"),
                       "/functions/0/EventInvokeConfigs/1/DestinationConfig/OnFailure/Destination",
                       Json("arn:aws:s3:::orders-failed"))
                .empty());
    follow(Json::Object{{"profile", "retry-guide"},
                        {"overrides", Json::Object{{"s3.target", "aws"}}}});
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(0);
    auto *pane = shownPane(inspector);

    QCOMPARE(pane->heading(), QStringLiteral("S3 object → S3 orders-failed"));
    QVERIFY(pane->findChild<JsonTextView *>()->toPlainText().contains(
        QStringLiteral("AWS sends \"2026-01-15T10:31:16.000Z\"")));
}

void tst_FieldMarks::anEnvelopeHasNoMarks()
{
    follow("retry-guide");
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(2);
    auto *pane = shownPane(inspector);

    QVERIFY(pane->heading().startsWith(QStringLiteral("SNS envelope")));
    QCOMPARE(pane->findChild<JsonTextView *>()->markCount(), 0);
    QCOMPARE(pane->marksText(), QString());
}

void tst_FieldMarks::marksGoWithTheirRecord()
{
    follow("retry-guide");
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(0);
    QVERIFY(!shownPane(inspector)->marksText().isEmpty());

    m_document->undoStack()->undo();
    m_document->finishSimulating();
    m_document->moveTo(trace().size());

    auto *pane = shownPane(inspector);
    QCOMPARE(pane->marksText(), QString());
    QCOMPARE(pane->findChild<JsonTextView *>()->markCount(), 0);
    QVERIFY(pane->findChild<JsonTree *>()->isColumnHidden(2));
}

void tst_FieldMarks::marksAreNotCopied()
{
    follow("retry-guide");
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(0);
    auto *pane = shownPane(inspector);
    const auto clipboard = [] { return QGuiApplication::clipboard()->text().toStdString(); };
    pane->copy();
    const Json whole = parseJson(clipboard()).value();
    QVERIFY(!whole.find("requestPayload"));

    auto *text = pane->findChild<JsonTextView *>();
    text->selectAll();
    text->copy();
    const auto copied = parseJson(clipboard());
    QVERIFY(copied);
    QCOMPARE(copied.value(), whole);
}

void tst_FieldMarks::aPartOfALineCanBeCopied_data()
{
    QTest::addColumn<bool>("byMouse");
    QTest::newRow("with the mouse") << true;
    QTest::newRow("with the keyboard") << false;
}

void tst_FieldMarks::aPartOfALineCanBeCopied()
{
    QFETCH(bool, byMouse);
    follow("retry-guide");
    RecordInspector inspector(*m_document);
    inspector.resize(900, 600);
    inspector.tabs()->setCurrentIndex(0);
    inspector.show();
    auto *text = shownPane(inspector)->findChild<JsonTextView *>();
    QTextCursor cursor(text->document()->findBlockByNumber(1));
    const QString line = cursor.block().text();
    const auto placeOf = [&](int column) {
        cursor.setPosition(cursor.block().position() + column);
        return text->cursorRect(cursor).center();
    };
    QGuiApplication::clipboard()->clear();

    QTest::mousePress(text->viewport(), Qt::LeftButton, {}, placeOf(3));
    if (byMouse) {
        QMouseEvent move(QEvent::MouseMove, placeOf(7), text->viewport()->mapToGlobal(placeOf(7)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(text->viewport(), &move);
    }
    QTest::mouseRelease(text->viewport(), Qt::LeftButton, {}, placeOf(byMouse ? 7 : 3));
    for (int i = 0; !byMouse && i < 4; ++i)
        QTest::keyClick(text, Qt::Key_Right, Qt::ShiftModifier);
    text->copy();

    QCOMPARE(QGuiApplication::clipboard()->text(), line.mid(3, 4));
}

void tst_FieldMarks::theTreeHasAColumnForAws()
{
    follow("chapter");
    m_document->select(InvocationId{1});
    RecordInspector inspector(*m_document);
    auto *tree = shownPane(inspector)->findChild<JsonTree *>();
    QVERIFY(!tree->isColumnHidden(2));
    const auto found = tree->findItems(QStringLiteral("functionError"), Qt::MatchRecursive);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front()->text(2), QStringLiteral("+ AWS sends no such field"));
}

void tst_FieldMarks::theTreeHasARowForWhatIsMissing()
{
    follow("retry-guide");
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(0);
    const auto *tree = shownPane(inspector)->findChild<JsonTree *>();

    const auto found = tree->findItems(QStringLiteral("executedVersion"), Qt::MatchRecursive);

    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front()->text(1), QString());
    QCOMPARE(found.front()->text(2), QStringLiteral("− AWS also sends \"executedVersion\": \"2\""));
    QCOMPARE(found.front()->parent()->text(0), QStringLiteral("responseContext"));
}

void tst_FieldMarks::aRecordOfAwsHasNoMarks()
{
    RecordInspector inspector(*m_document);
    auto *pane = shownPane(inspector);
    QCOMPARE(pane->findChild<JsonTextView *>()->markCount(), 0);
    QVERIFY(pane->findChild<JsonTree *>()->isColumnHidden(2));
    QCOMPARE(pane->marksText(), QString());
}

QTEST_MAIN(tst_FieldMarks)
#include "tst_fieldmarks.moc"
