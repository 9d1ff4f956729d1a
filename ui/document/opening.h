#pragma once

#include "core/model/result.h"
#include "ui/document/loading.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace retryscope {

/// Reads a long file beside the GUI thread, one at a time: a new one gives up the one before.
class Opening : public QObject
{
    Q_OBJECT

public:
    using Read = Result<Loaded, std::vector<Error>>;

    explicit Opening(QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString title() const { return m_title; } ///< of what is being read

    /// `read` is called in another thread, and must hold all that it needs.
    void start(const QString &path, const QString &title, std::function<Read()> read);
    /// Whatever is being read is not wanted any more: nothing follows.
    void cancel();
    /// Waits; `finished` is emitted before this returns.
    void wait();

signals:
    void busyChanged();
    /// To be moved from.
    void finished(const QString &path, const QString &title,
                  const std::shared_ptr<retryscope::Opening::Read> &read);

private:
    void deliver();

    QFutureWatcher<std::shared_ptr<Read>> m_watcher;
    QString m_path;
    QString m_title;
    bool m_isBusy = false;
};

} // namespace retryscope
