#include "core/model/chance.h"

#include <cstdio>

namespace retryscope::chance {

std::string uuid(std::uint64_t luck)
{
    const auto [high, low] = uuidBits(luck);
    char text[37];
    std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx",
                  static_cast<unsigned>(high >> 32U), static_cast<unsigned>(high >> 16U & 0xFFFFU),
                  static_cast<unsigned>(high & 0xFFFFU), static_cast<unsigned>(low >> 48U),
                  static_cast<unsigned long long>(low & 0xFFFF'FFFF'FFFFULL));
    return text;
}

} // namespace retryscope::chance
