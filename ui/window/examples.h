#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace retryscope {

/// A scenario that comes with the program.
struct Example
{
    QString name; ///< of its file, without extension
    QString title;
};

/// All of them, in the order of their names.
[[nodiscard]] std::vector<Example> examples();

/// The example's file; it must be one of ours.
[[nodiscard]] QByteArray exampleText(const QString &name);

/// The name of the one that is open when the program starts without a file.
[[nodiscard]] QString defaultExample();

/// What File, New begins with: one function that fails, and one invocation.
[[nodiscard]] QByteArray newScenarioText();

} // namespace retryscope
