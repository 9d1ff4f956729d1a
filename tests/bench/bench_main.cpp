#include "tests/bench/speedtable.h"
#include "ui/style.h"

#include <QApplication>

#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstring>

using namespace retryscope;

/// As every program with Google Benchmark; `--readme FILE` at the end also writes the table of
/// latencies into FILE.
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // what is painted, not how it is shown
    QApplication application(argc, argv);
    style::apply(application, style::Theme::Light);
    const char *readme = nullptr;
    if (argc > 2 && std::strcmp(argv[argc - 2], "--readme") == 0) {
        readme = argv[argc - 1];
        argc -= 2;
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    bench::SpeedTable table;
    benchmark::RunSpecifiedBenchmarks(&table);
    if (!readme)
        return 0;
    if (table.write(readme))
        return 0;
    std::fprintf(stderr, "%s: expected the two markers of the table, found none\n", readme);
    return 1;
}
