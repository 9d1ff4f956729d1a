#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace retryscope {

/// Destroys `value` beside the GUI thread: to free what a long run holds takes longer than a frame.
template <typename T>
void discard(T value)
{
    auto kept = std::make_shared<T>(std::move(value));
    QThreadPool::globalInstance()->start([last = std::move(kept)]() mutable { last.reset(); });
}

/// `value` on the heap; whoever lets it go last, and wherever, it is destroyed as by `discard`.
template <typename T>
[[nodiscard]] std::shared_ptr<const T> sharedAndDiscarded(T value)
{
    return {new T(std::move(value)),
            [](const T *last) { discard(std::unique_ptr<const T>(last)); }};
}

} // namespace retryscope
