#pragma once

#include "core/rules/ruleid.h"
#include "ui/style.h"

#include <QString>
#include <QStringList>

#include <string_view>

/// Rich text in our type scale and the colours of the theme in force. Arguments are rich text
/// themselves: escape what is not.
namespace retryscope::page {

[[nodiscard]] QString html(std::string_view text); ///< escaped
[[nodiscard]] QString title(const QString &text);
[[nodiscard]] QString heading(const QString &text);
[[nodiscard]] QString paragraph(const QString &text);
[[nodiscard]] QString strong(const QString &text);
[[nodiscard]] QString small(const QString &text); ///< on a line of its own, in a paler colour
[[nodiscard]] QString coloured(const QString &text, const style::MarkStyle &look);
[[nodiscard]] QString link(const QString &target, const QString &text);
[[nodiscard]] QString ruleLink(RuleId rule); ///< `rule:retry.waits`
[[nodiscard]] QString head(const QStringList &cells);
[[nodiscard]] QString row(const QStringList &cells);
[[nodiscard]] QString table(const QString &rows);

} // namespace retryscope::page
