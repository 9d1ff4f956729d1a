#include "core/rules/base64.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_Base64 : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void encodesAsTheStandardSays_data();
    void encodesAsTheStandardSays();
};

void tst_Base64::encodesAsTheStandardSays_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("text");

    // RFC 4648, section 10.
    QTest::newRow("none") << std::string() << std::string();
    QTest::newRow("one") << std::string("f") << std::string("Zg==");
    QTest::newRow("two") << std::string("fo") << std::string("Zm8=");
    QTest::newRow("three") << std::string("foo") << std::string("Zm9v");
    QTest::newRow("four") << std::string("foob") << std::string("Zm9vYg==");
    QTest::newRow("five") << std::string("fooba") << std::string("Zm9vYmE=");
    QTest::newRow("six") << std::string("foobar") << std::string("Zm9vYmFy");
    QTest::newRow("high bits, last digits") << std::string("\xff\xef\xbe") << std::string("/+++");
    QTest::newRow("a zero byte") << std::string("\0", 1) << std::string("AA==");
}

void tst_Base64::encodesAsTheStandardSays()
{
    QFETCH(const std::string, bytes);
    QFETCH(const std::string, text);

    QCOMPARE(base64(bytes), text);
}

QTEST_GUILESS_MAIN(tst_Base64)
#include "tst_base64.moc"
