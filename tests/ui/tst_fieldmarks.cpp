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
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

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
    void marksAreNotCopied();
    void theTreeHasAColumnForAws();
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
    void follow(const char *profile)
    {
        QVERIFY(m_document
                    ->edit(QStringLiteral("Profile"), "/rules",
                           Json(Json::Object{{"profile", profile}}))
                    .empty());
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
