#include "app/rulescommand.h"

#include "app/output.h"
#include "app/usage.h"
#include "core/formats/rulebooktext.h"

namespace retryscope {

Status rules(const Arguments &arguments)
{
    if (arguments.positional.size() > 1)
        return wrongUsage({"rules", "expected at most one rule"});
    std::optional<Profile> profile;
    if (const auto name = arguments.option("--profile")) {
        profile = profileNamed(*name);
        if (!profile) {
            return wrongUsage(
                {"--profile",
                 "expected aws, chapter, destinations-article or retry-guide, found " + *name});
        }
    }
    std::optional<RuleId> id;
    if (!arguments.positional.empty()) {
        id = ruleNamed(arguments.positional.front());
        if (!id)
            return wrongUsage({arguments.positional.front(), "is no rule; `rules` lists them all"});
    }
    Output output(arguments.option("-o"));
    output.sink()(rulebookText(profile, id));
    return finished(output);
}

} // namespace retryscope
