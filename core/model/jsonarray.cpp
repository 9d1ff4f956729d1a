#include "core/model/jsonarray.h"

#include "core/model/json.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace retryscope {

JsonArray::JsonArray(std::initializer_list<Json> elements)
    : JsonArray(Elements(elements))
{
}

JsonArray::JsonArray(std::vector<Json> elements)
{
    if (elements.empty())
        return;
    if (elements.size() <= blockLimit) {
        m_first = Shared(std::move(elements));
        return;
    }
    for (std::size_t begin = 0; begin < elements.size(); begin += blockLimit) {
        const auto from = elements.begin() + static_cast<std::ptrdiff_t>(begin);
        const std::size_t count = std::min(blockLimit, elements.size() - begin);
        Shared block(Elements(std::make_move_iterator(from),
                              std::make_move_iterator(from + static_cast<std::ptrdiff_t>(count))));
        if (begin == 0)
            m_first = std::move(block);
        else
            m_rest.own().push_back({std::move(block), begin});
    }
}

JsonArray::JsonArray(const_iterator begin, const_iterator end)
    : JsonArray(Elements(begin, end))
{
}

std::size_t JsonArray::size() const
{
    const FurtherBlocks &rest = m_rest.value();
    return rest.empty() ? m_first.value().size()
                        : rest.back().begin + rest.back().elements.value().size();
}

const Json &JsonArray::operator[](std::size_t place) const
{
    assert(place < size());
    const std::size_t block = blockNumber(place);
    return elements(block).value()[place - beginOf(block)];
}

Json &JsonArray::operator[](std::size_t place)
{
    assert(place < size());
    const std::size_t block = blockNumber(place);
    return ownElements(block)[place - beginOf(block)];
}

JsonArray::const_iterator JsonArray::begin() const
{
    return {*this, 0};
}

JsonArray::const_iterator JsonArray::end() const
{
    return {*this, size()};
}

void JsonArray::reserve(std::size_t size)
{
    if (empty() && size > 0)
        m_first.own().reserve(std::min(size, blockLimit));
}

void JsonArray::push_back(Json element)
{
    append(std::move(element));
}

void JsonArray::emplace_back(Json element)
{
    append(std::move(element));
}

void JsonArray::append(Json &&element)
{
    const std::size_t last = m_rest.value().size();
    if (elements(last).value().size() < blockLimit)
        ownElements(last).push_back(std::move(element));
    else
        m_rest.own().push_back({Shared(Elements{std::move(element)}), size()});
}

void JsonArray::insert(std::size_t place, Json element)
{
    assert(place <= size());
    if (place == size()) {
        append(std::move(element));
        return;
    }
    if (const std::size_t full = blockNumber(place); endOf(full) - beginOf(full) >= blockLimit)
        split(full);
    const std::size_t block = blockNumber(place);
    Elements &own = ownElements(block);
    own.insert(own.begin() + static_cast<std::ptrdiff_t>(place - beginOf(block)),
               std::move(element));
    shift(block, 1);
}

void JsonArray::insert(const_iterator place, Json element)
{
    insert(place.place(), std::move(element));
}

void JsonArray::erase(std::size_t place)
{
    assert(place < size());
    const std::size_t block = blockNumber(place);
    Elements &own = ownElements(block);
    own.erase(own.begin() + static_cast<std::ptrdiff_t>(place - beginOf(block)));
    shift(block, -1);
}

void JsonArray::erase(const_iterator place)
{
    erase(place.place());
}

void JsonArray::replace(std::size_t first, std::size_t last, const_iterator begin,
                        const_iterator end)
{
    for (; begin != end && first < last; ++begin, ++first)
        (*this)[first] = *begin;
    for (; begin != end; ++begin, ++first, ++last)
        insert(first, *begin);
    for (; first < last; --last)
        erase(last - 1);
}

JsonArray::Block JsonArray::block(std::size_t place) const
{
    assert(place < size());
    const std::size_t block = blockNumber(place);
    return {elements(block).identity(), beginOf(block), endOf(block)};
}

