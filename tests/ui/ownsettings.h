#pragma once

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace retryscope {

/// Settings of the test's own, in a folder that goes with it: a test neither sees nor changes those
/// of the person who runs it.
class OwnSettings
{
protected:
    /// Once, before the first window. `name` keeps the settings apart from other tests'.
    void prepare(const char *name)
    {
        QCoreApplication::setOrganizationName(QStringLiteral("Retryscope"));
        QCoreApplication::setApplicationName(QString::fromLatin1(name));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    /// Before each test: nothing is set, and a warning fails it.
    static void begin()
    {
        // The platform without a display says so each time that a window is shown.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        QSettings().clear();
    }

    QTemporaryDir m_folder;
};

} // namespace retryscope
