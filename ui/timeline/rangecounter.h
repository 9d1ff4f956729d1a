#pragma once

#include "core/trace/rangestatistics.h"
#include "ui/document/beside.h"
#include "ui/timeline/range.h"

#include <QObject>

#include <optional>

namespace retryscope {

/// Counts what happens in the selected range, beside the GUI thread: the next wish ends the one
/// that is under way.
class RangeCounter : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RangeCounter(Document &document, RangeOverlay &range, QObject *parent = nullptr);

    /// Of the range that is selected; absent: none is, or it is being counted.
    [[nodiscard]] const std::optional<RangeStatistics> &result() const { return m_result; }
    [[nodiscard]] bool isCounting() const { return m_work.isBusy(); }

signals:
    void changed(); ///< the result, or whether it is being counted

private:
    using Counted = std::optional<RangeStatistics>;

    void count();

    Document &m_document;
    RangeOverlay &m_range;
    std::optional<RangeStatistics> m_result;
    Beside<Counted> m_work;
};

} // namespace retryscope
