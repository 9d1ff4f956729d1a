#include "tests/core/cases/scenariocases.h"

namespace retryscope::cases {

namespace {

constexpr auto cannotTell = Schema::CannotTell;

std::string functions(std::string_view entries)
{
    return R"({"format": "retryscope-scenario", "version": 1, "invocations": [], "functions": [)"
        + std::string(entries) + "]}";
}

} // namespace

std::vector<WrongDocument> wrongFunctions() // NOLINT(readability-function-size): a table
{
    const std::string nameForm = "expected 1 to 64 of a-z, A-Z, 0-9, - and _, found ";
    const std::string aliasForm =
        "expected 1 to 128 of a-z, A-Z, 0-9, - and _, not a number, found ";
    return {
        {"a function that is no object", functions("\"fn\""),
         "/functions/0: expected an object, found the string \"fn\"\n"},
        {"a function without name", functions("{}"),
         "/functions/0: expected the key \"FunctionName\", found none\n"},
        {"an unknown key of a function", withFunction(R"("timeout": 3)"),
         "/functions/0/timeout: expected one of the keys FunctionName, logicalId, Timeout, "
         "MemorySize, ReservedConcurrentExecutions, RecursiveLoop, DeadLetterConfig, Versions, "
         "Aliases, EventInvokeConfigs, behavior, found \"timeout\"\n"},
        {"an empty name", functions(R"({"FunctionName": ""})"),
         "/functions/0/FunctionName: " + nameForm + "the string \"\"\n"},
        {"a name of 65 characters",
         functions(R"({"FunctionName": ")" + std::string(65, 'f') + "\"}"),
         "/functions/0/FunctionName: " + nameForm + "a string of 65 bytes\n"},
        {"a name with a colon", functions(R"({"FunctionName": "fn:live"})"),
         "/functions/0/FunctionName: " + nameForm + "the string \"fn:live\"\n"},
        {"a name as a number", functions(R"({"FunctionName": 7})"),
         "/functions/0/FunctionName: expected a string, found 7\n"},
        {"a name used twice", functions(R"({"FunctionName": "a"}, {"FunctionName": "a"})"),
         "/functions/1/FunctionName: expected a name that no other function has, found the string "
         "\"a\" again\n",
         cannotTell},
        {"timeout just below", withFunction(R"("Timeout": 0)"),
         "/functions/0/Timeout: expected a whole number from 1 to 900, found 0\n"},
        {"timeout just above", withFunction(R"("Timeout": 901)"),
         "/functions/0/Timeout: expected a whole number from 1 to 900, found 901\n"},
        {"memory just below", withFunction(R"("MemorySize": 127)"),
         "/functions/0/MemorySize: expected a whole number from 128 to 10240, found 127\n"},
        {"memory just above", withFunction(R"("MemorySize": 10241)"),
         "/functions/0/MemorySize: expected a whole number from 128 to 10240, found 10241\n"},
        {"a negative reservation", withFunction(R"("ReservedConcurrentExecutions": -1)"),
         "/functions/0/ReservedConcurrentExecutions: 1 validation error detected: Value '-1' at "
         "'reservedConcurrentExecutions' failed to satisfy constraint: Member must have value "
         "greater than or equal to 0\n"},
        {"a reservation above the account's limit, which stands behind it",
         R"({"format": "retryscope-scenario", "version": 1, "invocations": [], "functions":
             [{"FunctionName": "fn", "ReservedConcurrentExecutions": 11}],
             "accountConcurrency": 10})",
         "/functions/0/ReservedConcurrentExecutions: Specified ReservedConcurrentExecutions for "
         "function decreases account's UnreservedConcurrentExecution below its minimum value of "
         "[100].\n",
         cannotTell},
        {"a reservation with a fraction", withFunction(R"("ReservedConcurrentExecutions": 1.5)"),
         "/functions/0/ReservedConcurrentExecutions: expected a whole number from "
         "-9007199254740991 to 9007199254740991, found 1.5\n"},
        {"recursive loop", withFunction(R"("RecursiveLoop": "Deny")"),
         "/functions/0/RecursiveLoop: expected one of \"Terminate\", \"Allow\", found the string "
         "\"Deny\"\n"},
        {"logical id", withFunction(R"("logicalId": 1)"),
         "/functions/0/logicalId: expected a string, found 1\n"},
        {"a version as a number", withFunction(R"("Versions": [1])"),
         "/functions/0/Versions/0: expected a version number as a string, found 1\n"},
        {"a version that is no number", withFunction(R"("Versions": ["1", "v2", "$LATEST"])"),
         "/functions/0/Versions/1: expected a version number as a string, found the string "
         "\"v2\"\n"
         "/functions/0/Versions/2: expected a version number as a string, found the string "
         "\"$LATEST\"\n"},
        {"a version used twice", withFunction(R"("Versions": ["1", "2", "1"])"),
         "/functions/0/Versions/2: expected each version once, found the string \"1\" again\n"},
        {"an alias without its keys", withFunction(R"("Aliases": [{}])"),
         "/functions/0/Aliases/0: expected the key \"Name\", found none\n"
         "/functions/0/Aliases/0: expected the key \"FunctionVersion\", found none\n"},
        {"an alias that is a number",
         withFunction(R"("Aliases": [{"Name": "12", "FunctionVersion": "$LATEST"}])"),
         "/functions/0/Aliases/0/Name: " + aliasForm + "the string \"12\"\n"},
        {"an alias with a point",
         withFunction(R"("Aliases": [{"Name": "a.b", "FunctionVersion": "$LATEST"}])"),
         "/functions/0/Aliases/0/Name: " + aliasForm + "the string \"a.b\"\n"},
        {"an alias of 129 characters",
         withFunction(R"("Aliases": [{"FunctionVersion": "$LATEST", "Name": ")"
                      + std::string(129, 'a') + "\"}]"),
         "/functions/0/Aliases/0/Name: " + aliasForm + "a string of 129 bytes\n"},
        {"an alias used twice",
         withFunction(R"("Aliases": [{"Name": "a", "FunctionVersion": "$LATEST"},
                                     {"Name": "a", "FunctionVersion": "$LATEST"}])"),
         "/functions/0/Aliases/1/Name: expected a name that no other alias of the function has, "
         "found the string \"a\" again\n",
         cannotTell},
        {"an alias of an unknown version",
         withFunction(R"("Aliases": [{"Name": "a", "FunctionVersion": "3"}], "Versions": ["1"])"),
         "/functions/0/Aliases/0/FunctionVersion: expected $LATEST or a version of the function, "
         "found the string \"3\"\n",
         cannotTell},
        {"an alias of an alias",
         withFunction(R"("Aliases": [{"Name": "a", "FunctionVersion": "$LATEST"},
                                     {"Name": "b", "FunctionVersion": "a"}])"),
         "/functions/0/Aliases/1/FunctionVersion: expected $LATEST or a version of the function, "
         "found the string \"a\"\n"},
    };
}

} // namespace retryscope::cases
