#include "core/model/jsonchange.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <optional>
#include <utility>

namespace retryscope {

namespace {

using Block = JsonArray::Block;

/// The change that `whole` is when the equal elements at both its ends are left out.
JsonChange trimmed(const JsonArray &from, const JsonArray &to, JsonChange whole)
{
    auto [fromBegin, fromEnd, toBegin, toEnd] = whole;
    while (fromBegin < fromEnd && toBegin < toEnd && from[fromBegin] == to[toBegin]) {
        ++fromBegin;
        ++toBegin;
    }
    while (fromBegin < fromEnd && toBegin < toEnd && from[fromEnd - 1] == to[toEnd - 1]) {
        --fromEnd;
        --toEnd;
    }
    return {fromBegin, fromEnd, toBegin, toEnd};
}

/// What lies between the shared blocks at both ends of the arrays.
JsonChange betweenSharedEnds(const JsonArray &from, const JsonArray &to)
{
    JsonChange between{0, from.size(), 0, to.size()};
    while (between.fromBegin < between.fromEnd && between.toBegin < between.toEnd) {
        const Block left = from.block(between.fromBegin);
        if (left.identity != to.block(between.toBegin).identity)
            break;
        between.fromBegin = between.toBegin = left.end;
    }
    while (between.fromBegin < between.fromEnd && between.toBegin < between.toEnd) {
        const Block left = from.block(between.fromEnd - 1);
        const Block right = to.block(between.toEnd - 1);
        if (left.identity != right.identity)
            break;
        between.fromEnd = left.begin;
        between.toEnd = right.begin;
    }
    return between;
}

/// The blocks of `array` from `begin` on and before `end`, by identity.
std::vector<Block> blocksByIdentity(const JsonArray &array, std::size_t begin, std::size_t end)
{
    std::vector<Block> blocks;
    while (begin < end) {
        blocks.push_back(array.block(begin));
        begin = blocks.back().end;
    }
    std::ranges::sort(blocks, std::less<>(), &Block::identity);
    return blocks;
}

} // namespace

std::vector<JsonChange> changes(const JsonArray &from, const JsonArray &to)
{
    std::vector<JsonChange> all;
    JsonChange rest = betweenSharedEnds(from, to);
    const auto addUpTo = [&](std::size_t fromEnd, std::size_t toEnd) {
        const JsonChange change = trimmed(from, to, {rest.fromBegin, fromEnd, rest.toBegin, toEnd});
        if (change.fromBegin < change.fromEnd || change.toBegin < change.toEnd)
            all.push_back(change);
    };
    const std::vector<Block> former = blocksByIdentity(from, rest.fromBegin, rest.fromEnd);
    for (std::size_t place = rest.toBegin; place < rest.toEnd;) {
        const Block block = to.block(place);
        place = block.end;
        const auto shared =
            std::ranges::lower_bound(former, block.identity, std::less<>(), &Block::identity);
        if (shared == former.end() || shared->identity != block.identity)
            continue;
        assert(shared->begin >= rest.fromBegin); // blocks never change places
        addUpTo(shared->begin, block.begin);
        rest.fromBegin = shared->end;
        rest.toBegin = block.end;
    }
    addUpTo(rest.fromEnd, rest.toEnd);
    return all;
}

} // namespace retryscope
