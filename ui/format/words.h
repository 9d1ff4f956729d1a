#pragma once

#include "ui/format/utf8.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace retryscope::format {

/// Gives the functions of `format` a context for translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::format)
};

/// `first`, `second`, `third`, then `4th` and so on.
[[nodiscard]] QString ordinal(int number);

/// `1 attempt`, `3 attempts`
[[nodiscard]] QString attemptsText(int attempts);

/// `no retry`, `1 retry`, `2 retries`
[[nodiscard]] QString retriesText(int retries);

/// The sentence of a whole paragraph: what is not empty, with a space between.
[[nodiscard]] QString paragraph(std::initializer_list<QString> sentences);

} // namespace retryscope::format
