#include "app/importcommand.h"

#include "app/output.h"
#include "app/usage.h"
#include "core/formats/import.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenariowriter.h"
#include "core/formats/textfile.h"

namespace retryscope {

Status import(const Arguments &arguments)
{
    if (arguments.positional.empty())
        return wrongUsage({"import", "expected at least one file"});
    std::vector<ConfigurationFile> files;
    std::vector<Error> unreadable;
    for (const std::string &path : arguments.positional) {
        auto text = readFile(path);
        if (text)
            files.push_back({path, std::move(text).value()});
        else
            unreadable.push_back(text.error());
    }
    if (!unreadable.empty()) {
        printErrors({}, unreadable);
        return Status::InputIsWrong;
    }
    const auto imported = importConfiguration(files);
    if (!imported) {
        printErrors({}, imported.error());
        return Status::InputIsWrong;
    }
    std::vector<Error> notes = imported.value().notes;
    for (Error &note : notes)
        note.what = "note: " + note.what;
    printErrors({}, notes);
    Output output(arguments.option("-o"));
    output.sink()(prettyText(writeScenario(imported.value().scenario)));
    return finished(output);
}

} // namespace retryscope
