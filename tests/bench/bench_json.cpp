#include "core/formats/jsontext.h"
#include "core/model/json.h"

#include <benchmark/benchmark.h>
#include <string>

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

} // namespace

} // namespace retryscope::bench
