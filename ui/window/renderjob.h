#pragma once

#include "core/model/result.h"
#include "core/model/simtime.h"

#include <QSize>
#include <QString>

#include <optional>

namespace retryscope {

/// A picture to draw without a window: `retryscope --render`.
struct RenderJob
{
    QString output;
    QString scenario;
    std::optional<Duration> at; ///< of the cursor; absent: the end
    std::optional<QSize> size; ///< in pixels; absent: as high as its lanes want, within reason
};

/// Reads the command line's values; empty ones have their defaults.
///
/// Errors: no scenario, a broken duration, a broken size; `where` names the option.
[[nodiscard]] Result<RenderJob> renderJob(const QString &output, const QString &scenario,
                                          const QString &at, const QString &size);

/// Draws it. 0, or 1 with every error on standard error, `FILE: PLACE: MESSAGE`.
[[nodiscard]] int carryOut(const RenderJob &job);

} // namespace retryscope
