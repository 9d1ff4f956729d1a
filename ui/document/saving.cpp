#include "ui/document/saving.h"

#include "core/formats/textfile.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <utility>

namespace retryscope {

Saved saveBeside(const std::string &path,
                 std::function<std::shared_ptr<const std::string>()> makeText)
{
    QEventLoop loop;
    QFutureWatcher<Saved> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(QtConcurrent::run([path, make = std::move(makeText)] {
        auto text = make();
        auto error = writeFile(path, *text);
        return Saved{std::move(text), std::move(error)};
    }));
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    return watcher.result();
}

} // namespace retryscope
