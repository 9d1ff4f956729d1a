#include "core/formats/scenariocheck.h"

#include "core/formats/forkreader.h"
#include "core/formats/scenarioreader.h"
#include "core/model/jsonchange.h"
#include "core/model/jsonpointer.h"

#include <cstddef>
#include <utility>

namespace retryscope {

namespace {

constexpr std::string_view invocationsKey = "invocations";

const Json::Array *entriesOf(const Json &document)
{
    const Json *invocations = document.find(invocationsKey);
    return invocations ? invocations->array() : nullptr;
}

/// Calls `use` with the request ids of the entries from `begin` on and before `end`.
template <typename Use>
void forRequestIds(const Json::Array &entries, std::size_t begin, std::size_t end, Use use)
{
    for (std::size_t i = begin; i < end; ++i) {
        if (const auto id = requestIdOf(entries[i]))
            use(*id);
    }
}

/// Errors of a list of some entries, as errors of the whole list: `places` are theirs in it.
std::vector<Error> placed(std::vector<Error> errors, const std::vector<std::size_t> &places)
{
    const std::string list = childPointer({}, invocationsKey);
    for (Error &error : errors) {
        if (!error.where.starts_with(list + '/'))
            continue;
        std::string_view rest = std::string_view(error.where).substr(list.size());
        const auto number = placeOf(*nextToken(rest));
        error.where = childPointer(list, places[*number]) + std::string(rest);
    }
    return errors;
}

} // namespace

ScenarioCheck::ScenarioCheck(Json document)
    : m_document(std::move(document))
{
    for (const Json &entry : *entriesOf(m_document)) {
        if (const auto id = requestIdOf(entry))
            m_requestIds.insert(*id);
    }
}

std::vector<Error> ScenarioCheck::errors(const Json &changed, std::string_view fallbackTitle) const
{
    const auto scenario = readChanged(changed, fallbackTitle);
    return scenario ? forkErrors(changed, scenario.value()) : scenario.error();
}

std::vector<Error> ScenarioCheck::forkErrors(const Json &changed, const Scenario &scenario) const
{
    std::vector<Error> all;
    for (std::size_t i = 0; i < scenario.forks.size(); ++i) {
        const Fork &fork = scenario.forks[i];
        std::vector<Error> errors;
        if (const auto branch = branchDocument(changed, fork); !branch)
            errors = {branch.error()};
        else if (const auto read = readChanged(branch.value(), scenario.title); !read)
            errors = blamed(fork, read.error());
        for (const Error &error : errors)
            all.push_back({childPointer("/forks", i) + error.where, error.what});
    }
    return all;
}

void ScenarioCheck::change(Json changed)
{
    const Json::Array &from = *entriesOf(m_document);
    const Json::Array &to = *entriesOf(changed);
    const std::vector<JsonChange> all = changes(from, to);
    for (const JsonChange &each : all)
        forRequestIds(from, each.fromBegin, each.fromEnd,
                      [this](const RequestId &id) { m_requestIds.erase(id); });
    for (const JsonChange &each : all)
        forRequestIds(to, each.toBegin, each.toEnd,
                      [this](const RequestId &id) { m_requestIds.insert(id); });
    m_document = std::move(changed);
}

/// Reads `changed` without the entries that are the document's.
Result<Scenario, std::vector<Error>>
ScenarioCheck::readChanged(const Json &changed, std::string_view fallbackTitle) const
{
    const Json::Array *entries = entriesOf(changed);
    if (!entries)
        return readPart(changed, fallbackTitle, {});
    const Json::Array &former = *entriesOf(m_document);
    const std::vector<JsonChange> all = changes(former, *entries);
    RequestIds free; // the entries that had them are gone, or have others
    for (const JsonChange &each : all)
        forRequestIds(former, each.fromBegin, each.fromEnd,
                      [&](const RequestId &id) { free.insert(id); });
    RequestIds taken;
    Json::Array toRead;
    std::vector<std::size_t> places;
    for (const JsonChange &each : all) {
        forRequestIds(*entries, each.toBegin, each.toEnd, [&](const RequestId &id) {
            if (m_requestIds.contains(id) && !free.contains(id))
                taken.insert(id);
        });
        for (std::size_t i = each.toBegin; i < each.toEnd; ++i) {
            toRead.push_back((*entries)[i]);
            places.push_back(i);
        }
    }
    Json part = changed;
    part.set(invocationsKey, std::move(toRead));
    auto scenario = readPart(part, fallbackTitle, std::move(taken));
    if (!scenario)
        return placed(scenario.error(), places);
    return scenario;
}

} // namespace retryscope
