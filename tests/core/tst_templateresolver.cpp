#include "tests/core/importing.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

/// What intrinsic functions give, seen through the name of a function.
class tst_TemplateResolver : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void valuesAreFilledIn_data();
    void valuesAreFilledIn();
    void conditionsDecide_data();
    void conditionsDecide();
    void whatNobodyKnowsIsTold_data();
    void whatNobodyKnowsIsTold();
    void brokenTemplatesAreErrors_data();
    void brokenTemplatesAreErrors();
    void allErrorsComeInTheOrderOfTheFile();
    void aResourceWithAFalseConditionIsLeftOut();
    void aResourceWithAnUndecidedConditionIsKept();
    void noValueRemovesASetting();
    void longChainsOfConditionsDoNotCrash();
    void namesThatDependOnThemselvesAreErrors();
    void aMacroMayAddWhatIsReferredTo();
};

namespace {

constexpr const char *head = R"(
Parameters:
  Stage: {Type: String, Default: prod}
  Number: {Type: Number, Default: 7}
  Names: {Type: CommaDelimitedList, Default: 'alpha,beta'}
  Secret: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b}
  Open: {Type: String}
Mappings:
  Regions:
    us-east-1: {name: virginia}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsOpen: !Equals [!Ref Open, x]
Resources:
  Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: jobs}}
  Table: {Type: 'AWS::DynamoDB::Table'}
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: )";

std::vector<ConfigurationFile> withName(const std::string &value)
{
    return {{"my_stack.yaml", head + value + '\n'}};
}

} // namespace

void tst_TemplateResolver::valuesAreFilledIn_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("name");
    const auto row = [](const char *value, const char *name) {
        QTest::newRow(value) << std::string(value) << std::string(name);
    };

    row("plain", "plain");
    row("!Ref Stage", "prod");
    row("!Ref Number", "7");
    row("!Ref AWS::Region", "us-east-1");
    row("!Ref AWS::AccountId", "123456789012");
    row("!Ref AWS::Partition", "aws");
    row("!Ref AWS::StackName", "my-stack");
    row("!Sub '${Stage}-${AWS::Region}'", "prod-us-east-1");
    row("!Sub ['${a}-${Stage}', {a: !Ref Number}]", "7-prod");
    row("!Sub '${Queue.QueueName}-worker'", "jobs-worker");
    row("!GetAtt Queue.QueueName", "jobs");
    row("!Join ['-', [a, !Ref Stage, 3]]", "a-prod-3");
    row("!Join ['-', !Ref Names]", "alpha-beta");
    row("!Select [1, !Ref Names]", "beta");
    row("!Select ['0', [a, b]]", "a");
    row("!Select [3, !Split [':', !GetAtt Queue.Arn]]", "us-east-1");
    row("!FindInMap [Regions, !Ref 'AWS::Region', name]", "virginia");
    row("!FindInMap [Regions, x, name, {DefaultValue: other}]", "other");
    row("!If [IsProd, live, test]", "live");
    row("{'Fn::Sub': '${Stage}'}", "prod");
}

void tst_TemplateResolver::valuesAreFilledIn()
{
    QFETCH(std::string, value);
    QFETCH(std::string, name);

    QCOMPARE(functionsOf(scenarioOf(withName(value))), name + '\n');
}

void tst_TemplateResolver::conditionsDecide_data()
{
    QTest::addColumn<std::string>("condition");
    QTest::addColumn<std::string>("name");
    const auto row = [](const char *condition, const char *name) {
        QTest::newRow(condition) << std::string(condition) << std::string(name);
    };

    row("!Equals [a, a]", "yes");
    row("!Equals [a, b]", "no");
    row("!Equals [7, '7']", "yes");
    row("!Not [!Equals [a, a]]", "no");
    row("!And [!Equals [a, a], !Equals [a, b]]", "no");
    row("!Or [!Equals [a, a], !Equals [a, b]]", "yes");
    row("!Condition Yes", "yes");
    row("!And [!Equals [a, b], !Equals [!Ref Open, b]]", "no");
    row("!Or [!Equals [a, a], !Equals [!Ref Open, b]]", "yes");
    row("!Or [!Equals [a, b], !Equals [!Ref Open, b]]", "Fn");
}

void tst_TemplateResolver::conditionsDecide()
{
    QFETCH(std::string, condition);
    QFETCH(std::string, name);
    const std::string text = "Parameters: {Open: {Type: String}}\n"
                             "Conditions:\n  Yes: !Equals [1, 1]\n  Asked: "
        + condition
        + "\nResources:\n  Fn:\n    Type: AWS::Lambda::Function\n"
          "    Properties: {FunctionName: !If [Asked, 'yes', 'no']}\n";

    QCOMPARE(functionsOf(scenarioOf({{"t.yaml", text}})), name + '\n');
}

