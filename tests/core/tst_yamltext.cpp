#include "core/formats/yamltext.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

/// The value as JSON text, or the errors.
std::string read(std::string_view text)
{
    const auto result = parseYaml(text);
    return result ? compactText(result.value()) : listed(result.error());
}

} // namespace

class tst_YamlText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void scalarsHaveTheTypesOfTheCoreSchema_data();
    void scalarsHaveTheTypesOfTheCoreSchema();
    void shortTagsBecomeLongForms_data();
    void shortTagsBecomeLongForms();
    void structures_data();
    void structures();
    void errorsNameLineAndColumn_data();
    void errorsNameLineAndColumn();
    void nestingHasALimit();
    void deepNestingDoesNotCrash();
    void nestingThroughAliasesHasALimit();
    void aliasesDoNotUnfoldWithoutEnd();
    void aliasesAreCopiedUpToALimit();
    void cutOffTextNeverCrashes();
};

void tst_YamlText::scalarsHaveTheTypesOfTheCoreSchema_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("json");
    const auto row = [](const char *name, const char *text, const char *json) {
        QTest::newRow(name) << std::string(text) << std::string(json);
    };

    row("nothing", "", "null");
    row("tilde", "~", "null");
    row("true", "True", "true");
    row("yes is a string", "yes", R"("yes")");
    row("whole number", "30", "30");
    row("negative", "-4", "-4");
    row("plus sign", "+4", "4");
    row("octal", "0o17", "15");
    row("hexadecimal", "0x1F", "31");
    row("fraction", "1.50", "1.50");
    row("no digit before the point", "-.5", "-0.5");
    row("no digit after the point", "2.", "2");
    row("exponent", "1e3", "1e3");
    row("leading zeros stay", "012345678901", R"("012345678901")");
    row("infinity", ".inf", R"(".inf")");
    row("date", "2010-09-09", R"("2010-09-09")");
    row("quoted number", "'30'", R"("30")");
    row("quoted date", "'2010-09-09'", R"("2010-09-09")");
    row("said to be a string", "!!str 30", R"("30")");
    row("version number", "1.2.3", R"("1.2.3")");
    row("literal block", "|\n  a\n  b\n", R"("a\nb\n")");
    row("folded block", ">\n  a\n  b\n", R"("a b\n")");
}

void tst_YamlText::scalarsHaveTheTypesOfTheCoreSchema()
{
    QFETCH(std::string, text);
    QFETCH(std::string, json);

    QCOMPARE(read(text), json);
}

void tst_YamlText::shortTagsBecomeLongForms_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("json");
    const auto row = [](const char *name, const char *text, const char *json) {
        QTest::newRow(name) << std::string(text) << std::string(json);
    };

    row("Ref", "!Ref Queue", R"({"Ref":"Queue"})");
    row("Condition", "!Condition IsProd", R"({"Condition":"IsProd"})");
    row("GetAtt as text", "!GetAtt Queue.Arn", R"({"Fn::GetAtt":["Queue","Arn"]})");
    row("GetAtt with more dots", "!GetAtt Stack.Outputs.Arn",
        R"({"Fn::GetAtt":["Stack","Outputs.Arn"]})");
    row("GetAtt as a list", "!GetAtt [Queue, Arn]", R"({"Fn::GetAtt":["Queue","Arn"]})");
    row("Sub keeps a number a text", "!Sub 5", R"({"Fn::Sub":"5"})");
    row("Join", "!Join ['-', [a, !Ref B]]", R"({"Fn::Join":["-",["a",{"Ref":"B"}]]})");
    row("If", "!If [IsProd, 1, 2]", R"({"Fn::If":["IsProd",1,2]})");
    row("Select", "!Select [0, !Split [',', a]]", R"({"Fn::Select":[0,{"Fn::Split":[",","a"]}]})");
    row("FindInMap", "!FindInMap [M, a, b]", R"({"Fn::FindInMap":["M","a","b"]})");
    row("conditions", "!And [!Equals [a, b], !Not [!Condition C], !Or [!Condition D]]",
        R"({"Fn::And":[{"Fn::Equals":["a","b"]},{"Fn::Not":[{"Condition":"C"}]},)"
        R"({"Fn::Or":[{"Condition":"D"}]}]})");
    row("ImportValue", "!ImportValue q", R"({"Fn::ImportValue":"q"})");
    row("Base64", "!Base64 a", R"({"Fn::Base64":"a"})");
    row("Cidr", "!Cidr [a, 1, 8]", R"({"Fn::Cidr":["a",1,8]})");
    row("GetAZs", "!GetAZs ''", R"({"Fn::GetAZs":""})");
    row("Transform of a map", "!Transform {Name: x}", R"({"Fn::Transform":{"Name":"x"}})");
}

void tst_YamlText::shortTagsBecomeLongForms()
{
    QFETCH(std::string, text);
    QFETCH(std::string, json);

    QCOMPARE(read(text), json);
}

