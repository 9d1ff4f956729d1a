#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/model/json.h"
#include "core/model/jsonoperation.h"

#include <benchmark/benchmark.h>
#include <cassert>
#include <cstdint>
#include <string>
#include <vector>

namespace retryscope::bench {

namespace {

constexpr int entries = 100'000;

/// The text of a scenario with an entry and a payload for each invocation.
const std::string &longText()
{
    static const std::string text = [] {
        std::string all = R"({"invocations": [)";
        for (int i = 0; i < entries; ++i) {
            all += i == 0 ? "" : ",";
            all += R"({"atMs": )" + std::to_string(i) + R"(, "payload": {"order": "A-)"
                + std::to_string(i) + R"(", "lines": [1, 2.5, true, null]}})";
        }
        return all + "]}";
    }();
    return text;
}

const Json &longDocument()
{
    static const Json document = parseJson(longText()).value();
    return document;
}

void parseAnEntry(benchmark::State &state)
{
    for (auto _ : state) {
        const auto document = parseJson(longText());
        benchmark::DoNotOptimize(document);
    }
    state.SetItemsProcessed(state.iterations() * entries);
}
BENCHMARK(parseAnEntry)->Unit(benchmark::kMillisecond);

/// Does not depend on the length of the document.
void copyADocument(benchmark::State &state)
{
    for (auto _ : state) {
        const Json copy = longDocument();
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(copyADocument);

/// What one edit costs while somebody holds the former document, as undo does.
void changeAnEntryOfACopy(benchmark::State &state)
{
    for (auto _ : state) {
        Json copy = longDocument();
        *resolve(copy, "/invocations/5/atMs") = 7;
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(changeAnEntryOfACopy)->Unit(benchmark::kMillisecond);

/// So many elements put in front of an array, one by one, as a fork's patch may do.
void insertInFront(benchmark::State &state)
{
    const std::vector<JsonOperation> patch(
        static_cast<std::size_t>(state.range(0)),
        {JsonOperationKind::Add, "/invocations/0", Json(Json::Object{{"atMs", 0}}), {}});
    for (auto _ : state) {
        const auto document = patched(longDocument(), patch);
        benchmark::DoNotOptimize(document);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(insertInFront)->Unit(benchmark::kMillisecond)->Arg(5'000)->Arg(20'000);

/// A scenario with so many forks, each checked.
void readForks(benchmark::State &state)
{
    std::string text = R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}], "invocations": [)";
    for (int i = 0; i < 1'000; ++i)
        text += std::string(i == 0 ? "" : ",") + R"({"atMs": 0, "function": "f"})";
    text += R"(], "forks": [)";
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        text += std::string(i == 0 ? "" : ",") + R"({"name": "fork )" + std::to_string(i)
            + R"(", "atMs": 0, "patch": [{"op": "add", "path": "/invocations/5/atMs", "value": 1}]})";
    }
    const Json document = parseJson(text + "]}").value();
    for (auto _ : state) {
        const auto scenario = readScenario(document, "many forks");
        assert(scenario.hasValue());
        benchmark::DoNotOptimize(scenario);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(readForks)->Unit(benchmark::kMillisecond)->Arg(1'000)->Arg(10'000);

} // namespace

} // namespace retryscope::bench
