#include "ui/timeline/tracksource.h"

#include "ui/document/document.h"

namespace retryscope {

namespace {

constexpr std::size_t fewSteps = 20'000; // a few milliseconds

} // namespace

TrackSource::TrackSource(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_work([this](Made data) {
        m_data = std::move(data);
        emit ready();
    })
{
    connect(&document, &Document::traceChanged, this, &TrackSource::make);
    make();
}

void TrackSource::make()
{
    m_data.reset();
    m_work.cancel(); // it is of another trace
    if (m_document.trace().size() <= fewSteps) {
        m_data = std::make_shared<const TrackData>(m_document.trace());
        emit ready();
        return;
    }
    m_work.start([trace = m_document.sharedTrace()](const std::atomic<bool> &) -> Made {
        return std::make_shared<const TrackData>(*trace);
    });
}

} // namespace retryscope
