#pragma once

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/document/stepper.h"
#include "ui/window/mainwindow.h"

#include <QString>

#include <algorithm>

namespace retryscope {

/// What the window holds that its trace or its document has not, in a sentence; empty: nothing.
inline QString outsideOf(const MainWindow &window)
{
    const Document &document = window.document();
    const Trace &trace = document.trace();
    const std::size_t forks = document.forks().size();
    const auto selected = document.selectedInvocation();
    if (document.cursor() > trace.size())
        return QStringLiteral("the cursor is outside the trace");
    if (selected && selected->value >= trace.invocationCount())
        return QStringLiteral("the selection is outside the trace");
    if (document.shown().value_or(0) >= std::max<std::size_t>(forks, 1))
        return QStringLiteral("a fork is shown that is not there");
    for (const OtherRun &other : document.others()) {
        const auto *branch = std::get_if<BranchId>(&other.choice);
        if (branch && branch->value_or(0) >= std::max<std::size_t>(forks, 1))
            return QStringLiteral("a fork lies beside that is not there");
    }
    if (window.lanes().count() > trace.invocationCount())
        return QStringLiteral("there are more lanes than invocations");
    if (window.stepper().part() > 0 && window.stepper().part() > window.stepper().parts().size())
        return QStringLiteral("the part is outside the step");
    return {};
}

} // namespace retryscope
