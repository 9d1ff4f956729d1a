#include "core/formats/importrules.h"
#include "core/formats/jsontext.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

Q_DECLARE_METATYPE(retryscope::PatternReach)

class tst_ImportRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void reach_data();
    void reach();
    void nothingSentIsNothingPassedOn();
};

namespace {

std::vector<Json> sent()
{
    return {parseJson(R"({"version": "0", "source": "lambda", "detail-type": "Failure",
                          "resources": ["bus", "fn:$LATEST"]})")
                .value(),
            parseJson(R"({"version": "0", "source": "lambda", "detail-type": "Success",
                          "resources": ["bus", "fn:$LATEST"]})")
                .value()};
}

} // namespace

void tst_ImportRules::reach_data()
{
    QTest::addColumn<std::string>("pattern");
    QTest::addColumn<PatternReach>("expected");
    const auto row = [](const char *pattern, PatternReach expected) {
        QTest::newRow(pattern) << std::string(pattern) << expected;
    };

    row(R"({"version": ["0"]})", PatternReach::All);
    row(R"({"source": ["lambda", "other"]})", PatternReach::All);
    row(R"({"source": [{"prefix": ""}]})", PatternReach::All);
    row(R"({"source": [{"prefix": "lam"}]})", PatternReach::All);
    row(R"({"detail-type": ["Success", "Failure"]})", PatternReach::All);
    row(R"({"resources": ["fn:$LATEST"]})", PatternReach::All);
    row("{}", PatternReach::All);
    row(R"({"detail-type": ["Success"]})", PatternReach::Some);
    row(R"({"source": [{"anything-but": ["x"]}]})", PatternReach::Some);
    row(R"({"detail": {"requestPayload": {"a": [1]}}})", PatternReach::Some);
    row(R"("no pattern")", PatternReach::Some);
    row(R"({"source": ["aws.s3"]})", PatternReach::None);
    row(R"({"source": ["aws.s3"], "detail": {"a": [1]}})", PatternReach::None);
    row(R"({"resources": ["other:$LATEST"]})", PatternReach::None);
}

void tst_ImportRules::reach()
{
    QFETCH(std::string, pattern);
    QFETCH(PatternReach, expected);

    QVERIFY(patternReach(parseJson(pattern).value(), sent()) == expected);
}

void tst_ImportRules::nothingSentIsNothingPassedOn()
{
    QVERIFY(patternReach(Json(Json::Object{}), {}) == PatternReach::None);
}

QTEST_GUILESS_MAIN(tst_ImportRules)
#include "tst_importrules.moc"
