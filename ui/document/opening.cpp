#include "ui/document/opening.h"

#include "ui/document/discard.h"

#include <QtConcurrentRun>

#include <utility>

namespace retryscope {

Opening::Opening(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Opening::deliver);
}

void Opening::start(const QString &path, const QString &title, std::function<Read()> read)
{
    m_path = path;
    m_title = title;
    m_isBusy = true;
    m_watcher.setFuture(
        QtConcurrent::run([read = std::move(read)] { return std::make_shared<Read>(read()); }));
    emit busyChanged();
}

void Opening::cancel()
{
    if (std::exchange(m_isBusy, false))
        emit busyChanged();
}

void Opening::wait()
{
    if (!m_isBusy)
        return;
    m_watcher.waitForFinished();
    deliver();
}

void Opening::deliver()
{
    if (!m_isBusy) {
        // Cancelled; or it is the watcher's own signal, after `wait` has delivered.
        discard(std::move(*m_watcher.result()));
        return;
    }
    m_isBusy = false;
    emit busyChanged();
    emit finished(m_path, m_title, m_watcher.result());
}

} // namespace retryscope
