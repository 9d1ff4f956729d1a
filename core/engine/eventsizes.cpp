#include "core/engine/eventsizes.h"

#include <algorithm>
#include <cassert>

namespace retryscope {

namespace {

constexpr std::string_view placeholder = "{n}";

std::size_t placeholders(const Json &value)
{
    std::size_t count = 0;
    if (const std::string *text = value.string()) {
        for (auto i = text->find(placeholder); i != std::string::npos;
             i = text->find(placeholder, i + placeholder.size()))
            ++count;
    } else if (const Json::Array *array = value.array()) {
        for (const Json &element : *array)
            count += placeholders(element);
    } else if (const Json::Object *object = value.object()) {
        for (const JsonMember &member : *object)
            count += placeholders(member.value);
    }
    return count;
}

} // namespace

EventSizes::EventSizes(const Trace &trace)
    : m_trace(trace)
    , m_entries(trace.scenario().invocations.size())
{
}

void EventSizes::addChild(InvocationId child, const TextMeasure &size)
{
    assert(m_children.empty() || m_children.back().invocation < child.value);
    m_children.push_back({child.value, size});
}

const EventSizes::Entry &EventSizes::entry(std::uint32_t index) const
{
    auto &entry = m_entries[index];
    if (!entry) {
        const Json &payload = m_trace.scenario().invocations[index].payload;
        entry = Entry{measured(compactText(payload)), placeholders(payload)};
    }
    return *entry;
}

TextMeasure EventSizes::of(InvocationId invocation) const
{
    const Origin origin = m_trace.origin(invocation);
    if (origin.delivery) {
        const auto child =
            std::ranges::lower_bound(m_children, invocation.value, {}, &Child::invocation);
        assert(child != m_children.end() && child->invocation == invocation.value);
        return child->size;
    }
    const Entry &known = entry(origin.entry);
    TextMeasure size = known.asWritten;
    if (known.placeholders != 0) {
        const std::size_t digits = std::to_string(origin.ordinal).size();
        size.bytes += known.placeholders * digits;
        size.bytes -= known.placeholders * placeholder.size();
    }
    return size;
}

} // namespace retryscope
