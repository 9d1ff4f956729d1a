#include "app/exportcommand.h"

#include "app/output.h"
#include "app/usage.h"
#include "core/formats/export.h"
#include "core/formats/scenariofile.h"

namespace retryscope {

Status exportSettings(const Arguments &arguments)
{
    if (arguments.positional.size() != 1)
        return wrongUsage({"export", "expected one scenario file"});
    const auto word = arguments.option("--as");
    const auto form = word ? exportForm(*word) : std::nullopt;
    if (!form) {
        return wrongUsage({"--as",
                           "expected aws-cli, cloudformation, sam, terraform, cdk-python or "
                           "cdk-typescript, found "
                               + word.value_or("none")});
    }
    const std::string &path = arguments.positional.front();
    const auto scenario = openScenario(path);
    if (!scenario) {
        return wrongScenario(path, scenario.error());
    }
    Output output(arguments.option("-o"));
    output.sink()(exportConfiguration(scenario.value(), *form));
    return finished(output);
}

} // namespace retryscope
