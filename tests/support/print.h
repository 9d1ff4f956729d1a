#pragma once

#include "core/model/result.h"

#include <QTest>

#include <string>
#include <vector>

/// Lets QCOMPARE show a `std::string` that differs.
template <>
inline char *QTest::toString(const std::string &text)
{
    return qstrdup(text.c_str());
}

namespace retryscope {

/// All errors as one text, a line each: `where: what`.
inline std::string listed(const std::vector<Error> &errors)
{
    std::string text;
    for (const Error &error : errors)
        text += error.where + ": " + error.what + '\n';
    return text;
}

} // namespace retryscope
