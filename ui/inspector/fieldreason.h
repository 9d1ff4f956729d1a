#pragma once

#include "core/rules/ruleid.h"
#include "ui/inspector/message.h"

#include <QString>

#include <optional>
#include <string>

namespace retryscope {

/// Why a field of a record has its value.
struct FieldReason
{
    QString field; ///< its name
    QString sentence; ///< which step set it, and the sum behind it; without a full stop at its end
    std::optional<StepIndex> step; ///< that set it
    RuleId rule = RuleId::RecordShape;
};

/// The reason for the field at `pointer` of `content(trace, message)`.
[[nodiscard]] FieldReason fieldReason(const Trace &trace, const Message &message,
                                      const std::string &pointer);

} // namespace retryscope
