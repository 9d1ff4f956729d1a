#include "ui/document/tracecache.h"

#include "core/trace/trace.h"
#include "ui/document/otherrun.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t keptAlways = 1 + mostOthers; // the shown run and those beside it
constexpr std::size_t mostRuns = 32;
constexpr std::size_t mostSteps = 20'000'000; // about 700 MB

} // namespace

TraceCache::Run TraceCache::find(const RunKey &key)
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    if (found == m_entries.end())
        return nullptr;
    std::rotate(m_entries.begin(), found, found + 1);
    return m_entries.front().trace;
}

void TraceCache::insert(RunKey key, Run trace)
{
    std::erase_if(m_entries, [&](const Entry &entry) { return entry.key == key; });
    m_entries.insert(m_entries.begin(), {std::move(key), std::move(trace)});
    std::size_t steps = 0;
    std::size_t kept = 0;
    for (; kept < std::min(m_entries.size(), mostRuns); ++kept) {
        steps += m_entries[kept].trace->size();
        if (kept >= keptAlways && steps > mostSteps)
            break;
    }
    m_entries.resize(kept);
}

} // namespace retryscope
