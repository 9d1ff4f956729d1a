#include "core/engine/simulate.h"
#include "core/formats/report.h"
#include "core/formats/scenarioreader.h"
#include "tests/core/facts/fact.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <array>
#include <string>
#include <string_view>
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

/// Where a fact comes from, the surest first. What names none of these is our reading of the rest.
constexpr std::array<std::array<std::string_view, 4>, 3> origins{{
    {"LocalStack"}, // recorded
    {"stackd"}, // captured
    {"developer guide", "API model", "AWS", "documentation"}, // documented
}};

std::size_t originOf(std::string_view evidence)
{
    for (std::size_t i = 0; i < origins.size(); ++i) {
        for (const std::string_view word : origins[i]) {
            if (!word.empty() && evidence.find(word) != std::string_view::npos)
                return i;
        }
    }
    return origins.size();
}

/// The table of the README: how many facts of each topic and origin the suite holds.
std::string summaryTable()
{
    std::string table = "| topic | recorded | captured | documented | inferred | facts |\n"
                        "|---|--:|--:|--:|--:|--:|\n";
    std::array<std::size_t, origins.size() + 2> all{};
    const auto row = [&table](const std::string &title, const auto &counts) {
        table += "| " + title + " |";
        for (const std::size_t count : counts)
            table += count == 0 ? std::string(" |") : ' ' + std::to_string(count) + " |";
        table += '\n';
    };
    for (const auto &[topic, facts] : tables()) {
        std::array<std::size_t, origins.size() + 2> counts{};
        for (const facts::Fact &fact : facts)
            ++counts[originOf(fact.evidence)];
        counts.back() = facts.size();
        for (std::size_t i = 0; i < counts.size(); ++i)
            all[i] += counts[i];
        row(topic, counts);
    }
    row("all", all);
    return table;
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
    void theReadmeCountsThem();
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

void tst_Facts::theReadmeCountsThem()
{
    QFile readme(QStringLiteral(RETRYSCOPE_SOURCE_DIR "/README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const std::string text = readme.readAll().toStdString();
    QVERIFY2(text.find(summaryTable()) != std::string::npos, summaryTable().c_str());
}

QTEST_GUILESS_MAIN(tst_Facts)

#include "tst_facts.moc"
