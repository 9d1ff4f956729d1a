#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace retryscope {

/// A scenario of `count` invocations.
inline QByteArray scenarioOf(int count)
{
    QByteArrayList entries;
    for (int i = 0; i < count; ++i)
        entries += R"({"atMs": 0, "function": "f"})";
    return R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}], "invocations": [)"
        + entries.join(',') + "]}";
}

/// Of so many invocations a scenario is too long to be read at once: it is read beside the window.
inline constexpr int longCount = 10'000;

} // namespace retryscope
