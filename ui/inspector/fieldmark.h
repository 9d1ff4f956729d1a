#pragma once

#include "core/rules/ruleid.h"
#include "ui/inspector/message.h"

#include <QString>

#include <string>
#include <vector>

namespace retryscope {

/// What AWS would send otherwise at one field of a message, for people.
struct FieldMark
{
    QChar sign; ///< of a difference: another value, more, less
    std::string pointer; ///< within `content`
    bool isMissing = false; ///< the field is not there: it would stand in the object around it
    QString text; ///< `AWS sends 1`
    RuleId rule = RuleId::RecordShape;
};

/// All marks of a message, in the order of its fields. An envelope has none of its own: its text is
/// the record, which another tab shows.
[[nodiscard]] std::vector<FieldMark> fieldMarks(const Trace &trace, const Message &message);

/// A short sentence on all of them with the rules and whose options those are, as rich text with
/// links `rule:NAME`; empty if there are none.
[[nodiscard]] QString marksSentence(const Trace &trace, const std::vector<FieldMark> &marks);

} // namespace retryscope