void tst_YamlText::structures_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("json");
    const auto row = [](const char *name, const char *text, const char *json) {
        QTest::newRow(name) << std::string(text) << std::string(json);
    };

    row("order is kept", "b: 1\na: 2\n", R"({"b":1,"a":2})");
    row("keys are texts", "200: ok\ntrue: yes\n", R"({"200":"ok","true":"yes"})");
    row("an empty value", "a:\nb: 1\n", R"({"a":null,"b":1})");
    row("alias", "a: &x [1]\nb: *x\n", R"({"a":[1],"b":[1]})");
    row("alias as a key", "- &x name\n- *x : 1\n", R"(["name",{"name":1}])");
    row("merge", "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n",
        R"({"a":{"p":1,"q":2},"b":{"q":3,"p":1}})");
    row("the first of several merged maps counts", "<<: [{p: 1}, {p: 2, q: 3}]\n",
        R"({"p":1,"q":3})");
    row("a quoted merge key is a key", "'<<': 1\n", R"({"<<":1})");
    row("comments", "a: 1 # one\n# two\n", R"({"a":1})");
    row("carriage returns", "a: 1\r\nb: 2\r\n", R"({"a":1,"b":2})");
}

void tst_YamlText::structures()
{
    QFETCH(std::string, text);
    QFETCH(std::string, json);

    QCOMPARE(read(text), json);
}

void tst_YamlText::errorsNameLineAndColumn_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("errors");
    const auto row = [](const char *name, const std::string &text, const char *errors) {
        QTest::newRow(name) << text << std::string(errors);
    };

    row("duplicate keys", "a: 1\nb: 2\na: 3\nb: 4\n",
        "3:1: expected each key once, found `a` again\n"
        "4:1: expected each key once, found `b` again\n");
    row("unknown tag", "a: !Reff b\n",
        "1:4: expected a tag of CloudFormation such as `!Ref`, found `!Reff`\n");
    row("a map as a key", "? {a: 1}\n: 2\n", "1:3: expected a text as a key, found an object\n");
    row("second document", "a: 1\n---\nb: 2\n", "2:1: expected one document, found a second one\n");
    row("merging a text", "<<: x\n",
        "1:5: expected a map or a list of maps to merge, found the string \"x\"\n");
    row("an alias in itself", "a: &x [*x]\n",
        "1:8: expected an alias of a complete value, found one inside the value it names\n");
    row("unknown alias", "a: *x\n",
        "1:4: expected YAML, found a mistake in it: the referenced anchor is not defined\n");
    row("no end of a list", "a: [1, 2\n",
        "2:1: expected YAML, found a mistake in it: end of sequence flow not found\n");
    row("no UTF-8", "a: \xFF\n", "1:4: expected UTF-8 text, found the byte 255\n");
    row("overlong UTF-8", "a: \xC0\xAF\n", "1:4: expected UTF-8 text, found the byte 192\n");
    row("control character", "a: 1\nb: \x04\n",
        "2:4: expected UTF-8 text, found the control character 4\n");
}

void tst_YamlText::errorsNameLineAndColumn()
{
    QFETCH(std::string, text);
    QFETCH(std::string, errors);

    QCOMPARE(read(text), errors);
}

void tst_YamlText::nestingHasALimit()
{
    const std::string most = std::string(200, '[') + std::string(200, ']');
    const std::string more = '[' + most + ']';

    QCOMPARE(read(most), most);
    QCOMPARE(read(more),
             std::string("1:201: expected nesting of at most 200 levels, found more\n"));
}

void tst_YamlText::deepNestingDoesNotCrash()
{
    QVERIFY(!parseYaml(std::string(100'000, '[')));
    QVERIFY(!parseYaml(std::string(100'000, '{')));

    std::string stairs;
    for (std::size_t i = 0; i < 2'000; ++i)
        stairs += std::string(i, ' ') + "a:\n";
    QVERIFY(!parseYaml(stairs));
}

void tst_YamlText::nestingThroughAliasesHasALimit()
{
    const std::string half = std::string(150, '[') + std::string(150, ']');

    QCOMPARE(read("a: &x " + half + "\nb: " + std::string(60, '[') + "*x" + std::string(60, ']')),
             std::string("2:64: expected nesting of at most 200 levels, found more\n"));
}

void tst_YamlText::aliasesDoNotUnfoldWithoutEnd()
{
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int level = 1; level < 30; ++level) {
        const std::string before = "*a" + std::to_string(level - 1);
        const std::string name = 'a' + std::to_string(level);
        bomb += name + ": &" + name + " [" + before;
        for (int i = 1; i < 10; ++i)
            bomb += ", " + before;
        bomb += "]\n";
    }

    const auto result = parseYaml(bomb);

    QVERIFY(!result);
    QCOMPARE(result.error().front().what,
             std::string("expected anchors and aliases for at most 1,000,000 values, found more"));
}

void tst_YamlText::aliasesAreCopiedUpToALimit()
{
    std::string text = "- &x [a"; // a list of 999 items: 1,000 values
    for (int i = 1; i < 999; ++i)
        text += ",a";
    text += "]\n";
    for (int i = 0; i < 1'001; ++i)
        text += "- *x\n";

    QCOMPARE(read(text),
             std::string("1001:3: expected anchors and aliases for at most 1,000,000 values, found "
                         "more\n"));
}

void tst_YamlText::cutOffTextNeverCrashes()
{
    const std::string text = "A: &x\n  - !GetAtt a.b\n  - {b: [1, 'two', \"th\\u0072ee\"]}\n"
                             "B:\n  <<: {c: |\n    text\n  }\n  d: *x\n";

    for (std::size_t length = 0; length <= text.size(); ++length) {
        const auto result = parseYaml(text.substr(0, length));
        QVERIFY(result || !result.error().empty());
    }
}

QTEST_GUILESS_MAIN(tst_YamlText)
#include "tst_yamltext.moc"
