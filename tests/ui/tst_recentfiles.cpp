#include "tests/ui/longscenario.h"
#include "tests/ui/ownsettings.h"
#include "tests/ui/testfiles.h"
#include "ui/document/document.h"
#include "ui/window/commands.h"
#include "ui/window/filecommands.h"

#include <QFile>
#include <QTest>

using namespace retryscope;

/// Which files the menu offers again: those that were a document.
class tst_RecentFiles : public QObject, private OwnSettings
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_recentfiles"); }

    void init()
    {
        begin();
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
        const QString path = written(m_folder, "short.json", scenarioOf(1));

        m_files->openPaths({path});

        QCOMPARE(RecentFiles().paths(), QStringList{path});
    }

    void aLongFileIsRememberedWhenItIsRead()
    {
        const QString path = written(m_folder, "long.json", scenarioOf(longCount));

        m_files->openPaths({path});
        QVERIFY(m_document->isOpening());
        QVERIFY(RecentFiles().paths().isEmpty());
        m_document->finishSimulating();

        QCOMPARE(RecentFiles().paths(), QStringList{path});
    }

    void aLongFileThatIsWrongIsNotRemembered()
    {
        m_files->openPaths({written(m_folder, "wrong.json", scenarioOf(longCount).chopped(1))});
        QVERIFY(m_document->isOpening());
        m_document->finishSimulating();

        QVERIFY(RecentFiles().paths().isEmpty());
    }

    void aLongFileThatIsGivenUpIsNotRemembered()
    {
        m_files->openPaths({written(m_folder, "given-up.json", scenarioOf(longCount))});

        m_document->cancelOpening();
        m_document->openText(scenarioOf(1), QStringLiteral("Other"), QString());
        m_document->finishSimulating();

        QVERIFY(RecentFiles().paths().isEmpty());
    }

    void aFileThatIsGoneIsForgotten()
    {
        const QString path = written(m_folder, "gone.json", scenarioOf(1));
        m_files->openPaths({path});
        QVERIFY(QFile::remove(path));

        m_files->openPaths({path});

        QVERIFY(RecentFiles().paths().isEmpty());
    }

private:
    std::unique_ptr<Document> m_document;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<FileCommands> m_files;
};

QTEST_MAIN(tst_RecentFiles)
#include "tst_recentfiles.moc"
