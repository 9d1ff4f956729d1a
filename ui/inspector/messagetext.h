#pragma once

#include "ui/inspector/message.h"

#include <QString>

namespace retryscope {

/// A call of the AWS CLI, in the words of a POSIX shell, that sends the same body to the target. A
/// bus gets the record as the detail of an entry; AWS wraps it.
[[nodiscard]] QString asCommand(const Trace &trace, const Message &message);

/// The heading, and the JSON in a fence that nothing within it ends.
[[nodiscard]] QString asMarkdown(const QString &heading, const Json &content);

} // namespace retryscope
