#include "ui/timeline/tracksource.h"

#include "ui/document/document.h"

#include <QtConcurrent>

namespace retryscope {

namespace {

constexpr std::size_t fewSteps = 20'000; // a few milliseconds

} // namespace

TrackSource::TrackSource(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &Document::traceChanged, this, &TrackSource::make);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0)
            return; // of a trace that is gone
        m_data = m_watcher.result();
        emit ready();
    });
    make();
}

void TrackSource::make()
{
    m_data.reset();
    m_watcher.cancel(); // what is under way is of another trace
    if (m_document.trace().size() <= fewSteps) {
        m_data = std::make_shared<const TrackData>(m_document.trace());
        emit ready();
        return;
    }
    m_watcher.setFuture(QtConcurrent::run([trace = m_document.sharedTrace()]() -> Made {
        return std::make_shared<const TrackData>(*trace);
    }));
}

} // namespace retryscope
