#include "core/formats/scenariofile.h"

#include "core/formats/scenarioreader.h"
#include "core/formats/textfile.h"

#include <filesystem>

namespace retryscope {

std::string titleOf(const std::string &path)
{
    return std::filesystem::path(path).stem().string();
}

Result<Scenario, std::vector<Error>> openScenario(const std::string &path)
{
    const auto text = readFile(path);
    if (!text)
        return std::vector<Error>{{{}, text.error().what}};
    return readScenarioText(text.value(), titleOf(path));
}

} // namespace retryscope
