#pragma once

#include "core/model/jsonoperation.h"
#include "core/rules/rulebook.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

class Trace;

/// What a simulation is of: a state of the base, the patch of a fork, which is empty for the base
/// itself, and the profile whose rules it follows instead of its own.
struct RunKey
{
    std::uint64_t base = 0; ///< counts the states that the base has had
    std::vector<JsonOperation> patch;
    std::optional<Profile> profile;
    bool operator==(const RunKey &) const = default;
};

/// The newest finished simulations of a document's branches. It keeps the last used, as many
/// as are seen at once, and as many others as a bound on their steps in all allows.
class TraceCache
{
public:
    using Run = std::shared_ptr<const Trace>;

    /// Null if there is none.
    [[nodiscard]] Run find(const RunKey &key);
    void insert(RunKey key, Run trace);
    void clear() { m_entries.clear(); }

private:
    struct Entry
    {
        RunKey key;
        Run trace;
    };

    std::vector<Entry> m_entries; // the last used first
};

} // namespace retryscope
