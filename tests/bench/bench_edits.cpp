#include "tests/bench/latency.h"
#include "tests/bench/millioninvocations.h"
#include "ui/document/document.h"

#include <QUndoStack>

#include <benchmark/benchmark.h>
#include <cassert>
#include <string>
#include <vector>

namespace retryscope::bench {

namespace {

/// A document with an entry for each of a million invocations; alone, so that what is measured is
/// how long an edit keeps the window's thread.
Document &longDocument()
{
    static Document *const document = [] {
        auto *made = new Document; // left to the end of the program
        made->openText(QByteArray::fromStdString(millionEntries()), QStringLiteral("long"),
                       QString());
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

void apply(const JsonOperation &operation)
{
    const auto errors = longDocument().edit(QStringLiteral("Edit"), {operation});
    assert(errors.empty());
    static_cast<void>(errors);
}

/// Times `action`, with nothing under way beside it.
template <typename Action>
void measure(benchmark::State &state, Action action)
{
    longDocument().finishSimulating();
    Latency latency(state);
    for (auto _ : state) {
        latency.measure(action);
        longDocument().finishSimulating();
    }
    latency.report();
}

void configure(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(8);
}

void edits(benchmark::State &state, const char *pointer)
{
    int value = 100;
    measure(state, [&] { set(pointer, ++value); });
}
BENCHMARK_CAPTURE(edits, ofASetting, "/functions/0/Timeout")->Apply(configure);
BENCHMARK_CAPTURE(edits, ofAnEntry, "/invocations/500000/atMs")->Apply(configure);
BENCHMARK_CAPTURE(edits, ofAnEvent, "/invocations/500000/payload/order")->Apply(configure);

/// What is no scenario, at the same places.
void refused(benchmark::State &state, const char *pointer)
{
    measure(state, [&] {
        const auto errors = longDocument().edit(QStringLiteral("Edit"), pointer, Json(-1));
        assert(!errors.empty());
        benchmark::DoNotOptimize(errors);
    });
}
BENCHMARK_CAPTURE(refused, ofASetting, "/functions/0/Timeout")->Apply(configure);
BENCHMARK_CAPTURE(refused, ofAnEntry, "/invocations/500000/atMs")->Apply(configure);
BENCHMARK_CAPTURE(refused, ofARequestId, "/invocations/500000/requestId")->Apply(configure);

void addAnEntry(benchmark::State &state)
{
    const Json entry = Json::Object{{"atMs", 1}, {"function", "f"}};
    measure(state, [&] { apply({JsonOperationKind::Add, "/invocations/0", entry, {}}); });
}
BENCHMARK(addAnEntry)->Apply(configure);

void removeAnEntry(benchmark::State &state)
{
    measure(state, [] { apply({JsonOperationKind::Remove, "/invocations/500000", {}, {}}); });
}
BENCHMARK(removeAnEntry)->Apply(configure);

/// Two entries at once, far from each other.
void editTwoEntries(benchmark::State &state)
{
    int value = 100;
    measure(state, [&] {
        const std::vector<JsonOperation> operations{
            {JsonOperationKind::Replace, "/invocations/7/atMs", Json(++value), {}},
            {JsonOperationKind::Replace, "/invocations/900000/atMs", Json(value), {}}};
        const auto errors = longDocument().edit(QStringLiteral("Edit"), operations);
        assert(errors.empty());
        static_cast<void>(errors);
    });
}
BENCHMARK(editTwoEntries)->Apply(configure);

void undoAndRedo(benchmark::State &state, const char *pointer)
{
    set(pointer, 59);
    measure(state, [] {
        longDocument().undoStack()->undo();
        longDocument().undoStack()->redo();
    });
}
BENCHMARK_CAPTURE(undoAndRedo, ofASetting, "/functions/0/Timeout")->Apply(configure);
BENCHMARK_CAPTURE(undoAndRedo, ofAnEntry, "/invocations/500000/atMs")->Apply(configure);

std::size_t forkWith(const char *pointer)
{
    return longDocument()
        .fork(QStringLiteral("Less"), Instant(),
              {{JsonOperationKind::Replace, pointer, Json(5), {}}})
        .value();
}

/// Made, shown and dropped.
void fork(benchmark::State &state, const char *pointer)
{
    measure(state, [pointer] {
        const std::size_t place = forkWith(pointer);
        longDocument().show(place);
        longDocument().show(std::nullopt);
        longDocument().dropFork(place);
    });
}
BENCHMARK_CAPTURE(fork, ofASetting, "/functions/0/Timeout")->Apply(configure);
BENCHMARK_CAPTURE(fork, ofAnEntry, "/invocations/500000/atMs")->Apply(configure);

/// While it has eight forks, each with an entry of its own: they are carried along.
void editUnderForks(benchmark::State &state)
{
    constexpr int forks = 8;
    for (int i = 0; i < forks; ++i) {
        const std::string pointer = "/invocations/" + std::to_string(100'000 * (i + 1)) + "/atMs";
        const auto place = longDocument().fork(
            QString::number(i), Instant(), {{JsonOperationKind::Replace, pointer, Json(5), {}}});
        assert(place.hasValue());
        static_cast<void>(place);
    }
    const Json entry = Json::Object{{"atMs", 1}, {"function", "f"}};
    measure(state, [&] { apply({JsonOperationKind::Add, "/invocations/0", entry, {}}); });
    for (int i = 0; i < forks; ++i)
        longDocument().dropFork(0);
}
BENCHMARK(editUnderForks)->Apply(configure);

void adoptAFork(benchmark::State &state)
{
    Latency latency(state);
    for (auto _ : state) {
        const std::size_t place = forkWith("/invocations/500000/atMs");
        longDocument().finishSimulating();
        latency.measure([&] { longDocument().adoptFork(place); });
        longDocument().finishSimulating();
        set("/invocations/500000/atMs", 6);
    }
    latency.report();
}
BENCHMARK(adoptAFork)->Apply(configure);

} // namespace

} // namespace retryscope::bench
