#pragma once

#include <QCoreApplication>
#include <QString>

#include <string>
#include <string_view>

namespace retryscope::format {

/// Gives the functions of `format` a context for translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::format)
};

[[nodiscard]] inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// `first`, `second`, `third`, then `4th` and so on.
[[nodiscard]] QString ordinal(int number);

/// The sentence of a whole paragraph: what is not empty, with a space between.
[[nodiscard]] QString paragraph(std::initializer_list<QString> sentences);

} // namespace retryscope::format
