#include "core/model/chance.h"

#include <cstdio>

namespace retryscope::chance {

std::string uuid(std::uint64_t luck)
{
    const std::uint64_t high = mixed(luck, 1);
    const std::uint64_t low = mixed(luck, 2);
    char text[37];
    std::snprintf(text, sizeof text, "%08x-%04x-4%03x-%04x-%012llx",
                  static_cast<unsigned>(high >> 32U), static_cast<unsigned>(high >> 16U & 0xFFFFU),
                  static_cast<unsigned>(high & 0xFFFU),
                  static_cast<unsigned>(0x8000U | (low >> 48U & 0x3FFFU)),
                  static_cast<unsigned long long>(low & 0xFFFF'FFFF'FFFFULL));
    return text;
}

} // namespace retryscope::chance
