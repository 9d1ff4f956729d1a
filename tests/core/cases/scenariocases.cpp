#include "tests/core/cases/scenariocases.h"

namespace retryscope::cases {

namespace {

/// `head` and, after a comma, `members` if there are any.
std::string joined(std::string head, std::string_view members)
{
    if (!members.empty()) {
        head += ", ";
        head += members;
    }
    return head;
}

std::string document(const std::string &functions, const std::string &invocations)
{
    return R"({"format": "retryscope-scenario", "version": 1, "functions": [)" + functions
        + R"(], "invocations": [)" + invocations + "]}";
}

} // namespace

std::string scenario(std::string_view members)
{
    return joined(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "fn"}], "invocations": [])",
                  members)
        + '}';
}

std::string withFunction(std::string_view members)
{
    return document(joined(R"({"FunctionName": "fn")", members) + '}', "");
}

std::string withConfig(std::string_view members)
{
    return withFunction(R"("Versions": ["1"], "Aliases": [{"Name": "live", "FunctionVersion": "1"}],
        "EventInvokeConfigs": [{)"
                        + std::string(members) + "}]");
}

std::string withOutcome(std::string_view outcome)
{
    return withFunction(R"("behavior": [{"outcome": )" + std::string(outcome) + "}]");
}

std::string withInvocation(std::string_view members)
{
    return document(R"({"FunctionName": "fn"})",
                    joined(R"({"atMs": 0, "function": "fn")", members) + '}');
}

std::vector<WrongDocument> wrongDocuments()
{
    std::vector<WrongDocument> all;
    for (const auto &part : {wrongSettings(), wrongFunctions(), wrongConfigs(), wrongBehavior(),
                             wrongTargets(), wrongInvocations(), wrongChanges()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace retryscope::cases
