#include "core/formats/jsontext.h"
#include "core/model/jsonmerge.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <string>

using namespace retryscope;

class tst_JsonMerge : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void bothChangesAreKept_data()
    {
        QTest::addColumn<std::string>("base");
        QTest::addColumn<std::string>("edited");
        QTest::addColumn<std::string>("other");
        QTest::addColumn<std::string>("expected");

        const auto row = [](const char *name, const char *base, const char *edited,
                            const char *other, const char *expected) {
            QTest::newRow(name) << std::string(base) << std::string(edited) << std::string(other)
                                << std::string(expected);
        };
        row("no change", "[1]", "[1]", "[1]", "[1]");
        row("members", R"({"a":1,"b":2,"c":3})", R"({"a":9,"b":2,"c":3,"d":4})", R"({"a":1,"b":8})",
            R"({"a":9,"b":8,"d":4})");
        row("one value by both", R"({"a":1})", R"({"a":2})", R"({"a":3})", R"({"a":3})");
        row("a member gone and changed", R"({"a":1,"b":1})", R"({"b":2})", R"({"a":5})",
            R"({"a":5})");
        row("deep within", R"([{"a":{"b":1}},{"c":1}])", R"([{"a":{"b":1,"x":0}},{"c":1}])",
            R"([{"a":{"b":7}},{"c":1}])", R"([{"a":{"b":7,"x":0}},{"c":1}])");
        row("both append", "[1]", "[1,2]", "[1,3]", "[1,2,3]");
        row("both begin a list", R"({})", R"({"changes":[1]})", R"({"changes":[2]})",
            R"({"changes":[1,2]})");
        row("both fill an empty list", "[]", "[1]", "[2]", "[1,2]");
        row("the other in front", "[1,2]", "[5,1,2]", "[6,1,2]", "[6,5,1,2]");
        row("removed before what is changed", "[1,2,3]", "[2,3]", "[1,2,9]", "[2,9]");
        row("changed before what is removed", "[1,2,3]", "[8,2,3]", "[1,2]", "[8,2]");
        row("inserted within", "[1,2,3,4]", "[1,7,2,3,4]", "[1,2,3,6,4]", "[1,7,2,3,6,4]");
        row("neighbours", "[1,2,3]", "[9,2,3]", "[1,8,3]", "[9,8,3]");
        row("one stretch by both", "[1,2,3]", "[3]", "[1,7,3]", "[1,7,3]");
    }

    void bothChangesAreKept()
    {
        QFETCH(std::string, base);
        QFETCH(std::string, edited);
        QFETCH(std::string, other);
        QFETCH(std::string, expected);

        const Json result =
            merged(parseJson(base).value(), parseJson(edited).value(), parseJson(other).value());

        QCOMPARE(compactText(result), expected);
    }
};

QTEST_GUILESS_MAIN(tst_JsonMerge)
#include "tst_jsonmerge.moc"
