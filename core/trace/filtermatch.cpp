#include "core/trace/filtermatch.h"

#include "core/model/overloaded.h"
#include "core/trace/filtertests.h"

#include <algorithm>
#include <cassert>

namespace retryscope {

namespace {

constexpr std::size_t chunkSize = 4096;

/// Whether the invocations of a chunk match, one byte each.
using Mask = std::vector<std::uint8_t>;
using Compiled = std::variant<filtertest::Test, Filter::Join>;

std::vector<Compiled> compiled(const filtertest::Run &run, const Filter &filter)
{
    std::vector<Compiled> parts;
    for (const Filter::Part &part : filter.parts) {
        if (const auto *join = std::get_if<Filter::Join>(&part))
            parts.emplace_back(*join);
        else
            parts.emplace_back(filtertest::compiled(run, std::get<FilterTerm>(part)));
    }
    return parts;
}

Mask maskOf(filtertest::Test &test, std::size_t from, std::size_t count)
{
    Mask mask(count);
    std::visit(
        [&](auto &kind) {
            for (std::size_t i = 0; i < count; ++i)
                mask[i] = kind.matches({static_cast<std::uint32_t>(from + i)}) ? 1 : 0;
        },
        test);
    return mask;
}

void join(std::vector<Mask> &stack, Filter::Join how)
{
    if (how == Filter::Join::Not) {
        for (std::uint8_t &bit : stack.back())
            bit ^= 1U;
        return;
    }
    const Mask right = std::move(stack.back());
    stack.pop_back();
    Mask &left = stack.back();
    for (std::size_t i = 0; i < left.size(); ++i) {
        left[i] = how == Filter::Join::And ? static_cast<std::uint8_t>(left[i] & right[i])
                                           : static_cast<std::uint8_t>(left[i] | right[i]);
    }
}

Mask maskOf(std::vector<Compiled> &parts, std::size_t from, std::size_t count)
{
    std::vector<Mask> stack;
    for (Compiled &part : parts) {
        if (auto *test = std::get_if<filtertest::Test>(&part))
            stack.push_back(maskOf(*test, from, count));
        else
            join(stack, std::get<Filter::Join>(part));
    }
    return stack.empty() ? Mask(count, 1) : std::move(stack.back());
}

} // namespace

std::optional<std::vector<InvocationId>> matching(const Trace &trace, std::span<const Fate> fates,
                                                  const Filter &filter,
                                                  const std::atomic<bool> *cancelled)
{
    assert(fates.size() == trace.invocationCount());
    std::vector<Compiled> parts = compiled({trace, fates}, filter);
    std::vector<InvocationId> result;
    for (std::size_t from = 0; from < fates.size(); from += chunkSize) {
        if (cancelled && *cancelled)
            return std::nullopt;
        const Mask mask = maskOf(parts, from, std::min(chunkSize, fates.size() - from));
        for (std::size_t i = 0; i < mask.size(); ++i) {
            if (mask[i] != 0)
                result.push_back({static_cast<std::uint32_t>(from + i)});
        }
    }
    return result;
}

} // namespace retryscope
