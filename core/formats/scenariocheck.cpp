#include "core/formats/scenariocheck.h"

#include "core/formats/forkreader.h"
#include "core/formats/scenarioreader.h"

#include <algorithm>
#include <cstddef>

namespace retryscope {

namespace {

const Json::Array *invocationsOf(const Json &document)
{
    const Json *invocations = document.find("invocations");
    return invocations ? invocations->array() : nullptr;
}

/// What lies between the first and the last element that differ.
Json::Array changedElements(const Json::Array &from, const Json::Array &to)
{
    if (&from == &to) // copies of one array, unchanged since
        return {};
    const auto [begin, unused] = std::ranges::mismatch(to, from);
    const auto front = begin - to.begin();
    const auto most = static_cast<std::ptrdiff_t>(std::min(from.size(), to.size())) - front;
    std::ptrdiff_t same = 0; // at the end
    while (same < most && from.end()[-1 - same] == to.end()[-1 - same])
        ++same;
    return {begin, to.end() - same};
}

/// Whether it is plain that `document`, leaving its forks out, is a scenario. An entry of
/// `invocations` concerns no other part of the document, and no other entry but by a request id.
bool isPlainlyRight(const Json &document, const Json &former, std::string_view title)
{
    const Json::Array *invocations = invocationsOf(document);
    const Json::Array *formerInvocations = invocationsOf(former);
    if (!invocations || !formerInvocations)
        return false;
    Json::Array changed = changedElements(*formerInvocations, *invocations);
    if (std::ranges::any_of(changed, [](const Json &entry) { return entry.find("requestId"); }))
        return false;
    Json rest = withoutForks(document);
    rest.set("invocations", std::move(changed));
    return readScenario(rest, title).hasValue();
}

bool areForksPlainlyRight(const Json &document, const Json &former, std::string_view title)
{
    const Json *list = document.find("forks");
    if (!list)
        return true;
    std::vector<Fork> forks;
    std::vector<Error> errors;
    readForks(JsonNode(*list, errors), forks);
    return errors.empty() && std::ranges::all_of(forks, [&](const Fork &fork) {
               const auto branch = branchDocument(document, fork);
               return branch && !branch.value().find("forks")
                   && isPlainlyRight(branch.value(), former, title);
           });
}

} // namespace

std::vector<Error> scenarioErrors(const Json &document, const Json &former,
                                  std::string_view fallbackTitle)
{
    if (isPlainlyRight(document, former, fallbackTitle)
        && areForksPlainlyRight(document, former, fallbackTitle))
        return {};
    const auto scenario = readScenario(document, fallbackTitle);
    return scenario ? std::vector<Error>() : scenario.error();
}

} // namespace retryscope
