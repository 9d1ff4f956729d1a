#pragma once

#include <string>
#include <vector>

/// What AWS is known to do, as scenarios with their results worked out by hand.
namespace retryscope::facts {

/// A place in the report and the JSON that must stand there. `absent` stands for nothing at all.
struct Expectation
{
    std::string pointer;
    std::string value;
};

struct Fact
{
    const char *claim; ///< the test's row
    const char *evidence; ///< where it was seen or is documented
    std::string scenario;
    std::vector<Expectation> expected;
};

[[nodiscard]] std::vector<Fact> retryFacts();
[[nodiscard]] std::vector<Fact> refusalFacts();
[[nodiscard]] std::vector<Fact> settingsFacts();
[[nodiscard]] std::vector<Fact> recordFacts();
[[nodiscard]] std::vector<Fact> deadLetterFacts();
[[nodiscard]] std::vector<Fact> deliveryFacts();
[[nodiscard]] std::vector<Fact> chainFacts();
[[nodiscard]] std::vector<Fact> callFacts();

/// A scenario of one function `orders` with these settings, called once at 0 ms with this request
/// id and the event `{"order":1}`.
[[nodiscard]] std::string oneOrder(const std::string &settings, const std::string &more = {});

/// A whole scenario document; `rest` begins with its second key.
[[nodiscard]] std::string document(const std::string &rest);

inline const std::string requestId = "7d1f4c1e-5a0b-4c62-9d57-0e2b8f6a1c34";

} // namespace retryscope::facts
