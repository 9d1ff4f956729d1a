#include "tests/core/cases/scenariocases.h"

namespace retryscope::cases {

std::vector<WrongDocument> wrongSettings() // NOLINT(readability-function-size): a table
{
    constexpr auto cannotTell = Schema::CannotTell;
    return {
        {"no object", "[]", ": expected an object, found an array\n"},
        {"empty object", "{}",
         ": expected the key \"format\", found none\n"
         ": expected the key \"version\", found none\n"
         ": expected the key \"functions\", found none\n"
         ": expected the key \"invocations\", found none\n"},
        {"another format",
         R"({"format": "report", "version": 1, "functions": [], "invocations": []})",
         "/format: expected \"retryscope-scenario\", found the string \"report\"\n"},
        {"a later version",
         R"({"format": "retryscope-scenario", "version": 2, "functions": [], "invocations": []})",
         "/version: expected the number 1, found 2\n"},
        {"version as a string",
         R"({"format": "retryscope-scenario", "version": "1", "functions": [], "invocations": []})",
         "/version: expected the number 1, found the string \"1\"\n"},
        {"an unknown key", scenario(R"("Title": "x")"),
         "/Title: expected one of the keys format, version, title, description, startTime, seed, "
         "rules, region, accountId, accountConcurrency, dispatchDelayMs, duplicatesPerMille, "
         "functions, targets, invocations, changes, breakpoints, notes, questions, forks, found "
         "\"Title\""
         "\n"},
        {"title", scenario(R"("title": 3)"), "/title: expected a string, found 3\n"},
        {"description", scenario(R"("description": null)"),
         "/description: expected a string, found null\n"},
        {"start time of another form", scenario(R"("startTime": "2026-01-15 10:30")"),
         "/startTime: expected a time from 1970 to 9999 such as \"2026-01-15T10:30:00.000Z\", "
         "found "
         "the string \"2026-01-15 10:30\"\n"},
        {"start time on a day that is none", scenario(R"("startTime": "2026-02-30T00:00:00Z")"),
         "/startTime: expected a time from 1970 to 9999 such as \"2026-01-15T10:30:00.000Z\", "
         "found "
         "the string \"2026-02-30T00:00:00Z\"\n",
         cannotTell},
        {"start time as a number", scenario(R"("startTime": 0)"),
         "/startTime: expected a string, found 0\n"},
        {"seed just below", scenario(R"("seed": -1)"),
         "/seed: expected a whole number from 0 to 9007199254740991, found -1\n"},
        {"seed just above", scenario(R"("seed": 9007199254740992)"),
         "/seed: expected a whole number from 0 to 9007199254740991, found 9007199254740992\n"},
        {"seed with a fraction", scenario(R"("seed": 1.5)"),
         "/seed: expected a whole number from 0 to 9007199254740991, found 1.5\n"},
        {"seed beyond 64 bits", scenario(R"("seed": 1e30)"),
         "/seed: expected a whole number from 0 to 9007199254740991, found 1e30\n"},
        {"a number of many digits", scenario("\"seed\": 1" + std::string(50, '0')),
         "/seed: expected a whole number from 0 to 9007199254740991, found a number of 51 "
         "characters\n"},
        {"rules as a string", scenario(R"("rules": "aws")"),
         "/rules: expected an object, found the string \"aws\"\n"},
        {"rules with an unknown key", scenario(R"("rules": {"option": "aws"})"),
         "/rules/option: expected one of the keys profile, overrides, found \"option\"\n"},
        {"an unknown profile", scenario(R"("rules": {"profile": "azure"})"),
         "/rules/profile: expected the name of a profile (aws, chapter, destinations-article, "
         "retry-guide), found the string \"azure\"\n"},
        {"an unknown option, before the profile",
         scenario(R"("rules": {"overrides": {"retry.waits": "long"}, "profile": 1})"),
         "/rules/overrides/retry.waits: expected the name of a profile (aws, chapter, "
         "destinations-article, retry-guide), found the string \"long\"\n"
         "/rules/profile: expected a string, found 1\n"},
        {"region", scenario(R"("region": "Virginia")"),
         "/region: expected the name of a region such as \"us-east-1\", found the string "
         "\"Virginia\"\n"},
        {"account of eleven digits", scenario(R"("accountId": "12345678901")"),
         "/accountId: expected twelve digits, found the string \"12345678901\"\n"},
        {"account as a number", scenario(R"("accountId": 123456789012)"),
         "/accountId: expected a string, found 123456789012\n"},
        {"account limit just below", scenario(R"("accountConcurrency": 0)"),
         "/accountConcurrency: expected a whole number from 1 to 1000000000, found 0\n"},
        {"account limit just above", scenario(R"("accountConcurrency": 1000000001)"),
         "/accountConcurrency: expected a whole number from 1 to 1000000000, found 1000000001\n"},
        {"dispatch delay just below", scenario(R"("dispatchDelayMs": -1)"),
         "/dispatchDelayMs: expected a whole number from 0 to 31536000000, found -1\n"},
        {"dispatch delay just above", scenario(R"("dispatchDelayMs": 31536000001)"),
         "/dispatchDelayMs: expected a whole number from 0 to 31536000000, found 31536000001\n"},
        {"duplicates just above", scenario(R"("duplicatesPerMille": 1001)"),
         "/duplicatesPerMille: expected a whole number from 0 to 1000, found 1001\n"},
        {"breakpoints", scenario(R"("breakpoints": {})"),
         "/breakpoints: expected an array, found an object\n"},
        {"notes", scenario(R"("notes": "")"), "/notes: expected an array, found the string \"\"\n"},
        {"questions", scenario(R"("questions": null)"),
         "/questions: expected an array, found null\n"},
        {"forks",
         scenario(R"("forks": [{"name": "", "atMs": -1, "patch": [{"op": "add", "path": "a"}]}])"),
         "/forks/0/name: expected a name, found the string \"\"\n"
         "/forks/0/atMs: expected a whole number from 0 to 31536000000, found -1\n"
         "/forks/0/patch/0: expected the key \"value\", found none\n"
         "/forks/0/patch/0/path: expected a JSON pointer, found the string \"a\"\n"},
        {"an operation of a fork with too much",
         scenario(
             R"("forks": [{"name": "a", "atMs": 1, "patch": [{"op": "remove", "path": "/a", "value": 1}]}])"),
         "/forks/0/patch/0/value: expected one of the keys op, path, found \"value\"\n"},
        {"errors in the document's order",
         R"({"zebra": 1, "seed": "s", "invocations": [7], "title": 0, "functions": {}, "version": 1,
             "format": "retryscope-scenario"})",
         "/zebra: expected one of the keys format, version, title, description, startTime, seed, "
         "rules, region, accountId, accountConcurrency, dispatchDelayMs, duplicatesPerMille, "
         "functions, targets, invocations, changes, breakpoints, notes, questions, forks, found "
         "\"zebra\"\n"
         "/seed: expected a whole number from 0 to 9007199254740991, found the string \"s\"\n"
         "/invocations/0: expected an object, found 7\n"
         "/title: expected a string, found 0\n"
         "/functions: expected an array, found an object\n"},
    };
}

} // namespace retryscope::cases
