#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

namespace retryscope {

/// Up to `capacity` values in place. A table of nested lists can so be a constant, which needs no
/// code when the program starts; too many values in such a constant do not compile.
template <typename T, std::size_t capacity>
class FewOf
{
public:
    constexpr FewOf() = default;
    constexpr FewOf(std::initializer_list<T> values)
        : m_size(values.size())
    {
        std::copy(values.begin(), values.end(), m_values.begin());
    }

    [[nodiscard]] constexpr std::size_t size() const { return m_size; }
    [[nodiscard]] constexpr bool empty() const { return m_size == 0; }
    [[nodiscard]] constexpr const T *begin() const { return m_values.data(); }
    [[nodiscard]] constexpr const T *end() const { return m_values.data() + m_size; }
    [[nodiscard]] constexpr const T &front() const { return m_values.front(); }
    [[nodiscard]] constexpr const T &operator[](std::size_t index) const { return m_values[index]; }

private:
    std::array<T, capacity> m_values{};
    std::size_t m_size = 0;
};

} // namespace retryscope
