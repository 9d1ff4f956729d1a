#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace retryscope {

/// A long row of small values that only grows at its end.
///
/// Unlike a std::vector it grows by reallocation, which lets the system move large blocks without
/// copying or touching them: a column of a million steps costs its own pages, once.
template <typename T>
class Column
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Column() = default;
    Column(Column &&other) noexcept
        : m_values(std::move(other.m_values))
        , m_size(std::exchange(other.m_size, 0))
        , m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    Column &operator=(Column &&other) noexcept
    {
        m_values = std::move(other.m_values);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
        return *this;
    }
    Column(const Column &) = delete;
    Column &operator=(const Column &) = delete;
    ~Column() = default;

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }

    /// The value at `index`, which must be less than `size()`.
    [[nodiscard]] const T &operator[](std::size_t index) const { return m_values.get()[index]; }
    [[nodiscard]] T &operator[](std::size_t index) { return m_values.get()[index]; }

    /// All values. The span dies when the column grows, and at `giveBackSlack`.
    [[nodiscard]] std::span<const T> values() const { return {m_values.get(), m_size}; }

    /// Room for that many values; a guess is enough, as untouched room costs nothing.
    void reserve(std::size_t capacity)
    {
        if (capacity > m_capacity)
            resizeBlock(capacity);
    }

    void append(T value)
    {
        if (m_size == m_capacity) [[unlikely]]
            resizeBlock(m_capacity == 0 ? firstCapacity : m_capacity * 2);
        m_values.get()[m_size++] = value;
    }

    /// Gives the column `size` values, all the same.
    void assign(std::size_t size, T value)
    {
        reserve(size);
        std::fill_n(m_values.get(), size, value);
        m_size = size;
    }

    /// A column that grew by doubling may hold twice what it needs.
    void giveBackSlack()
    {
        if (m_size != 0)
            resizeBlock(m_size);
    }

private:
    static constexpr std::size_t firstCapacity = 64;

    struct Free
    {
        void operator()(T *values) const { std::free(values); }
    };

    void resizeBlock(std::size_t capacity)
    {
        void *moved = std::realloc(m_values.get(), capacity * sizeof(T));
        if (!moved)
            throw std::bad_alloc();
        static_cast<void>(m_values.release());
        m_values.reset(static_cast<T *>(moved));
        m_capacity = capacity;
    }

    std::unique_ptr<T[], Free> m_values;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace retryscope
