#include "core/rules/mythcard.h"

namespace retryscope {

const char *name(Holds holds)
{
    switch (holds) {
    case Holds::Yes:
        return "yes";
    case Holds::No:
        return "no";
    case Holds::Partly:
        return "partly";
    case Holds::Unverified:
        return "unverified";
    }
    return "";
}

const char *name(Standing standing)
{
    switch (standing) {
    case Standing::Agrees:
        return "agrees";
    case Standing::Wrong:
        return "wrong";
    case Standing::Partly:
        return "partly";
    case Standing::Outdated:
        return "outdated";
    case Standing::ContradictsItself:
        return "contradicts-itself";
    }
    return "";
}

} // namespace retryscope
