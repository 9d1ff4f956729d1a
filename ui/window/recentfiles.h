#pragma once

#include <QObject>
#include <QStringList>

namespace retryscope {

/// The paths of the files that were opened or saved last, newest first, kept between sessions.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype capacity = 10;

    explicit RecentFiles(QObject *parent = nullptr);

    [[nodiscard]] QStringList paths() const { return m_paths; }

public slots:
    void add(const QString &path);
    void remove(const QString &path);
    void clear();

signals:
    void changed();

private:
    void keep(const QStringList &paths);

    QStringList m_paths;
};

} // namespace retryscope