bool JsonArray::operator==(const JsonArray &other) const
{
    const std::size_t all = size();
    if (all != other.size())
        return false;
    if (m_first.isSame(other.m_first) && m_rest.isSame(other.m_rest))
        return true;
    for (std::size_t place = 0; place < all;) {
        const Block own = block(place);
        const Block others = other.block(place);
        const std::size_t next = std::min(own.end, others.end);
        const bool isShared = own.identity == others.identity && own.begin == others.begin;
        const const_iterator from(*this, place);
        const auto count = static_cast<std::ptrdiff_t>(next - place);
        if (!isShared && !std::equal(from, from + count, const_iterator(other, place)))
            return false;
        place = next;
    }
    return true;
}

/// The number of the block that holds the element at `place`; 0 is the first.
std::size_t JsonArray::blockNumber(std::size_t place) const
{
    const FurtherBlocks &rest = m_rest.value();
    if (rest.empty() || place < rest.front().begin)
        return 0;
    // Where nothing was inserted or erased, all blocks but the last are full; one insertion makes
    // one block more.
    const std::size_t full = place / blockLimit;
    for (const std::size_t likely : {full, full + 1}) {
        if (1 <= likely && likely <= rest.size() && beginOf(likely) <= place
            && place < endOf(likely))
            return likely;
    }
    const auto behind = std::ranges::upper_bound(rest, place, {}, &Further::begin);
    return static_cast<std::size_t>(behind - rest.begin());
}

const Shared<JsonArray::Elements> &JsonArray::elements(std::size_t block) const
{
    return block == 0 ? m_first : m_rest.value()[block - 1].elements;
}

std::size_t JsonArray::beginOf(std::size_t block) const
{
    return block == 0 ? 0 : m_rest.value()[block - 1].begin;
}

std::size_t JsonArray::endOf(std::size_t block) const
{
    const FurtherBlocks &rest = m_rest.value();
    return block < rest.size() ? rest[block].begin
                               : beginOf(block) + elements(block).value().size();
}

JsonArray::Elements &JsonArray::ownElements(std::size_t block)
{
    return block == 0 ? m_first.own() : m_rest.own()[block - 1].elements.own();
}

/// Makes two blocks of one.
void JsonArray::split(std::size_t block)
{
    Elements &own = ownElements(block);
    const auto middle = own.begin() + static_cast<std::ptrdiff_t>(own.size() / 2);
    Elements upper(std::make_move_iterator(middle), std::make_move_iterator(own.end()));
    own.erase(middle, own.end());
    const std::size_t begin = beginOf(block) + own.size();
    FurtherBlocks &rest = m_rest.own();
    rest.insert(rest.begin() + static_cast<std::ptrdiff_t>(block),
                {Shared(std::move(upper)), begin});
}

/// Moves the blocks behind `block`.
void JsonArray::shift(std::size_t block, std::ptrdiff_t by)
{
    if (block == m_rest.value().size())
        return;
    FurtherBlocks &rest = m_rest.own();
    for (std::size_t i = block; i < rest.size(); ++i)
        rest[i].begin += static_cast<std::size_t>(by);
}

JsonArray::Iterator &JsonArray::Iterator::operator++()
{
    ++m_place;
    if (++m_element == m_blockEnd)
        seek();
    return *this;
}

JsonArray::Iterator &JsonArray::Iterator::operator+=(std::ptrdiff_t by)
{
    m_place += static_cast<std::size_t>(by);
    seek();
    return *this;
}

void JsonArray::Iterator::seek()
{
    m_element = nullptr;
    m_blockEnd = nullptr;
    if (m_place == m_array->size())
        return;
    const std::size_t block = m_array->blockNumber(m_place);
    const Elements &elements = m_array->elements(block).value();
    m_element = elements.data() + (m_place - m_array->beginOf(block));
    m_blockEnd = elements.data() + elements.size();
}

} // namespace retryscope
