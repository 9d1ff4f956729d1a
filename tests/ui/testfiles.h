#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace retryscope {

/// Writes a file into the folder; its path.
inline QString written(const QTemporaryDir &folder, const char *name, const QByteArray &text)
{
    QFile out(folder.filePath(QLatin1String(name)));
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
        qFatal("%s: %s", name, qPrintable(out.errorString()));
    return out.fileName();
}

/// What is in the file; nothing if there is none.
inline QByteArray content(const QString &path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace retryscope
