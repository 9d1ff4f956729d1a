#pragma once

#include "core/formats/requestid.h"
#include "core/model/json.h"
#include "core/model/result.h"
#include "core/model/scenario.h"

#include <string_view>
#include <vector>

namespace retryscope {

/// A scenario document, and what is needed to check quickly what is made of it.
///
/// Entries of `invocations` that are still the document's are not read again: an entry concerns no
/// other part of the document, and no other entry but by its request id. So a change of a scenario
/// with a million entries is checked in the time that the change takes, and not the entries.
class ScenarioCheck
{
public:
    /// `document` must be a scenario document, or be right but for what its forks' patches make of
    /// it. Looks at all of its entries.
    explicit ScenarioCheck(Json document);

    [[nodiscard]] const Json &document() const { return m_document; }

    /// What keeps `changed` from being a scenario: the errors of `readScenario`, none if it is one.
    /// But a request id that is there twice is told at a changed entry, even if another has it
    /// behind that.
    [[nodiscard]] std::vector<Error> errors(const Json &changed,
                                            std::string_view fallbackTitle) const;

    /// What keeps the forks of `changed` from being scenarios. `scenario` is what was read of it.
    [[nodiscard]] std::vector<Error> forkErrors(const Json &changed,
                                                const Scenario &scenario) const;

    /// Goes on from `changed`, which must have no errors.
    void change(Json changed);

private:
    [[nodiscard]] Result<Scenario, std::vector<Error>>
    readChanged(const Json &changed, std::string_view fallbackTitle) const;

    Json m_document;
    RequestIds m_requestIds; // of all entries
};

} // namespace retryscope
