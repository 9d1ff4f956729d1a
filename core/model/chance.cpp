#include "core/model/chance.h"

#include <string_view>

namespace retryscope::chance {

std::string uuid(std::uint64_t luck)
{
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr unsigned digitsOfAHalf = 16;
    const auto halves = uuidBits(luck);
    std::string text;
    text.reserve(36);
    for (unsigned i = 0; i < 2 * digitsOfAHalf; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            text += '-';
        const unsigned shift = 4 * (digitsOfAHalf - 1 - i % digitsOfAHalf);
        text += digits[halves[i / digitsOfAHalf] >> shift & 0xFU];
    }
    return text;
}

} // namespace retryscope::chance
