#include "tests/core/cases/scenariocases.h"

namespace retryscope::cases {

namespace {

std::string withWhen(std::string_view members)
{
    return withFunction(R"("behavior": [{"when": {)" + std::string(members)
                        + R"(}, "outcome": {"type": "exit"}}])");
}

} // namespace

std::vector<WrongDocument> wrongBehavior() // NOLINT(readability-function-size): a table
{
    constexpr auto cannotTell = Schema::CannotTell;
    const std::string when = "/functions/0/behavior/0/when";
    const std::string outcome = "/functions/0/behavior/0/outcome";
    const std::string types =
        "expected one of \"success\", \"error\", \"initError\", \"timeout\", \"exit\", "
        "\"outOfMemory\", \"throttle\", \"systemError\", \"oneOf\", found ";
    return {
        {"behaviour as an object", withFunction(R"("behavior": {})"),
         "/functions/0/behavior: expected an array, found an object\n"},
        {"behaviour without outcome", withFunction(R"("behavior": [{}])"),
         "/functions/0/behavior/0: expected the key \"outcome\", found none\n"},
        {"an unknown key of a behaviour",
         withFunction(R"("behavior": [{"then": 1, "outcome": {"type": "exit"}}])"),
         "/functions/0/behavior/0/then: expected one of the keys when, outcome, found \"then\"\n"},
        {"an unknown condition", withWhen(R"("afterMs": 5)"),
         when
             + "/afterMs: expected one of the keys fromMs, toMs, attempt, payload, found "
               "\"afterMs\"\n"},
        {"from just below", withWhen(R"("fromMs": -1)"),
         when + "/fromMs: expected a whole number from 0 to 31536000000, found -1\n"},
        {"to just above", withWhen(R"("toMs": 31536000001)"),
         when + "/toMs: expected a whole number from 0 to 31536000000, found 31536000001\n"},
        {"attempt as a number", withWhen(R"("attempt": 1)"),
         when + "/attempt: expected an array, found 1\n"},
        {"attempt zero", withWhen(R"("attempt": [1, 0])"),
         when + "/attempt/1: expected a whole number from 1 to 9007199254740991, found 0\n"},
        {"a payload condition that is no pointer", withWhen(R"("payload": {"kind": 1, "/~2": 0})"),
         when + "/payload/kind: expected a JSON pointer such as /kind, found \"kind\"\n" + when
             + "/payload/~1~02: expected a JSON pointer such as /kind, found \"/~2\"\n"},
        {"an outcome without type", withOutcome(R"({"durationMs": 1})"),
         outcome + ": expected the key \"type\", found none\n"},
        {"an unknown type", withOutcome(R"({"type": "crash"})"),
         outcome + "/type: " + types + "the string \"crash\"\n"},
        {"an unknown type and an unknown key", withOutcome(R"({"code": 1, "type": 5})"),
         outcome
             + "/code: expected one of the keys type, response, errorType, errorMessage, choices, "
               "durationMs, found \"code\"\n"
             + outcome + "/type: " + types + "5\n"},
        {"a response of an error", withOutcome(R"({"response": 1, "type": "error"})"),
         outcome
             + "/response: expected one of the keys type, errorType, errorMessage, durationMs, "
               "found \"response\"\n"},
        {"an error type of a success", withOutcome(R"({"type": "success", "errorType": "E"})"),
         outcome
             + "/errorType: expected one of the keys type, response, durationMs, found "
               "\"errorType\"\n"},
        {"an error type as a number", withOutcome(R"({"type": "initError", "errorType": 1})"),
         outcome + "/errorType: expected a string, found 1\n"},
        {"an error message as null", withOutcome(R"({"type": "error", "errorMessage": null})"),
         outcome + "/errorMessage: expected a string, found null\n"},
        {"a duration of a timeout", withOutcome(R"({"type": "timeout", "durationMs": 1})"),
         outcome + "/durationMs: expected only the key type, found \"durationMs\"\n"},
        {"a duration of a choice",
         withOutcome(R"({"type": "oneOf", "durationMs": 1, "choices": [{"outcome":
                        {"type": "exit"}}]})"),
         outcome + "/durationMs: expected one of the keys type, choices, found \"durationMs\"\n"},
        {"a negative duration", withOutcome(R"({"type": "exit", "durationMs": -1})"),
         outcome + "/durationMs: expected a whole number from 0 to 31536000000, found -1\n"},
        {"a duration as a string", withOutcome(R"({"type": "exit", "durationMs": "1s"})"),
         outcome
             + "/durationMs: expected a whole number of milliseconds, or an object with min and "
               "max, found the string \"1s\"\n"},
        {"a range without end", withOutcome(R"({"type": "exit", "durationMs": {"min": 1}})"),
         outcome + "/durationMs: expected the key \"max\", found none\n"},
        {"a range with an unknown key",
         withOutcome(R"({"type": "exit", "durationMs": {"min": 1, "max": 2, "mean": 1}})"),
         outcome + "/durationMs/mean: expected one of the keys min, max, found \"mean\"\n"},
        {"a range upside down",
         withOutcome(R"({"type": "exit", "durationMs": {"min": 2, "max": 1}})"),
         outcome + "/durationMs: expected min to be at most max, found min 2 and max 1\n",
         cannotTell},
        {"no choices", withOutcome(R"({"type": "oneOf"})"),
         outcome + ": expected the key \"choices\", found none\n"},
        {"an empty list of choices", withOutcome(R"({"type": "oneOf", "choices": []})"),
         outcome + "/choices: expected at least one choice, found none\n"},
        {"a choice without outcome", withOutcome(R"({"type": "oneOf", "choices": [{}]})"),
         outcome + "/choices/0: expected the key \"outcome\", found none\n"},
        {"weight just below", withOutcome(R"({"type": "oneOf", "choices": [{"weight": 0, "outcome":
                        {"type": "exit"}}]})"),
         outcome + "/choices/0/weight: expected a whole number from 1 to 1000000, found 0\n"},
        {"weight just above",
         withOutcome(R"({"type": "oneOf", "choices": [{"weight": 1000001, "outcome":
                        {"type": "exit"}}]})"),
         outcome + "/choices/0/weight: expected a whole number from 1 to 1000000, found 1000001\n"},
        {"an error within nested choices",
         withOutcome(R"({"type": "oneOf", "choices": [{"outcome": {"type": "oneOf", "choices":
                        [{"outcome": {"type": "none"}}]}}]})"),
         outcome + "/choices/0/outcome/choices/0/outcome/type: " + types + "the string \"none\"\n"},
    };
}

} // namespace retryscope::cases