void tst_TemplateResolver::whatNobodyKnowsIsTold_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char *value, const char *reason) {
        QTest::newRow(value) << std::string(value) << std::string(reason);
    };

    row("!Ref Open", "the parameter `Open` has no default");
    row("!Ref Secret", "the value of the parameter `Secret` is kept in Systems Manager");
    row("!Sub 'a-${Open}'", "the parameter `Open` has no default");
    row("!Join ['', [a, !Ref Open]]", "the parameter `Open` has no default");
    row("!If [IsOpen, a, b]", "the condition `IsOpen` can't be decided");
    row("!ImportValue other", "`Fn::ImportValue` is known only when it is deployed");
    row("!Ref Table",
        "what `Table` (AWS::DynamoDB::Table) gives is known only when it is deployed");
    row("!Ref AWS::StackId", "`AWS::StackId` is known only when it is deployed");
}

void tst_TemplateResolver::whatNobodyKnowsIsTold()
{
    QFETCH(std::string, value);
    QFETCH(std::string, reason);

    QCOMPARE(functionsOf(scenarioOf(withName(value))), std::string("Fn\n"));
    QCOMPARE(notesOf(withName(value)),
             "my_stack.yaml: /Resources/Fn/Properties/FunctionName: called `Fn` after its logical "
             "id, because "
                 + reason + '\n');
}

void tst_TemplateResolver::brokenTemplatesAreErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::string>("errors");
    const auto row = [](const char *title, const char *text, const char *errors) {
        QTest::newRow(title) << QByteArray(text) << std::string(errors);
    };
    const auto named = [](const char *title, const char *value, const char *error) {
        QTest::newRow(title) << QByteArray::fromStdString(withName(value).front().text)
                             << "t.yaml: /Resources/Fn/Properties/FunctionName" + std::string(error)
                + '\n';
    };

    named("reference to nothing", "!Ref Nobody",
          "/Ref: expected a parameter or resource of the template, found `Nobody`");
    named("attribute of nothing", "!GetAtt Nobody.Arn",
          "/Fn::GetAtt: expected a parameter or resource of the template, found `Nobody`");
    named("substitution of nothing", "!Sub 'a-${Nobody}'",
          "/Fn::Sub: expected a parameter or resource of the template, found `Nobody`");
    named("broken call", "!Join [a]",
          "/Fn::Join: expected `Fn::Join` of an array of a text and a list, found an array");
    named("no such condition", "!If [Nobody, a, b]",
          "/Fn::If/0: expected a condition of the template, found `Nobody`");
    named("no such mapping", "!FindInMap [Regions, eu, name]",
          "/Fn::FindInMap: expected an entry of `Mappings`, found none called `Regions.eu.name`");
    named("index too large", "!Select [2, !Ref Names]",
          "/Fn::Select/0: expected an index below 2, found `2`");
    named("a list in a text", "!Sub '${Names}'",
          "/Fn::Sub: expected a text for `${Names}`, found a list");
    named("a list as a name", "[a]", ": expected a string, found an array");
    row("no resources", "AWSTemplateFormatVersion: '2010-09-09'\n",
        "t.yaml: expected a section `Resources`, found none\n");
    row("resources are a list", "Resources: []\n",
        "t.yaml: /Resources: expected an object, found an array\n");
    row("a resource is a text", "Resources: {A: b}\n",
        "t.yaml: /Resources/A: expected an object, found the string \"b\"\n");
    row("a resource without type", "Resources: {A: {}}\n",
        "t.yaml: /Resources/A: expected a `Type`, found none\n");
    row("properties are a text", "Resources: {A: {Type: x, Properties: b}}\n",
        "t.yaml: /Resources/A/Properties: expected an object, found the string \"b\"\n");
    row("a parameter without type", "Parameters: {P: {Default: 1}}\nResources: {}\n",
        "t.yaml: /Parameters/P: expected a `Type`, found none\n");
    row("a default that is a list",
        "Parameters: {P: {Type: String, Default: [1]}}\nResources:\n  Fn: {Type: "
        "'AWS::Lambda::Function', Properties: {FunctionName: !Ref P}}\n",
        "t.yaml: /Parameters/P/Default: expected a string of at most 4096 bytes, found an array\n");
    row("a condition that asks for itself",
        "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources:\n"
        "  Fn: {Type: 'AWS::Lambda::Function', Condition: A}\n",
        "t.yaml: /Conditions/B/Fn::Not/0/Condition: expected a condition that does not depend on "
        "itself, found `A`\n");
    row("a condition that is none",
        "Conditions: {A: !Ref 'AWS::Region'}\nResources:\n"
        "  Fn: {Type: 'AWS::Lambda::Function', Condition: A}\n",
        "t.yaml: /Conditions/A: expected a condition such as `Fn::Equals`, found `Ref`\n");
    row("a wrong number",
        "Resources:\n  Fn: {Type: 'AWS::Lambda::Function', Properties: {Timeout: soon}}\n",
        "t.yaml: /Resources/Fn/Properties/Timeout: expected a whole number, found the string "
        "\"soon\"\n");
    row("no YAML", "Resources:\n  Fn: [\n",
        "t.yaml: 3:1: expected YAML, found a mistake in it: end of sequence flow not found\n");
}

