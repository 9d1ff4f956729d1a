#include "core/formats/jsontext.h"
#include "ui/inspector/difference.h"
#include "ui/inspector/differencemodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

QString sign(LineChange change)
{
    switch (change) {
    case LineChange::Same:
        return QStringLiteral("=");
    case LineChange::Changed:
        return QStringLiteral("!");
    case LineChange::Removed:
        return QStringLiteral("-");
    case LineChange::Added:
        return QStringLiteral("+");
    }
    return {};
}

/// A line each: the sign, the left line, the right line.
QString told(const std::vector<DifferenceLine> &lines)
{
    QString text;
    for (const DifferenceLine &line : lines)
        text += sign(line.change) + QLatin1Char(' ') + line.left.trimmed() + QStringLiteral(" | ")
            + line.right.trimmed() + QLatin1Char('\n');
    return text;
}

Json json(const char *text)
{
    return parseJson(text).value();
}

} // namespace

class tst_Difference : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void linesSayWhatBecameOfThem_data();
    void linesSayWhatBecameOfThem();
    void fieldsMayHaveOtherNames();
    void everyLineOfBothIsThere();
    void signsAreSpoken();
};

void tst_Difference::linesSayWhatBecameOfThem_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QString>("lines");

    QTest::newRow("the same") << QByteArray(R"({"a": 1})") << QByteArray(R"({"a": 1})")
                              << QStringLiteral("= { | {\n= \"a\": 1 | \"a\": 1\n= } | }\n");
    QTest::newRow("a changed value") << QByteArray(R"({"a": 1})") << QByteArray(R"({"a": 2})")
                                     << QStringLiteral("= { | {\n! \"a\": 1 | \"a\": 2\n= } | }\n");
    QTest::newRow("a comma is no change")
        << QByteArray(R"({"a": 1})") << QByteArray(R"({"a": 1, "b": 2})")
        << QStringLiteral("= { | {\n= \"a\": 1 | \"a\": 1,\n+  | \"b\": 2\n= } | }\n");
    QTest::newRow("only on the left, in front")
        << QByteArray(R"({"b": 2, "a": 1})") << QByteArray(R"({"a": 1})")
        << QStringLiteral("= { | {\n- \"b\": 2, | \n= \"a\": 1 | \"a\": 1\n= } | }\n");
    QTest::newRow("another order is no change")
        << QByteArray(R"({"a": 1, "b": 2})") << QByteArray(R"({"b": 2, "a": 1})")
        << QStringLiteral("= { | {\n= \"a\": 1, | \"a\": 1\n= \"b\": 2 | \"b\": 2,\n= } | }\n");
    QTest::newRow("a key that has to be escaped")
        << QByteArray(R"({"a/b~c": 1})") << QByteArray(R"({"a/b~c": 1, "d": 0})")
        << QStringLiteral("= { | {\n= \"a/b~c\": 1 | \"a/b~c\": 1,\n+  | \"d\": 0\n= } | }\n");
    QTest::newRow("nothing at all")
        << QByteArray("null") << QByteArray("null") << QStringLiteral("= null | null\n");
}

void tst_Difference::linesSayWhatBecameOfThem()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QString, lines);

    QCOMPARE(told(differenceLines(json(left.constData()), json(right.constData()))), lines);
}

void tst_Difference::fieldsMayHaveOtherNames()
{
    const Json record = json(R"({"id": "r", "payload": {"a": 1}})");
    const Json letter = json(R"({"Body": {"a": 1}, "Id": "r", "Code": 200})");
    const std::vector<FieldName> names{{"/payload", "/Body"}, {"/id", "/Id"}};

    QCOMPARE(told(differenceLines(record, letter, names)),
             QStringLiteral("= { | {\n= \"id\": \"r\", | \"Id\": \"r\",\n+  | \"Code\": 200\n"
                            "= \"payload\": {\"a\": 1} | \"Body\": {\"a\": 1},\n= } | }\n"));
}

void tst_Difference::everyLineOfBothIsThere()
{
    const Json left = json(R"({"list": [1, 2, 3, {"x": "a long text that needs a line of its own",
        "y": [true, false]}], "gone": {}, "same": null})");
    const Json right = json(R"({"new": 1, "list": [1, 3, 3], "same": null, "end": []})");

    const auto lines = differenceLines(left, right);
    QStringList lefts;
    QStringList rights;
    for (const DifferenceLine &line : lines) {
        if (!line.left.isEmpty())
            lefts += line.left;
        if (!line.right.isEmpty())
            rights += line.right;
    }

    QCOMPARE(lefts.size(), static_cast<qsizetype>(differenceLines(left, left).size()));
    QCOMPARE(rights.size(), static_cast<qsizetype>(differenceLines(right, right).size()));
}

void tst_Difference::signsAreSpoken()
{
    DifferenceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(
        differenceLines(json(R"({"a": 1, "b": 2, "d": 0})"), json(R"({"a": 3, "c": 4, "d": 0})")),
        QStringLiteral("Base"), QStringLiteral("Fork"));

    QStringList spoken;
    for (int row = 0; row < model.rowCount(); ++row)
        spoken +=
            model.index(row, DifferenceModel::SignColumn).data(Qt::AccessibleTextRole).toString();

    QCOMPARE(spoken,
             (QStringList{QStringLiteral("the same"),
                          QStringLiteral("changed from \"a\": 1, to \"a\": 3,"),
                          QStringLiteral("only in Fork: \"c\": 4,"),
                          QStringLiteral("only in Base: \"b\": 2,"), QStringLiteral("the same"),
                          QStringLiteral("the same")}));
    QCOMPARE(model.count(LineChange::Changed), 1U);
    QCOMPARE(model.headerData(DifferenceModel::RightColumn, Qt::Horizontal).toString(),
             QStringLiteral("Fork"));
}

QTEST_MAIN(tst_Difference)
#include "tst_difference.moc"
