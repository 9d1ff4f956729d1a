#include "core/formats/jsontext.h"
#include "core/formats/templateintrinsic.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_TemplateIntrinsic : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aCallIsAnObjectWithOneMember_data();
    void aCallIsAnObjectWithOneMember();
    void brokenCallsAreTold_data();
    void brokenCallsAreTold();
    void subIsCutIntoPieces_data();
    void subIsCutIntoPieces();
};

void tst_TemplateIntrinsic::aCallIsAnObjectWithOneMember_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<bool>("isCall");

    QTest::newRow("Ref") << std::string(R"({"Ref": "A"})") << true;
    QTest::newRow("function") << std::string(R"({"Fn::Sub": "A"})") << true;
    QTest::newRow("two members") << std::string(R"({"Ref": "A", "b": 1})") << false;
    QTest::newRow("another member") << std::string(R"({"Condition": "A"})") << false;
    QTest::newRow("empty") << std::string("{}") << false;
    QTest::newRow("text") << std::string(R"("Ref")") << false;
}

void tst_TemplateIntrinsic::aCallIsAnObjectWithOneMember()
{
    QFETCH(std::string, json);
    QFETCH(bool, isCall);
    const Json value = parseJson(json).value();

    QCOMPARE(intrinsicOf(value) != nullptr, isCall);
}

void tst_TemplateIntrinsic::brokenCallsAreTold_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("problem");
    const auto row = [](const char *json, const char *problem) {
        QTest::newRow(json) << std::string(json) << std::string(problem);
    };

    row(R"({"Ref": "A"})", "");
    row(R"({"Ref": 5})", "expected `Ref` of an id, found the number 5");
    row(R"({"Ref": ""})", "expected `Ref` of an id, found the string \"\"");
    row(R"({"Fn::GetAtt": ["A", "Arn"]})", "");
    row(R"({"Fn::GetAtt": "A.Arn"})", "");
    row(R"({"Fn::GetAtt": ["A", {"Ref": "B"}]})", "");
    row(R"({"Fn::GetAtt": "A"})",
        "expected `Fn::GetAtt` of a resource and an attribute, found the string \"A\"");
    row(R"({"Fn::GetAtt": ["A"]})",
        "expected `Fn::GetAtt` of a resource and an attribute, found an array");
    row(R"({"Fn::Sub": ["${a}", {"a": 1}]})", "");
    row(R"({"Fn::Sub": ["${a}"]})",
        "expected `Fn::Sub` of a text, or an array of a text and an object, found an array");
    row(R"({"Fn::Join": ["", {"Ref": "List"}]})", "");
    row(R"({"Fn::Join": ["", "x"]})",
        "expected `Fn::Join` of an array of a text and a list, found an array");
    row(R"({"Fn::If": ["C", 1]})",
        "expected `Fn::If` of an array of a condition and two values, found an array");
    row(R"({"Fn::FindInMap": ["M", "a", "b"]})", "");
    row(R"({"Fn::FindInMap": ["M", "a", "b", {"DefaultValue": 1}]})", "");
    row(R"({"Fn::FindInMap": ["M", "a"]})",
        "expected `Fn::FindInMap` of an array of a mapping and two keys, found an array");
    row(R"({"Fn::And": [{"Condition": "A"}]})",
        "expected `Fn::And` of an array of 2 to 10 conditions, found an array");
    row(R"({"Fn::Foo": 1})", "expected an intrinsic function of CloudFormation, found `Fn::Foo`");
}

void tst_TemplateIntrinsic::brokenCallsAreTold()
{
    QFETCH(std::string, json);
    QFETCH(std::string, problem);
    const Json value = parseJson(json).value();

    QCOMPARE(brokenIntrinsic(*intrinsicOf(value)).value_or(""), problem);
}

void tst_TemplateIntrinsic::subIsCutIntoPieces_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("pieces");
    const auto row = [](const char *text, const char *pieces) {
        QTest::newRow(text) << std::string(text) << std::string(pieces);
    };

    row("", "");
    row("plain", "[plain]");
    row("a-${B}-c", "[a-]<B>[-c]");
    row("${A}${B.Arn}", "<A><B.Arn>");
    row("${!Literal}${A}", "[${Literal}]<A>");
    row("${open", "[${open]");
    row("$ {A} $", "[$ {A} $]");
}

void tst_TemplateIntrinsic::subIsCutIntoPieces()
{
    QFETCH(std::string, text);
    QFETCH(std::string, pieces);

    std::string told;
    for (const SubPiece &piece : subPieces(text))
        told += piece.isReference ? '<' + piece.text + '>' : '[' + piece.text + ']';

    QCOMPARE(told, pieces);
}

QTEST_GUILESS_MAIN(tst_TemplateIntrinsic)
#include "tst_templateintrinsic.moc"