void tst_TemplateResolver::brokenTemplatesAreErrors()
{
    QFETCH(QByteArray, text);
    QFETCH(std::string, errors);

    QCOMPARE(errorsOf({file("t.yaml", text)}), errors);
}

void tst_TemplateResolver::allErrorsComeInTheOrderOfTheFile()
{
    const QByteArray text =
        "Resources:\n"
        "  A: {Type: 'AWS::Lambda::Function', Properties: {Timeout: x, MemorySize: y}}\n"
        "  B: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: !Ref C, "
        "MaximumRetryAttempts: z}}\n"
        "  C: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: [v], Timeout: w}}\n";

    QCOMPARE(errorsOf({file("t.yaml", text)}),
             std::string("t.yaml: /Resources/A/Properties/Timeout: expected a whole number, found "
                         "the string \"x\"\n"
                         "t.yaml: /Resources/A/Properties/MemorySize: expected a whole number, "
                         "found the string \"y\"\n"
                         "t.yaml: /Resources/B/Properties/MaximumRetryAttempts: expected a whole "
                         "number, found the string \"z\"\n"
                         "t.yaml: /Resources/C/Properties/FunctionName: expected a string, found "
                         "an array\n"
                         "t.yaml: /Resources/C/Properties/Timeout: expected a whole number, found "
                         "the string \"w\"\n"));
}

void tst_TemplateResolver::aResourceWithAFalseConditionIsLeftOut()
{
    const auto files = {file("t.yaml",
                             "Conditions: {Never: !Equals [a, b]}\nResources:\n"
                             "  A: {Type: 'AWS::Lambda::Function'}\n"
                             "  B: {Type: 'AWS::Lambda::Function', Condition: Never}\n")};

    QCOMPARE(functionsOf(scenarioOf(files)), std::string("A\n"));
    QCOMPARE(notesOf(files),
             std::string("t.yaml: /Resources/B/Condition: `B` is left out, because the condition "
                         "`Never` is false\n"));
}

void tst_TemplateResolver::aResourceWithAnUndecidedConditionIsKept()
{
    const auto files = {file("t.yaml",
                             "Parameters: {P: {Type: String}}\n"
                             "Conditions: {Perhaps: !Equals [!Ref P, b]}\nResources:\n"
                             "  B: {Type: 'AWS::Lambda::Function', Condition: Perhaps}\n")};

    QCOMPARE(functionsOf(scenarioOf(files)), std::string("B\n"));
    QCOMPARE(notesOf(files),
             std::string("t.yaml: /Resources/B/Condition: kept, though the condition can't be "
                         "decided\n"));
}

void tst_TemplateResolver::noValueRemovesASetting()
{
    const Scenario scenario =
        scenarioOf({file("t.yaml",
                         "Conditions: {Never: !Equals [a, b]}\nResources:\n  Fn:\n"
                         "    Type: AWS::Lambda::Function\n"
                         "    Properties: {Timeout: !If [Never, 900, !Ref 'AWS::NoValue']}\n")});

    QCOMPARE(scenario.functions.at(0).timeoutSeconds, std::int64_t{3});
}

void tst_TemplateResolver::longChainsOfConditionsDoNotCrash()
{
    std::string text = "Conditions:\n  C0: !Equals [a, a]\n";
    for (int i = 1; i < 20'000; ++i)
        text += "  C" + std::to_string(i) + ": !Not [!Condition C" + std::to_string(i - 1) + "]\n";
    text += "Resources: {Fn: {Type: 'AWS::Lambda::Function', Condition: C19999}}\n";

    QCOMPARE(errorsOf({{"t.yaml", text}}),
             std::string("t.yaml: /Conditions/C19800/Fn::Not/0/Condition: expected a chain of at "
                         "most 200 conditions, found a longer one\n"));
}

void tst_TemplateResolver::namesThatDependOnThemselvesAreErrors()
{
    QCOMPARE(errorsOf({file("t.yaml",
                            "Resources:\n"
                            "  A: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: "
                            "!Sub 'x${B}'}}\n"
                            "  B: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: "
                            "!Sub 'y${A}'}}\n")}),
             std::string("t.yaml: /Resources/A: expected a name that does not depend on itself\n"));
}

void tst_TemplateResolver::aMacroMayAddWhatIsReferredTo()
{
    const auto files = {file("t.yaml",
                             "Transform: [MyMacro]\nResources:\n  Fn:\n"
                             "    Type: AWS::Lambda::Function\n"
                             "    Properties: {Timeout: !GetAtt MadeByMacro.Seconds}\n")};

    QCOMPARE(notesOf(files),
             std::string("t.yaml: /Resources/Fn/Properties/Timeout: left out, because "
                         "`MadeByMacro` is not written in the template\n"));
}

QTEST_GUILESS_MAIN(tst_TemplateResolver)
#include "tst_templateresolver.moc"
