#pragma once

#include "core/model/json.h"
#include "core/trace/trace.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// Which invocations have a request id, or one that begins so. Asks no text of those whose id was
/// drawn, so that a million take milliseconds. `trace` must outlive it.
class RequestIdMatch
{
public:
    RequestIdMatch(const Trace &trace, std::string_view beginning);

    [[nodiscard]] bool matches(InvocationId invocation) const;

private:
    const Trace &m_trace;
    std::vector<bool> m_isFixed; // by entry: it names its request id
    std::vector<bool> m_fixedMatches; // likewise
    bool m_canBeDrawn = false; // whether a UUID can begin so
    std::array<std::uint64_t, 2> m_wanted{};
    std::array<std::uint64_t, 2> m_mask{}; // the bits that are wanted
};

/// Which repetitions of an entry have an event with a given value at a place.
struct Repetitions
{
    bool any = false;
    std::optional<std::uint32_t> only; ///< this one alone, if not `any`

    [[nodiscard]] bool contains(std::uint32_t repetition) const
    {
        return any || only == repetition;
    }
};

/// The repetitions n for which `withRepetition(value, n) == wanted`.
[[nodiscard]] Repetitions repetitionsThatGive(const Json &value, const Json &wanted);

/// Which invocations carry an event with a given value at a JSON pointer. Builds events only of
/// those that deliveries started. `trace` must outlive it.
class PayloadMatch
{
public:
    PayloadMatch(const Trace &trace, std::string_view pointer, Json wanted);

    [[nodiscard]] bool matches(InvocationId invocation) const;

private:
    const Trace &m_trace;
    std::string m_pointer;
    Json m_wanted;
    std::vector<Repetitions> m_byEntry;
};

} // namespace retryscope
