#pragma once

#include <QWidget>

namespace retryscope {

/// Whether a view is hidden in a window that is shown, behind another tab for example: then it need
/// not follow the cursor until it is seen again.
[[nodiscard]] inline bool isUnseen(const QWidget &view)
{
    return view.window()->isVisible() && !view.isVisible();
}

} // namespace retryscope
