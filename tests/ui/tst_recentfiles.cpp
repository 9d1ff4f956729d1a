#include "core/trace/trace.h"
#include "tests/ui/longscenario.h"
#include "tests/ui/ownsettings.h"
#include "tests/ui/testfiles.h"
#include "ui/document/document.h"
#include "ui/window/commands.h"
#include "ui/window/filecommands.h"

#include <QFile>
#include <QMenu>
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

    void aFileThatHasGoneWrongIsKept()
    {
        const QString path = written(m_folder, "spoilt.json", scenarioOf(1));
        m_files->openPaths({path});
        written(m_folder, "spoilt.json", "{");

        m_files->openPaths({path});

        QCOMPARE(RecentFiles().paths(), QStringList{path});
    }

    void aLongFileThatANewOneReplacesIsNotRemembered()
    {
        const QString path = written(m_folder, "replaced.json", scenarioOf(longCount));
        m_files->openPaths({path});

        m_commands->action(Command::New)->trigger();
        QVERIFY(m_document->save(path));

        QVERIFY(RecentFiles().paths().isEmpty());
    }

    void filesOfAnImportAreRemembered()
    {
        const auto sam = [](const char *name) {
            return QByteArray("Transform: AWS::Serverless-2016-10-31\nResources:\n  ") + name
                + ":\n    Type: AWS::Serverless::Function\n    Properties:\n      FunctionName: "
                + name + '\n';
        };
        const QStringList paths{written(m_folder, "first.yaml", sam("First")),
                                written(m_folder, "second.yaml", sam("Second"))};

        m_files->openPaths(paths);
        m_document->finishSimulating();

        QCOMPARE(m_document->trace().scenario().functions.size(), 2U);
        QCOMPARE(RecentFiles().paths(), (QStringList{paths[1], paths[0]}));
    }

    void theNewestIsFirstAndEachIsThereOnce()
    {
        const QString older = written(m_folder, "older.json", scenarioOf(1));
        const QString newer = written(m_folder, "newer.json", scenarioOf(1));

        for (const QString &path : {newer, older, newer})
            m_files->openPaths({path});

        QCOMPARE(RecentFiles().paths(), (QStringList{newer, older}));
    }

    void theLastTenAreKept()
    {
        RecentFiles files;
        for (int i = 1; i <= 12; ++i)
            files.add(m_folder.filePath(QString::number(i)));

        QCOMPARE(files.paths().size(), 10);
        QCOMPARE(files.paths().front(), m_folder.filePath(QStringLiteral("12")));
        QCOMPARE(files.paths().back(), m_folder.filePath(QStringLiteral("3")));
    }

    void theMenuOpensAndForgets()
    {
        const QString first = written(m_folder, "one.json", scenarioOf(1));
        m_files->openPaths({first});
        m_files->openPaths({written(m_folder, "two.json", scenarioOf(1))});
        QMenu menu;
        QCOMPARE(entries(menu), QStringLiteral("two.json|one.json||Forget all"));

        menu.actions()[1]->trigger();
        QCOMPARE(m_document->path(), first);
        QCOMPARE(entries(menu), QStringLiteral("one.json|two.json||Forget all"));

        menu.actions().back()->trigger();
        QVERIFY(m_document->edit(QStringLiteral("Seed"), "/seed", Json(7)).empty());
        QCOMPARE(entries(menu), QStringLiteral("No files yet"));
        QVERIFY(!menu.actions().front()->isEnabled());
        QVERIFY(RecentFiles().paths().isEmpty());
    }

private:
    /// What the menu offers when it opens.
    [[nodiscard]] QString entries(QMenu &menu) const
    {
        m_files->fillRecent(menu);
        QStringList texts;
        for (const QAction *action : menu.actions())
            texts += action->text();
        return texts.join(QLatin1Char('|'));
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<FileCommands> m_files;
};

QTEST_MAIN(tst_RecentFiles)
#include "tst_recentfiles.moc"
