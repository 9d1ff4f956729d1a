#include "core/trace/packedfact.h"

namespace retryscope {

PackedFact packedFact(const Fact &fact)
{
    return std::visit([](const auto &what) { return packed(what); }, fact);
}

Fact unpacked(const PackedFact &fact)
{
    return visitPacked([](const auto &what) { return Fact(what); }, fact);
}

} // namespace retryscope
