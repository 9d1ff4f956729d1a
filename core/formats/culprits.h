#pragma once

#include "core/model/jsonoperation.h"
#include "core/model/result.h"

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retryscope {

/// Which operation of a patch is to blame for what is wrong with the patched document.
class Culprits
{
public:
    explicit Culprits(std::span<const JsonOperation> patch);

    /// Where in the patch (`/3`) stands the last operation that took away the missing key that the
    /// error is about, or that wrote at, within or around its place; empty if there is none.
    [[nodiscard]] std::string placeOf(const Error &error) const;

private:
    using Places = std::map<std::string, std::size_t, std::less<>>; // the last operation, from 1

    Places m_written; // by where it wrote
    Places m_within; // by what is around of where it wrote
    std::map<std::pair<std::string, std::string>, std::size_t> m_removed; // by the error
};

} // namespace retryscope
