#include "core/formats/jsontext.h"
#include "core/formats/sampleevents.h"
#include "core/formats/textfile.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <fstream>
#include <set>
#include <string>

using namespace retryscope;

Q_DECLARE_METATYPE(retryscope::Source)

namespace {

/// The keys of all objects within `value`, as pointers with `*` for each index, sorted: its shape.
void collectShape(const Json &value, const std::string &pointer, std::set<std::string> &shape)
{
    if (const Json::Object *object = value.object()) {
        for (const JsonMember &member : *object)
            collectShape(member.value, childPointer(pointer, member.key), shape);
    } else if (const Json::Array *array = value.array()) {
        for (const Json &element : *array)
            collectShape(element, pointer + "/*", shape);
    }
    shape.insert(pointer);
}

std::set<std::string> shapeOf(const Json &value)
{
    std::set<std::string> shape;
    collectShape(value, "", shape);
    return shape;
}

/// That of the real event in `file`.
std::set<std::string> recordedShape(const std::string &file)
{
    std::set<std::string> shape;
    std::ifstream recorded(RETRYSCOPE_SOURCE_DIR "/tests/golden/event-shapes.txt");
    for (std::string line; std::getline(recorded, line);) {
        if (line.starts_with(file + ' '))
            shape.insert(line.substr(file.size() + 1));
    }
    return shape;
}

} // namespace

class tst_SampleEvents : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void eachSourceSendsItsOwnShape_data();
    void eachSourceSendsItsOwnShape();
    void sdkSendsAnEmptyObject();
    void hasTheKeysOfARealEvent_data();
    void hasTheKeysOfARealEvent();
};

void tst_SampleEvents::eachSourceSendsItsOwnShape_data()
{
    QTest::addColumn<Source>("source");
    QTest::addColumn<std::string>("pointer");
    QTest::addColumn<std::string>("text");

    const auto row = [](Source source, const char *pointer, const char *text) {
        QTest::newRow(name(source)) << source << std::string(pointer) << std::string(text);
    };
    row(Source::S3, "/Records/0/eventSource", "\"aws:s3\"");
    row(Source::Sns, "/Records/0/EventSource", "\"aws:sns\"");
    row(Source::EventBridge, "/version", "\"0\"");
    row(Source::Scheduler, "/source", "\"aws.scheduler\"");
    row(Source::Ses, "/Records/0/ses/receipt/action/invocationType", "\"Event\"");
    row(Source::Config, "/configRuleName", "\"key-rotation\"");
    row(Source::CodeCommit, "/Records/0/eventSource", "\"aws:codecommit\"");
    row(Source::CloudFormation, "/RequestType", "\"Create\"");
    row(Source::Iot, "/deviceId", "\"thermometer-17\"");
}

void tst_SampleEvents::eachSourceSendsItsOwnShape()
{
    QFETCH(Source, source);
    QFETCH(std::string, pointer);
    QFETCH(std::string, text);
    const Json event = sampleEvent(source);

    const Json *value = resolve(event, pointer);

    QVERIFY(value);
    QCOMPARE(compactText(*value), text);
}

void tst_SampleEvents::sdkSendsAnEmptyObject()
{
    QCOMPARE(sampleEvent(Source::Sdk), Json(Json::Object{}));
}

void tst_SampleEvents::hasTheKeysOfARealEvent_data()
{
    QTest::addColumn<Source>("source");
    QTest::addColumn<std::string>("file");

    QTest::newRow("s3") << Source::S3 << std::string("s3-put.json");
    QTest::newRow("scheduler") << Source::Scheduler << std::string("eventbridge-scheduled.json");
    QTest::newRow("ses") << Source::Ses << std::string("ses-email-receiving.json");
    QTest::newRow("logs") << Source::Logs << std::string("cloudwatch-logs.json");
    QTest::newRow("config") << Source::Config << std::string("config-periodic-rule.json");
    QTest::newRow("codecommit") << Source::CodeCommit << std::string("codecommit-repository.json");
}

/// The keys of real events are recorded; where the events themselves lie beside the project, the
/// record is held against them.
void tst_SampleEvents::hasTheKeysOfARealEvent()
{
    QFETCH(Source, source);
    QFETCH(std::string, file);
    const std::set<std::string> real = recordedShape(file);
    QVERIFY(real.size() > 2);
    if (const auto text = readFile(RETRYSCOPE_SOURCE_DIR "/../shared/samples/events/" + file))
        QVERIFY(shapeOf(parseJson(text.value()).value()) == real);

    const std::set<std::string> ours = shapeOf(sampleEvent(source));
    for (const std::string &pointer : real)
        QVERIFY2(ours.contains(pointer), pointer.c_str());
}

QTEST_GUILESS_MAIN(tst_SampleEvents)
#include "tst_sampleevents.moc"
