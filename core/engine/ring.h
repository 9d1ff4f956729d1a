#pragma once

#include <cassert>
#include <cstddef>
#include <utility>
#include <vector>

namespace retryscope {

/// A queue in one block, which is as large as the most that ever waited in it: what is taken makes
/// room for what comes.
template <typename T>
class Ring
{
public:
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }

    /// The oldest value; there must be one.
    [[nodiscard]] const T &front() const
    {
        assert(!isEmpty());
        return m_block[m_head];
    }

    /// The youngest value; there must be one.
    [[nodiscard]] const T &back() const
    {
        assert(!isEmpty());
        return m_block[place(m_count - 1)];
    }

    void push(const T &value)
    {
        if (m_count == m_block.size())
            grow();
        m_block[place(m_count)] = value;
        ++m_count;
    }

    void pop()
    {
        assert(!isEmpty());
        m_head = place(1);
        --m_count;
    }

private:
    /// Where the value is that `behind` others are ahead of. The block's size is a power of two.
    [[nodiscard]] std::size_t place(std::size_t behind) const
    {
        return (m_head + behind) & (m_block.size() - 1);
    }

    void grow()
    {
        constexpr std::size_t firstSize = 16;
        std::vector<T> larger(m_block.empty() ? firstSize : 2 * m_block.size());
        for (std::size_t i = 0; i < m_count; ++i)
            larger[i] = m_block[place(i)];
        m_block = std::move(larger);
        m_head = 0;
    }

    std::vector<T> m_block;
    std::size_t m_head = 0;
    std::size_t m_count = 0;
};

} // namespace retryscope
