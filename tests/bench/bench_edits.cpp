#include "tests/bench/latency.h"
#include "tests/bench/millioninvocations.h"
#include "ui/document/document.h"

#include <QUndoStack>

#include <benchmark/benchmark.h>
#include <cassert>
#include <string>

namespace retryscope::bench {

namespace {

/// A document with an entry for each of a million invocations; alone, so that what is measured is
/// how long an edit keeps the window's thread.
Document &longDocument()
{
    static Document *const document = [] {
        std::string text = R"({"format": "retryscope-scenario", "version": 1,
            "accountConcurrency": 100000, "functions": [{"FunctionName": "f", "Timeout": 60}],
            "invocations": [)";
        for (std::int64_t i = 0; i < invocations; ++i) {
            text += i == 0 ? "" : ",";
            text += R"({"atMs": )" + std::to_string(3 * i)
                + R"(, "function": "f", "payload": {"order": )" + std::to_string(i) + "}}";
        }
        auto *made = new Document; // left to the end of the program
        made->openText(QByteArray::fromStdString(text + "]}"), QStringLiteral("long"), QString());
        made->finishSimulating();
        return made;
    }();
    return *document;
}

void set(const char *pointer, int value)
{
    const auto errors = longDocument().edit(QStringLiteral("Edit"), pointer, Json(value));
    assert(errors.empty());
    static_cast<void>(errors);
}

void edits(benchmark::State &state, const char *pointer)
{
    Document &document = longDocument();
    int value = 100;
    Latency latency(state);
    for (auto _ : state) {
        ++value;
        latency.measure([&] { set(pointer, value); });
        document.finishSimulating();
    }
    latency.report();
}
BENCHMARK_CAPTURE(edits, ofASetting, "/functions/0/Timeout")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(8);
BENCHMARK_CAPTURE(edits, ofAnEntry, "/invocations/500000/atMs")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(8);

void undoAndRedo(benchmark::State &state)
{
    Document &document = longDocument();
    set("/functions/0/Timeout", 59);
    Latency latency(state);
    for (auto _ : state) {
        latency.measure([&] {
            document.undoStack()->undo();
            document.undoStack()->redo();
        });
        document.finishSimulating();
    }
    latency.report();
}
BENCHMARK(undoAndRedo)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(8);

/// Made, shown and dropped.
void fork(benchmark::State &state)
{
    Document &document = longDocument();
    Latency latency(state);
    for (auto _ : state) {
        latency.measure([&] {
            const auto place =
                document.fork(QStringLiteral("Less"), Instant(),
                              {{JsonOperationKind::Replace, "/functions/0/Timeout", Json(5), {}}});
            document.show(place.value());
            document.show(std::nullopt);
            document.dropFork(place.value());
        });
        document.finishSimulating();
    }
    latency.report();
}
BENCHMARK(fork)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(8);

} // namespace

} // namespace retryscope::bench
