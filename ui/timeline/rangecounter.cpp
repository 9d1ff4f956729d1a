#include "ui/timeline/rangecounter.h"

#include "ui/document/document.h"

#include <QtConcurrent>

namespace retryscope {

RangeCounter::RangeCounter(Document &document, RangeOverlay &range, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_range(range)
{
    connect(&range, &RangeOverlay::rangeChanged, this, &RangeCounter::count);
    connect(&document, &Document::traceChanged, this, &RangeCounter::count);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RangeCounter::take);
    count();
}

RangeCounter::~RangeCounter()
{
    stop(); // the work has its own hold on the trace and ends soon
}

void RangeCounter::stop()
{
    if (m_isCancelled)
        *m_isCancelled = true;
    m_isCancelled.reset();
}

void RangeCounter::count()
{
    stop();
    m_result.reset();
    if (const auto range = m_range.range()) {
        m_isCancelled = std::make_shared<std::atomic<bool>>(false);
        m_watcher.setFuture(QtConcurrent::run(
            [trace = m_document.sharedTrace(), range = *range, cancelled = m_isCancelled] {
                return statisticsOf(*trace, range.from, range.to,
                                    [&cancelled] { return cancelled->load(); });
            }));
    }
    emit changed();
}

void RangeCounter::take()
{
    // What was cancelled may still report: the watcher's future is the latest one.
    if (!m_isCancelled || !m_watcher.isFinished())
        return;
    m_result = m_watcher.result();
    m_isCancelled.reset();
    emit changed();
}

} // namespace retryscope
