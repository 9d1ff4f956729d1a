#include "ui/timeline/rangecounter.h"

#include "ui/document/document.h"

namespace retryscope {

RangeCounter::RangeCounter(Document &document, RangeOverlay &range, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_range(range)
    , m_work([this](Counted counted) {
        m_result = std::move(counted);
        emit changed();
    })
{
    connect(&range, &RangeOverlay::rangeChanged, this, &RangeCounter::count);
    connect(&document, &Document::traceChanged, this, &RangeCounter::count);
    count();
}

void RangeCounter::count()
{
    m_work.cancel();
    m_result.reset();
    if (const auto range = m_range.range()) {
        m_work.start([trace = m_document.sharedTrace(),
                      range = *range](const std::atomic<bool> &isCancelled) {
            return statisticsOf(*trace, range.from, range.to, [&] { return isCancelled.load(); });
        });
    }
    emit changed();
}

} // namespace retryscope
