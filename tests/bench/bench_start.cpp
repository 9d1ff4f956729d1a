#include "core/formats/jsontext.h"
#include "core/formats/scenariowriter.h"
#include "tests/bench/latency.h"
#include "tests/bench/millioninvocations.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace retryscope::bench {

namespace {

/// Files that are gone with the program.
class Folder
{
public:
    Folder()
        : m_path(std::filesystem::temp_directory_path()
                 / ("retryscope-bench-" + std::to_string(getpid())))
    {
        std::filesystem::create_directories(m_path);
    }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    ~Folder() { std::filesystem::remove_all(m_path); }

    /// The path of a new file with that text.
    [[nodiscard]] std::string file(const char *name, const std::string &text) const
    {
        const std::filesystem::path path = m_path / name;
        std::ofstream(path) << text;
        return path;
    }

    /// Nobody's settings: each start is the first.
    void ownSettings() const { setenv("XDG_CONFIG_HOME", m_path.c_str(), 1); }

private:
    std::filesystem::path m_path;
};

const Folder &folder()
{
    static const Folder folder;
    return folder;
}

/// Runs the program to its end; its greatest memory in bytes, or 0 if it failed.
std::int64_t started(std::string file)
{
    std::string program = RETRYSCOPE_START;
    char *arguments[] = {program.data(), file.empty() ? nullptr : file.data(), nullptr};
    pid_t child = 0;
    if (posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments, environ) != 0)
        return 0;
    int status = 0;
    rusage used{};
    const bool isDone = wait4(child, &status, 0, &used) == child && status == 0;
    return isDone ? std::int64_t{1024} * used.ru_maxrss : 0;
}

/// By the clock, from the program's start to its first frame of the whole run.
void starts(benchmark::State &state, const std::string &file)
{
    folder().ownSettings();
    Latency latency(state);
    std::int64_t most = 0;
    for (auto _ : state) {
        std::int64_t memory = 0;
        latency.measure([&] { memory = started(file); });
        if (memory == 0)
            state.SkipWithError("the program failed");
        most = std::max(most, memory);
    }
    latency.reportClock(); // the processor time is the other program's
    state.counters["peak MB"] = static_cast<double>(most) / 1e6;
}

void startWithTheExample(benchmark::State &state)
{
    starts(state, "");
}

void openAMillionInvocations(benchmark::State &state)
{
    starts(state, folder().file("million.json", prettyText(writeScenario(millionInvocations()))));
}

/// An entry for each: 75 MB of text.
void openAMillionEntries(benchmark::State &state)
{
    starts(state, folder().file("entries.json", millionEntries()));
}

void configure(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(5);
}
BENCHMARK(startWithTheExample)->Apply(configure);
BENCHMARK(openAMillionInvocations)->Apply(configure);
BENCHMARK(openAMillionEntries)->Apply(configure);

} // namespace

} // namespace retryscope::bench
