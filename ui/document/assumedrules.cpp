#include "ui/document/assumedrules.h"

#include "core/trace/uncertainrules.h"
#include "ui/document/document.h"

#include <QtConcurrent>

#include <utility>

namespace retryscope {

AssumedRules::AssumedRules(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &AssumedRules::take);
    connect(&document, &Document::traceChanged, this, &AssumedRules::start);
    start();
}

AssumedRules::~AssumedRules()
{
    m_watcher.disconnect(this);
    stop();
    for (QFuture<Result> &future : m_abandoned)
        future.waitForFinished();
}

void AssumedRules::start()
{
    stop();
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_watcher.setFuture(
        QtConcurrent::run([trace = m_document.sharedTrace(), isCancelled = m_isCancelled] {
            return uncertainRules(*trace, *isCancelled);
        }));
}

void AssumedRules::stop()
{
    if (m_isCancelled) {
        *m_isCancelled = true;
        m_abandoned.push_back(m_watcher.future());
        m_isCancelled.reset();
    }
    std::erase_if(m_abandoned, [](const QFuture<Result> &future) { return future.isFinished(); });
}

void AssumedRules::take()
{
    // The watcher's own signal may still be on its way when `finish` has delivered.
    if (!m_isCancelled || !m_watcher.isFinished())
        return;
    m_isCancelled.reset();
    const Result found = m_watcher.result();
    if (!found || *found == m_rules)
        return;
    m_rules = *found;
    emit changed();
}

void AssumedRules::finish()
{
    if (!m_isCancelled)
        return;
    m_watcher.waitForFinished();
    take();
}

} // namespace retryscope
