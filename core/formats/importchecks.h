#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importreport.h"
#include "core/model/function.h"
#include "core/model/terms.h"
#include "core/rules/rules.h"

#include <cstdint>
#include <string>

namespace retryscope {

/// Checks the settings of a draft as AWS checks them when they are saved. What AWS refuses is left
/// out, with AWS's message as a note.
class ImportChecks
{
public:
    /// The draft must have all its functions by now, and must not change while this lives.
    ImportChecks(const Draft &draft, std::int64_t accountConcurrency, ImportReport &report);

    /// The function as it goes into the scenario.
    [[nodiscard]] Function checked(const DraftFunction &function);

private:
    void checkNumbers(const DraftFunction &draft, Function &function);
    [[nodiscard]] bool hasConfig(const Function &function, const DraftConfig &config);
    [[nodiscard]] EventInvokeConfig checked(const DraftFunction &function,
                                            const DraftConfig &config);
    void checkNumber(const std::optional<DraftNumber> &given,
                     std::optional<std::int64_t> EventInvokeConfig::*member,
                     EventInvokeConfig &config);
    void checkSide(const DraftFunction &function, const std::optional<DraftDestination> &given,
                   Via via, EventInvokeConfig &config);
    /// Whether a function's ARN names a function, version or alias of the draft.
    [[nodiscard]] bool hasFunction(std::string_view arn) const;
    /// What to say first of a dead-letter queue in another region than the function's.
    [[nodiscard]] std::string elsewhere(std::string_view arn) const;
    void leaveOut(const ImportPlace &place, const std::string &message,
                  const std::string &remark = {});

    const Draft &m_draft;
    std::int64_t m_accountConcurrency;
    ImportReport &m_report;
    Rules m_rules;
};

/// Enters the version or alias that `qualifier` names, with a note, if the function does not have
/// it. False if no qualifier of AWS looks like that.
[[nodiscard]] bool ensureQualifier(DraftFunction &function, const std::string &qualifier,
                                   const ImportPlace &place, ImportReport &report);

} // namespace retryscope
