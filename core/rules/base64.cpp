#include "core/rules/base64.h"

#include <cstddef>
#include <cstdint>

namespace retryscope {

std::string base64(std::string_view bytes)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const bool isThere = i + k < bytes.size();
            group = group << 8U | (isThere ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        const std::size_t there = bytes.size() - i;
        text += digits[group >> 18U];
        text += digits[group >> 12U & 0x3FU];
        text += there > 1 ? digits[group >> 6U & 0x3FU] : '=';
        text += there > 2 ? digits[group & 0x3FU] : '=';
    }
    return text;
}

} // namespace retryscope
