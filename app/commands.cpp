#include "app/commands.h"

#include "app/arguments.h"
#include "app/checkcommand.h"
#include "app/comparecommand.h"
#include "app/exportcommand.h"
#include "app/importcommand.h"
#include "app/output.h"
#include "app/rulescommand.h"
#include "app/runcommand.h"
#include "app/usage.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioschema.h"

#include <algorithm>
#include <array>
#include <string>

namespace retryscope {

namespace {

constexpr std::array<std::string_view, 1> outputOption{"-o"};

Status schema(const Arguments &arguments)
{
    if (!arguments.positional.empty())
        return wrongUsage({"schema", "expected no file"});
    Output output(arguments.option("-o"));
    output.sink()(prettyText(scenarioSchema()));
    return finished(output);
}

/// One word of the command line, what it takes, and what it does.
struct Command
{
    std::string_view name;
    KnownOptions options;
    Status (*run)(const Arguments &arguments) = nullptr;
};

constexpr std::array<Command, 7> commands{{{"run", {runOptions, runFlags}, run},
                                           {"check", {}, check},
                                           {"compare", {compareOptions, {}}, compare},
                                           {"import", {outputOption, {}}, import},
                                           {"export", {exportOptions, {}}, exportSettings},
                                           {"rules", {rulesOptions, {}}, rules},
                                           {"schema", {outputOption, {}}, schema}}};

Status print(std::string_view text)
{
    Output output(std::nullopt);
    output.sink()(text);
    return finished(output);
}

bool asksForHelp(std::span<const char *const> words)
{
    for (const std::string_view word : words) {
        if (word == "--help" || word == "-h")
            return true;
        if (word == "--")
            return false; // what follows is a file
    }
    return false;
}

} // namespace

Status runCommand(std::span<const char *const> words)
{
    if (words.empty())
        return wrongUsage({"", "expected a command"});
    const std::string_view word = words.front();
    if (word == "--help" || word == "-h")
        return print(usageText());
    if (word == "--version")
        return print("retryscope-cli " RETRYSCOPE_VERSION "\n");
    const auto command = std::ranges::find(commands, word, &Command::name);
    if (command == commands.end())
        return wrongUsage({std::string(word), "is no command"});
    if (asksForHelp(words.subspan(1)))
        return print(usageText());
    const auto arguments = splitArguments(words.subspan(1), command->options);
    if (!arguments)
        return wrongUsage(arguments.error());
    return command->run(arguments.value());
}

} // namespace retryscope
