#include "core/formats/culprits.h"

#include "core/formats/jsonfields.h"
#include "core/model/jsonpointer.h"

#include <algorithm>

namespace retryscope {

namespace {

/// The pointer to what holds the value at `pointer`, which must not be empty.
std::string_view parentOf(std::string_view pointer)
{
    return pointer.substr(0, pointer.rfind('/'));
}

std::size_t found(const auto &places, const auto &key)
{
    const auto place = places.find(key);
    return place == places.end() ? 0 : place->second;
}

} // namespace

Culprits::Culprits(std::span<const JsonOperation> patch)
{
    for (std::size_t number = 1; number <= patch.size(); ++number) {
        const JsonOperation &operation = patch[number - 1];
        std::string_view path = operation.path;
        if (path.ends_with("/-"))
            path = parentOf(path);
        m_written[std::string(path)] = number;
        while (!path.empty()) {
            path = parentOf(path);
            m_within[std::string(path)] = number;
        }
        const bool moves = operation.kind == JsonOperationKind::Move;
        const std::string_view gone = moves ? operation.from : operation.path;
        if ((moves || operation.kind == JsonOperationKind::Remove) && !gone.empty()) {
            const std::string_view parent = parentOf(gone);
            std::string_view last = gone.substr(parent.size());
            m_removed[{std::string(parent), missingKey(*nextToken(last))}] = number;
        }
    }
}

std::string Culprits::placeOf(const Error &error) const
{
    std::size_t number = found(m_removed, std::pair(error.where, error.what));
    if (number == 0) {
        std::string_view around = error.where;
        number = around.empty() ? 0 : found(m_within, around);
        number = std::max(number, found(m_written, around));
        while (!around.empty()) {
            around = parentOf(around);
            number = std::max(number, found(m_written, around));
        }
    }
    return number == 0 ? std::string() : childPointer({}, number - 1);
}

} // namespace retryscope
