#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace retryscope::twin {

/// Draws that are the same with every standard library: its generators are specified, its
/// distributions are not.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_generator(seed)
    {
    }

    /// A number from 0 to `count - 1`.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(m_generator() % count); }

    /// A number from `least` to `most`, both included.
    std::int64_t between(std::int64_t least, std::int64_t most)
    {
        return least
            + static_cast<std::int64_t>(m_generator()
                                        % static_cast<std::uint64_t>(most - least + 1));
    }

    bool chance(std::size_t percent) { return below(100) < percent; }

    template <typename T>
    const T &of(const std::vector<T> &choices)
    {
        return choices[below(choices.size())];
    }

private:
    std::mt19937_64 m_generator;
};

} // namespace retryscope::twin
