#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace retryscope {

/// A value that costs nothing to copy: the copies share it on the heap until one of them is
/// changed. Threads may copy, read and destroy copies of one value at the same time, as they may
/// with `std::string`.
///
/// Own, and not `std::shared_ptr`, whose count of owners tells a thread nothing safe about the
/// others: to change in place what others have let go needs an ordering that it does not give.
template <typename T>
class Shared
{
public:
    Shared() = default; ///< an empty `T`; allocates nothing
    explicit Shared(T value)
        : m_node(new Node{std::move(value)})
    {
    }
    Shared(const Shared &other) noexcept
        : m_node(other.m_node)
    {
        if (m_node)
            m_node->owners.fetch_add(1, std::memory_order_relaxed);
    }
    Shared(Shared &&other) noexcept
        : m_node(std::exchange(other.m_node, nullptr))
    {
    }
    Shared &operator=(Shared other) noexcept
    {
        std::swap(m_node, other.m_node);
        return *this;
    }
    ~Shared()
    {
        // Who is alone needs no costly exchange: nobody else can make a copy meanwhile.
        if (m_node && (isAlone() || m_node->owners.fetch_sub(1, std::memory_order_acq_rel) == 1))
            delete m_node;
    }

    [[nodiscard]] const T &value() const { return m_node ? m_node->value : empty(); }

    /// The value, to be changed for this owner alone; copies it if it is shared. What it refers to
    /// must not be changed any more once this object has been copied.
    [[nodiscard]] T &own()
    {
        if (!m_node)
            *this = Shared(T());
        else if (!isAlone())
            *this = Shared(m_node->value);
        return m_node->value;
    }

    /// Whether both are copies of one value, unchanged since: then they are equal.
    [[nodiscard]] bool isSame(const Shared &other) const { return m_node == other.m_node; }
    /// The same for such copies, and for no others as long as they live.
    [[nodiscard]] const void *identity() const { return m_node; }

private:
    struct Node
    {
        T value;
        std::atomic<std::uint32_t> owners = 1;
    };

    [[nodiscard]] bool isAlone() const
    {
        return m_node->owners.load(std::memory_order_acquire) == 1;
    }
    [[nodiscard]] static const T &empty()
    {
        static const T none;
        return none;
    }

    Node *m_node = nullptr;
};

} // namespace retryscope
