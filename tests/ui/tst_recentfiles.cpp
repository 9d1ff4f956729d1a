#include "ui/document/document.h"
#include "ui/window/commands.h"
#include "ui/window/filecommands.h"

#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace retryscope;

namespace {

/// A scenario of `count` invocations; of 10,000 it is too long to be read at once.
QByteArray scenario(int count)
{
    QByteArrayList entries;
    for (int i = 0; i < count; ++i)
        entries += R"({"atMs": 0, "function": "f"})";
    return R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}], "invocations": [)"
        + entries.join(',') + "]}";
}

constexpr int longCount = 10'000;

} // namespace

/// Which files the menu offers again: those that were a document.
class tst_RecentFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("Retryscope"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_recentfiles"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QSettings().clear();
        m_document = std::make_unique<Document>();
        m_commands = std::make_unique<CommandRegistry>();
        m_files = std::make_unique<FileCommands>(*m_document, *m_commands, nullptr);
    }

    void cleanup()
    {
        m_files.reset();
        m_commands.reset();
        m_document.reset();
    }

    void aShortFileIsRemembered()
    {
        const QString path = file("short.json", scenario(1));

        m_files->openPaths({path});

        QCOMPARE(RecentFiles().paths(), QStringList{path});
    }

    void aLongFileIsRememberedWhenItIsRead()
    {
        const QString path = file("long.json", scenario(longCount));

        m_files->openPaths({path});
        QVERIFY(m_document->isOpening());
        QVERIFY(RecentFiles().paths().isEmpty());
        m_document->finishSimulating();

        QCOMPARE(RecentFiles().paths(), QStringList{path});
    }

    void aLongFileThatIsWrongIsNotRemembered()
    {
        m_files->openPaths({file("wrong.json", scenario(longCount).chopped(1))});
        QVERIFY(m_document->isOpening());
        m_document->finishSimulating();

        QVERIFY(RecentFiles().paths().isEmpty());
    }

    void aLongFileThatIsGivenUpIsNotRemembered()
    {
        m_files->openPaths({file("given-up.json", scenario(longCount))});

        m_document->cancelOpening();
        m_document->openText(scenario(1), QStringLiteral("Other"), QString());
        m_document->finishSimulating();

        QVERIFY(RecentFiles().paths().isEmpty());
    }

    void aFileThatIsGoneIsForgotten()
    {
        const QString path = file("gone.json", scenario(1));
        m_files->openPaths({path});
        QVERIFY(QFile::remove(path));

        m_files->openPaths({path});

        QVERIFY(RecentFiles().paths().isEmpty());
    }

private:
    QString file(const char *name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        QFile out(path);
        const bool isWritten = out.open(QIODevice::WriteOnly) && out.write(text) == text.size();
        Q_ASSERT(isWritten);
        return isWritten ? path : QString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<FileCommands> m_files;
};

QTEST_MAIN(tst_RecentFiles)
#include "tst_recentfiles.moc"
