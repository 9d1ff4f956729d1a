#pragma once

#include "core/trace/rangestatistics.h"
#include "ui/timeline/range.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <memory>

namespace retryscope {

/// Counts what happens in the selected range, beside the GUI thread: the next wish ends the one
/// that is under way.
class RangeCounter : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RangeCounter(Document &document, RangeOverlay &range, QObject *parent = nullptr);
    ~RangeCounter() override;

    /// Of the range that is selected; absent: none is, or it is being counted.
    [[nodiscard]] const std::optional<RangeStatistics> &result() const { return m_result; }
    [[nodiscard]] bool isCounting() const { return m_isCancelled != nullptr; }

signals:
    void changed(); ///< the result, or whether it is being counted

private:
    using Counted = std::optional<RangeStatistics>;

    void count();
    void stop();
    void take();

    Document &m_document;
    RangeOverlay &m_range;
    std::optional<RangeStatistics> m_result;
    std::shared_ptr<std::atomic<bool>> m_isCancelled; // null: nothing is under way
    QFutureWatcher<Counted> m_watcher;
};

} // namespace retryscope
