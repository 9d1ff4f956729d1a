#pragma once

#include <QString>

#include <string_view>

namespace retryscope::format {

/// The core's words as the interface shows them.
[[nodiscard]] inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace retryscope::format
