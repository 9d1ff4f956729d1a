#include "ui/window/recentfiles.h"

#include <QFileInfo>
#include <QSettings>

namespace retryscope {

namespace {

QString key()
{
    return QStringLiteral("recentFiles");
}

} // namespace

RecentFiles::RecentFiles(QObject *parent)
    : QObject(parent)
    , m_paths(QSettings().value(key()).toStringList())
{
}

void RecentFiles::add(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    QStringList paths = m_paths;
    paths.removeAll(whole);
    paths.prepend(whole);
    keep(paths.mid(0, capacity));
}

void RecentFiles::remove(const QString &path)
{
    QStringList paths = m_paths;
    if (paths.removeAll(QFileInfo(path).absoluteFilePath()) > 0)
        keep(paths);
}

void RecentFiles::clear()
{
    keep({});
}

void RecentFiles::keep(const QStringList &paths)
{
    m_paths = paths;
    QSettings().setValue(key(), m_paths);
    emit changed();
}

} // namespace retryscope
