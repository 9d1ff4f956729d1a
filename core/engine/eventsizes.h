#pragma once

#include "core/model/textmeasure.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

/// How large the invocations' events are as compact text, without building them.
class EventSizes
{
public:
    explicit EventSizes(const Trace &trace);

    /// The size of a child's event, known when the delivery makes it. Children come in order.
    void addChild(InvocationId child, const TextMeasure &size);

    [[nodiscard]] TextMeasure of(InvocationId invocation) const;

private:
    struct Entry
    {
        TextMeasure asWritten;
        std::size_t placeholders = 0; // `{n}` in string values
    };
    struct Child
    {
        std::uint32_t invocation = 0;
        TextMeasure size;
    };

    [[nodiscard]] const Entry &entry(std::uint32_t index) const;

    const Trace &m_trace;
    mutable std::vector<std::optional<Entry>> m_entries; // measured when first asked for
    std::vector<Child> m_children;
};

} // namespace retryscope
