#include "app/checkcommand.h"

#include "app/output.h"
#include "app/usage.h"
#include "core/engine/simulate.h"
#include "core/formats/breakpointreader.h"
#include "core/formats/import.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenariofile.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/textfile.h"
#include "core/formats/tracechecker.h"
#include "core/trace/findings.h"

namespace retryscope {

namespace {

const char *name(Severity severity)
{
    switch (severity) {
    case Severity::Loss:
        return "loss";
    case Severity::Warning:
        return "warning";
    case Severity::Note:
        return "note";
    }
    return "";
}

/// The findings of a scenario that was read, one a line. Its rules must be valid: the reader saw to
/// it.
std::string findingLines(const std::string &file, Scenario scenario)
{
    const Rules rules = rulesOf(scenario.rules).value();
    std::string text;
    for (const Finding &finding : findingsOf(simulate(std::move(scenario), rules))) {
        text += file + ": " + finding.where + ": " + name(severity(finding.id)) + ": "
            + retryscope::name(finding.id) + ": " + finding.what + ' ' + finding.why + ' '
            + finding.advice + '\n';
    }
    return text;
}

/// Whether the text means to be a scenario, right or wrong. Anything else may be configuration of
/// AWS.
bool isScenario(const Result<Json, std::vector<Error>> &document)
{
    return document.hasValue() && document.value().find("format") != nullptr;
}

/// What `check` has found in all files.
struct Verdict
{
    std::string findings;
    bool hasErrors = false;

    void fail(const std::string &file, const std::vector<Error> &errors)
    {
        printErrors(file, errors);
        hasErrors = true;
    }
};

void checkScenario(Verdict &verdict, const std::string &file, const Json &document)
{
    auto scenario = readScenario(document, titleOf(file));
    if (!scenario) {
        verdict.fail(file, scenario.error());
        return;
    }
    verdict.findings += findingLines(file, std::move(scenario).value());
    // No errors: they do not touch the simulation, and another program may understand them.
    for (const Error &broken : brokenBreakpoints(document))
        verdict.findings +=
            file + ": " + broken.where + ": note: broken breakpoint: " + broken.what + '\n';
}

void checkConfiguration(Verdict &verdict, const std::vector<ConfigurationFile> &files)
{
    const auto imported = importConfiguration(files);
    if (!imported) {
        verdict.fail({}, imported.error());
        return;
    }
    for (const Error &note : imported.value().notes)
        verdict.findings += note.where + ": note: " + note.what + '\n';
    verdict.findings += findingLines(files.front().name, imported.value().scenario);
}

/// A trace as `run --format jsonl` writes it. It is known by its name, as it may be far too large
/// to be read at once.
void checkTrace(Verdict &verdict, const std::string &file)
{
    TraceChecker checker;
    const auto unreadable = readPieces(file, [&](std::string_view piece) {
        checker.read(piece);
        return true;
    });
    if (unreadable) {
        verdict.fail({}, {*unreadable});
        return;
    }
    const auto errors = checker.finish();
    if (!errors.empty())
        verdict.fail(file, errors);
}

} // namespace

Status check(const Arguments &arguments)
{
    if (arguments.positional.empty())
        return wrongUsage({"check", "expected at least one file"});
    Verdict verdict;
    std::vector<ConfigurationFile> configuration;
    for (const std::string &file : arguments.positional) {
        if (file.ends_with(".jsonl")) {
            checkTrace(verdict, file);
            continue;
        }
        auto text = readFile(file);
        if (!text) {
            verdict.fail({}, {text.error()});
            continue;
        }
        const auto document = parseJson(text.value());
        if (isScenario(document))
            checkScenario(verdict, file, document.value());
        else
            configuration.push_back({file, std::move(text).value()});
    }
    if (!configuration.empty())
        checkConfiguration(verdict, configuration);
    Output output(std::nullopt);
    output.sink()(verdict.findings);
    const Status written = finished(output);
    return verdict.hasErrors ? Status::InputIsWrong : written;
}

} // namespace retryscope
