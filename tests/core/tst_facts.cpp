#include "core/engine/simulate.h"
#include "core/formats/report.h"
#include "core/formats/scenarioreader.h"
#include "tests/core/facts/fact.h"

#include <QRegularExpression>
#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace retryscope;

namespace {

using Tables = std::vector<std::pair<const char *, std::vector<facts::Fact>>>;

const Tables &tables()
{
    static const Tables all{{"retries", facts::retryFacts()},
                            {"refusals", facts::refusalFacts()},
                            {"settings", facts::settingsFacts()},
                            {"records", facts::recordFacts()},
                            {"dead letters", facts::deadLetterFacts()},
                            {"deliveries", facts::deliveryFacts()},
                            {"chains", facts::chainFacts()},
                            {"calls", facts::callFacts()}};
    return all;
}

Json reportOf(const std::string &text)
{
    const auto scenario = readScenarioText(text, "fact");
    if (!scenario) {
        const Error &error = scenario.error().front();
        return Json(error.where + ": " + error.what);
    }
    return reportJson(simulate(scenario.value(), rulesOf(scenario.value().rules).value()));
}

std::string valueAt(const Json &report, const std::string &pointer)
{
    const Json *value = resolve(report, pointer);
    return value ? compactText(*value) : "absent";
}

} // namespace

/// What is known of AWS, each with its evidence; see `facts/`.
class tst_Facts : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void awsDoes_data();
    void awsDoes();
};

void tst_Facts::awsDoes_data()
{
    QTest::addColumn<const facts::Fact *>("fact");

    for (const auto &[topic, facts] : tables()) {
        for (const facts::Fact &fact : facts)
            QTest::addRow("%s: %s", topic, fact.claim) << &fact;
    }
}

void tst_Facts::awsDoes()
{
    QFETCH(const facts::Fact *const, fact);

    const Json report = reportOf(fact->scenario);

    QVERIFY2(report.isObject(), compactText(report).c_str());
    for (const auto &[pointer, expected] : fact->expected) {
        const std::string found = valueAt(report, pointer);
        const std::string difference = pointer + "\n  found     " + found + "\n  expected  "
            + expected + "\n  evidence  " + fact->evidence;
        QVERIFY2(found == expected, difference.c_str());
    }
}

QTEST_GUILESS_MAIN(tst_Facts)

#include "tst_facts.moc"
