#include "app/usage.h"

#include "core/formats/import.h"
#include "core/formats/textfile.h"

namespace retryscope {

std::string_view usageText()
{
    return R"(Retryscope simulates AWS Lambda's asynchronous invocation.

  retryscope-cli run SCENARIO [--rules PROFILE] [--set RULE=OPTION]... [--seed N]
                     [--fork NAME] [--until DURATION]
                     [--format text|summary|json|jsonl|chrome] [--profile] [-o FILE]
  retryscope-cli check FILE...
  retryscope-cli compare SCENARIO [--rules PROFILE [--rules PROFILE]] [--with OTHER]
                     [--fork NAME [--fork NAME]] [-o FILE]
  retryscope-cli import FILE... [-o SCENARIO]
  retryscope-cli export SCENARIO --as FORM [-o FILE]
  retryscope-cli rules [--profile PROFILE] [RULE] [-o FILE]
  retryscope-cli schema [-o FILE]

run      plays a scenario and writes the timeline, a summary, the report or the trace;
         --profile prints on standard error where time and memory went
check    prints the errors of scenarios, traces (.jsonl) and AWS configuration, and what
         a careful colleague would warn about
compare  plays it by two profiles, beside another scenario, or with one or two of its
         forks: where they part, which invocations end differently
import   makes a scenario of what the AWS CLI printed, a script that calls it,
         CloudFormation, SAM or a Terraform plan in JSON
export   writes the functions' settings in the form that a person deploys
rules    prints the rulebook: every rule, its options, who claims what
schema   prints the JSON Schema of the scenario format

PROFILE   aws, chapter, destinations-article, retry-guide
FORM      aws-cli, cloudformation, sam, terraform, cdk-python, cdk-typescript
DURATION  90s, 15m, 6h, 1500ms, 1m30s, or plain milliseconds

Exit status: 0 fine, 1 the input is wrong, 2 wrong usage, 3 a check does not hold.
)";
}

Status wrongUsage(const Error &error)
{
    printErrors("retryscope-cli", {error});
    printErrors({}, {{{}, "Try: retryscope-cli --help"}});
    return Status::WrongUsage;
}

Status wrongScenario(const std::string &file, const std::vector<Error> &errors)
{
    const auto text = readFile(file);
    if (text && importConfiguration({{file, text.value()}}))
        printErrors(file,
                    {{{},
                      "expected a scenario, found AWS configuration: retryscope-cli import " + file
                          + " -o SCENARIO makes a scenario of it"}});
    else
        printErrors(file, errors);
    return Status::InputIsWrong;
}

Status finished(Output &output)
{
    if (const auto error = output.finish()) {
        printErrors({}, {*error});
        return Status::InputIsWrong;
    }
    return Status::Fine;
}

} // namespace retryscope
