#include "ui/timeline/densitywork.h"

#include "core/trace/trace.h"

#include <QPromise>
#include <QtConcurrentRun>

namespace retryscope {

namespace {

constexpr std::size_t fewSteps = 200'000; // so few are looked at at once: a few milliseconds
constexpr std::size_t stepsAtOnce = 100'000; // between two looks at the wish to cancel
constexpr std::size_t stepsPerPicture = 1'500'000;

using Promise = QPromise<std::shared_ptr<const DensityMap>>;

void make(Promise &promise, const DensitySource &source)
{
    DensityMap map(source);
    std::size_t sincePicture = 0;
    while (!map.advance(stepsAtOnce)) {
        if (promise.isCanceled())
            return;
        sincePicture += stepsAtOnce;
        if (sincePicture < stepsPerPicture)
            continue;
        sincePicture = 0;
        map.sumUp();
        promise.addResult(std::make_shared<const DensityMap>(map));
    }
    map.sumUp();
    promise.addResult(std::make_shared<const DensityMap>(std::move(map)));
}

} // namespace

DensityWork::DensityWork(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, &DensityWork::take);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { m_isBusy = false; });
}

DensityWork::~DensityWork()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void DensityWork::start(DensitySource source)
{
    if (m_map && m_map->source().trace != source.trace)
        m_map.reset();
    m_watcher.cancel();
    m_isBusy = false;
    if (source.trace->size() <= fewSteps) {
        DensityMap map(std::move(source));
        map.advance(fewSteps);
        map.sumUp();
        m_map = std::make_shared<const DensityMap>(std::move(map));
        emit changed();
        return;
    }
    m_isBusy = true;
    m_watcher.setFuture(QtConcurrent::run(make, std::move(source)));
}

void DensityWork::clear()
{
    m_watcher.cancel();
    m_isBusy = false;
    m_map.reset();
}

void DensityWork::finish()
{
    if (!m_isBusy)
        return;
    m_watcher.waitForFinished();
    if (m_watcher.future().resultCount() > 0)
        take(m_watcher.future().resultCount() - 1);
    m_isBusy = false;
}

void DensityWork::take(int result)
{
    if (!m_isBusy)
        return; // it is of a source that is given up
    m_map = m_watcher.resultAt(result);
    emit changed();
}

} // namespace retryscope
