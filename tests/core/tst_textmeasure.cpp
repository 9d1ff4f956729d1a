#include "core/model/json.h"
#include "core/model/textmeasure.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_TextMeasure : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void countsBytesQuotesAndBackslashes_data();
    void countsBytesQuotesAndBackslashes();
    void tellsTheSizeOfTextWithinText_data();
    void tellsTheSizeOfTextWithinText();
    void partsAddUp();
};

void tst_TextMeasure::countsBytesQuotesAndBackslashes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::size_t>("bytes");
    QTest::addColumn<std::size_t>("quotes");
    QTest::addColumn<std::size_t>("backslashes");

    const auto row = [](const char *name, const char *text, std::size_t bytes, std::size_t quotes,
                        std::size_t backslashes) {
        QTest::newRow(name) << std::string(text) << bytes << quotes << backslashes;
    };
    row("empty", "", 0, 0, 0);
    row("plain", "abc", 3, 0, 0);
    row("two bytes a letter", "\u00e9", 2, 0, 0);
    row("quotes", R"({"a":"b"})", 9, 4, 0);
    row("backslashes", R"("\\\"")", 6, 3, 3);
}

void tst_TextMeasure::countsBytesQuotesAndBackslashes()
{
    QFETCH(const std::string, text);
    QFETCH(const std::size_t, bytes);
    QFETCH(const std::size_t, quotes);
    QFETCH(const std::size_t, backslashes);

    const TextMeasure expected{bytes, quotes, backslashes};
    QVERIFY(measured(text) == expected);
}

void tst_TextMeasure::tellsTheSizeOfTextWithinText_data()
{
    QTest::addColumn<Json>("value");

    QTest::newRow("null") << Json();
    QTest::newRow("empty text") << Json("");
    QTest::newRow("quotes") << Json(R"(say "hi")");
    QTest::newRow("backslashes") << Json(R"(C:\temp\"x")");
    QTest::newRow("control characters") << Json("a\nb\tc\x01");
    QTest::newRow("an object") << Json(Json::Object{{"a \"b\"", Json::Array{1, "x\\y", true}}});
}

void tst_TextMeasure::tellsTheSizeOfTextWithinText()
{
    QFETCH(const Json, value);
    std::string text = compactText(value);
    TextMeasure measure = measured(text);

    // A loop through a topic puts text into text at each hop.
    for (int level = 0; level < 5; ++level) {
        text = compactText(Json(text));
        measure = quoted(measure);

        QVERIFY2(measure == measured(text), text.c_str());
    }
}

void tst_TextMeasure::partsAddUp()
{
    const TextMeasure left = measured("a\"");
    const TextMeasure right = measured("\\b");

    QVERIFY(left + right == measured("a\"\\b"));
    QVERIFY(left + right - left == right);
}

QTEST_GUILESS_MAIN(tst_TextMeasure)
#include "tst_textmeasure.moc"
