#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Documents of the scenario format, right and wrong, for the tests of the reader, the writer and
/// the schema.
namespace retryscope::cases {

/// Whether a JSON Schema can express what is wrong.
enum class Schema { Sees, CannotTell };

struct WrongDocument
{
    const char *name;
    std::string text;
    std::string errors; ///< all that the reader reports, a line each: `where: what`
    Schema schema = Schema::Sees;
};

struct RightDocument
{
    const char *name;
    std::string text;
};

/// A scenario with one function `fn`, and `members` at its top level.
[[nodiscard]] std::string scenario(std::string_view members = {});

// Scenarios whose one entry has `members` besides what it must have.
[[nodiscard]] std::string withFunction(std::string_view members);
[[nodiscard]] std::string withConfig(std::string_view members);
[[nodiscard]] std::string withOutcome(std::string_view outcome);
[[nodiscard]] std::string withInvocation(std::string_view members);

[[nodiscard]] std::vector<WrongDocument> wrongSettings();
[[nodiscard]] std::vector<WrongDocument> wrongFunctions();
[[nodiscard]] std::vector<WrongDocument> wrongConfigs();
[[nodiscard]] std::vector<WrongDocument> wrongBehavior();
[[nodiscard]] std::vector<WrongDocument> wrongTargets();
[[nodiscard]] std::vector<WrongDocument> wrongInvocations();
[[nodiscard]] std::vector<WrongDocument> wrongChanges();

/// All of the above.
[[nodiscard]] std::vector<WrongDocument> wrongDocuments();
[[nodiscard]] std::vector<RightDocument> rightDocuments();

} // namespace retryscope::cases
