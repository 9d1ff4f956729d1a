#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <vector>

namespace retryscope {

/// A key that the timeline itself takes while it has the focus: no command's, and always the same.
struct TimelineKey
{
    QList<QKeySequence> keys;
    QString name;
    QString tip; ///< one sentence without full stop
};

/// All of them, for the sheet of keys and against conflicts.
[[nodiscard]] std::vector<TimelineKey> timelineKeys();

} // namespace retryscope
