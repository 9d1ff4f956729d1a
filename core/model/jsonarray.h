#pragma once

#include "core/model/shared.h"

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <vector>

namespace retryscope {

class Json;

/// The elements of a JSON array, in blocks of at most `blockLimit`.
///
/// A copy shares all blocks with the original. Changing one element of a million therefore copies
/// its block and the list of blocks, and two versions of an array are compared by the blocks that
/// they don't share. Looking at an element takes constant time while nothing was inserted or
/// erased, else logarithmic; inserting and erasing take time with the number of blocks.
class JsonArray
{
public:
    using value_type = Json;
    class Iterator;
    using const_iterator = Iterator;

    static constexpr std::size_t blockLimit = 1024;

    /// Elements that lie together, from place `begin` on and before `end`. Blocks of copies that
    /// have the same identity have the same elements.
    struct Block
    {
        const void *identity = nullptr;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    JsonArray() = default; ///< empty; allocates nothing
    JsonArray(std::initializer_list<Json> elements);
    explicit JsonArray(std::vector<Json> elements);
    JsonArray(const_iterator begin, const_iterator end);

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] const Json &operator[](std::size_t place) const;
    [[nodiscard]] const Json &at(std::size_t place) const { return (*this)[place]; }
    [[nodiscard]] const Json &front() const { return (*this)[0]; }
    [[nodiscard]] const Json &back() const { return (*this)[size() - 1]; }
    [[nodiscard]] const_iterator begin() const;
    [[nodiscard]] const_iterator end() const;

    /// To be changed at once: copying the array makes the reference stale. Where the element's
    /// block is shared, it is copied first.
    [[nodiscard]] Json &operator[](std::size_t place);
    [[nodiscard]] Json &at(std::size_t place) { return (*this)[place]; }
    [[nodiscard]] Json &front() { return (*this)[0]; }
    [[nodiscard]] Json &back() { return (*this)[size() - 1]; }

    void reserve(std::size_t size); ///< makes room in an empty array, as far as one block goes
    void push_back(Json element);
    void emplace_back(Json element);
    void insert(std::size_t place, Json element); ///< before the element that is there, or behind
    void insert(const_iterator place, Json element);
    void erase(std::size_t place);
    void erase(const_iterator place);
    /// Puts the elements of `other` from `begin` on and before `end` in the place of this array's
    /// elements from `first` on and before `last`.
    void replace(std::size_t first, std::size_t last, const_iterator begin, const_iterator end);
    void clear() { *this = JsonArray(); }

    /// The block that holds the element at `place`, which must be there.
    [[nodiscard]] Block block(std::size_t place) const;

    /// Equal element by element.
    bool operator==(const JsonArray &other) const;

private:
    using Elements = std::vector<Json>;

    /// A block behind the first one. Erasing may have emptied it.
    struct Further
    {
        Shared<Elements> elements;
        std::size_t begin = 0;
    };
    using FurtherBlocks = std::vector<Further>;

    [[nodiscard]] std::size_t blockNumber(std::size_t place) const;
    [[nodiscard]] const Shared<Elements> &elements(std::size_t block) const;
    [[nodiscard]] std::size_t beginOf(std::size_t block) const;
    [[nodiscard]] std::size_t endOf(std::size_t block) const;
    [[nodiscard]] Elements &ownElements(std::size_t block);
    void append(Json &&element);
    void split(std::size_t block);
    void shift(std::size_t block, std::ptrdiff_t by);

    // Nearly all arrays are short: they have one block, and need nothing else.
    Shared<Elements> m_first;
    Shared<FurtherBlocks> m_rest;
};

/// A place in an array, which must outlive it unchanged.
class JsonArray::Iterator
{
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = Json;
    using difference_type = std::ptrdiff_t;
    using pointer = const Json *;
    using reference = const Json &;

    Iterator() = default;

    [[nodiscard]] std::size_t place() const { return m_place; }
    const Json &operator*() const { return *m_element; }
    const Json *operator->() const { return m_element; }
    const Json &operator[](std::ptrdiff_t by) const { return *(*this + by); }

    Iterator &operator++();
    Iterator operator++(int)
    {
        Iterator former = *this;
        ++*this;
        return former;
    }
    Iterator &operator--() { return *this += -1; }
    Iterator operator--(int)
    {
        Iterator former = *this;
        --*this;
        return former;
    }
    Iterator &operator+=(std::ptrdiff_t by);
    Iterator &operator-=(std::ptrdiff_t by) { return *this += -by; }
    friend Iterator operator+(Iterator place, std::ptrdiff_t by) { return place += by; }
    friend Iterator operator+(std::ptrdiff_t by, Iterator place) { return place += by; }
    friend Iterator operator-(Iterator place, std::ptrdiff_t by) { return place -= by; }
    friend std::ptrdiff_t operator-(const Iterator &left, const Iterator &right)
    {
        return static_cast<std::ptrdiff_t>(left.m_place)
            - static_cast<std::ptrdiff_t>(right.m_place);
    }
    bool operator==(const Iterator &other) const { return m_place == other.m_place; }
    auto operator<=>(const Iterator &other) const { return m_place <=> other.m_place; }

private:
    friend class JsonArray;

    Iterator(const JsonArray &array, std::size_t place)
        : m_array(&array)
        , m_place(place)
    {
        seek();
    }

    void seek();

    const JsonArray *m_array = nullptr;
    std::size_t m_place = 0;
    const Json *m_element = nullptr; // null at the end
    const Json *m_blockEnd = nullptr;
};

} // namespace retryscope
