#include "core/formats/textfile.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace retryscope;

namespace {

/// As long as it lives, a superuser's program may do no more than anybody's; others change nothing.
class WithoutPrivileges
{
public:
    explicit WithoutPrivileges(const std::string &folder)
    {
        if (m_user == 0)
            m_isSet = ::chown(folder.c_str(), nobody, nobody) == 0
                && ::setresuid(nobody, nobody, m_user) == 0;
    }
    ~WithoutPrivileges()
    {
        if (m_user == 0 && ::setresuid(m_user, m_user, m_user) != 0)
            qFatal("the privileges don't come back");
    }
    WithoutPrivileges(const WithoutPrivileges &) = delete;
    WithoutPrivileges &operator=(const WithoutPrivileges &) = delete;

    [[nodiscard]] bool isSet() const { return m_isSet; }

private:
    static constexpr uid_t nobody = 65534;
    uid_t m_user = ::geteuid();
    bool m_isSet = true;
};

} // namespace

class tst_TextFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsEveryByte();
    void readsADevice();
    void readingFails_data();
    void readingFails();
    void readsTheLargestFile();
    void refusesALargerFile();
    void refusesAPipeWithoutEnd();
    void writesANewFile();
    void replacesAFileAndKeepsItsPermissions();
    void followsASymbolicLink();
    void writesToADevice();
    void writingFails_data();
    void writingFails();
    void leavesNothingBesideAfterAFailure();
    void aProtectedFileStays();
    void aLockedFolderTakesNothing();

private:
    [[nodiscard]] std::string path(const char *name) const
    {
        return (m_folder->path() + QLatin1Char('/') + QLatin1String(name)).toStdString();
    }
    [[nodiscard]] std::size_t entries() const
    {
        const std::filesystem::directory_iterator folder(m_folder->path().toStdString());
        return static_cast<std::size_t>(std::distance(begin(folder), end(folder)));
    }
    void makeFile(const char *name, std::uintmax_t bytes) const
    {
        std::ofstream(path(name)) << "x";
        std::filesystem::resize_file(path(name), bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_TextFile::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_TextFile::readsEveryByte()
{
    const std::string content("a\r\n\0\xFF\n", 6);
    std::ofstream(path("f"), std::ios::binary) << content;

    const auto result = readFile(path("f"));

    QVERIFY(result);
    QCOMPARE(result.value(), content);
}

void tst_TextFile::readsADevice()
{
    const auto result = readFile("/dev/null");

    QVERIFY(result);
    QCOMPARE(result.value(), std::string());
}

void tst_TextFile::readingFails_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("what");

    QTest::newRow("missing") << std::string("/nowhere/at/all.json")
                             << std::string("can't be read: No such file or directory");
    QTest::newRow("a directory") << std::string("/")
                                 << std::string("expected a file, found a directory");
    QTest::newRow("a file as a folder")
        << std::string("/dev/null/x") << std::string("can't be read: Not a directory");
}

void tst_TextFile::readingFails()
{
    QFETCH(std::string, path);
    QFETCH(std::string, what);

    const auto result = readFile(path);

    QVERIFY(!result);
    QCOMPARE(listed({result.error()}), path + ": " + what + '\n');
}

void tst_TextFile::readsTheLargestFile()
{
    makeFile("large", largestInputFile);

    const auto result = readFile(path("large"));

    QVERIFY(result);
    QCOMPARE(result.value().size(), largestInputFile);
}

void tst_TextFile::refusesALargerFile()
{
    makeFile("larger", largestInputFile + 1);

    const auto result = readFile(path("larger"));

    QVERIFY(!result);
    QCOMPARE(
        result.error(),
        (Error{path("larger"), "expected a file of at most 67108864 bytes, found a larger one"}));
}

void tst_TextFile::refusesAPipeWithoutEnd()
{
    const auto result = readFile("/dev/zero");

    QVERIFY(!result);
    QCOMPARE(result.error().what,
             std::string("expected a file of at most 67108864 bytes, found a larger one"));
}

void tst_TextFile::writesANewFile()
{
    QCOMPARE(writeFile(path("new"), "text\n"), std::nullopt);

    QCOMPARE(readFile(path("new")).value(), std::string("text\n"));
    QCOMPARE(entries(), std::size_t{1});
}

void tst_TextFile::replacesAFileAndKeepsItsPermissions()
{
    QCOMPARE(writeFile(path("f"), "a longer old text"), std::nullopt);
    QCOMPARE(::chmod(path("f").c_str(), 0640), 0);

    QCOMPARE(writeFile(path("f"), "new"), std::nullopt);

    QCOMPARE(readFile(path("f")).value(), std::string("new"));
    struct ::stat status = {};
    QCOMPARE(::stat(path("f").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0640U);
    QCOMPARE(entries(), std::size_t{1});
}

void tst_TextFile::followsASymbolicLink()
{
    QCOMPARE(writeFile(path("file"), "old"), std::nullopt);
    std::filesystem::create_symlink("file", path("link"));

    QCOMPARE(writeFile(path("link"), "new"), std::nullopt);

    QVERIFY(std::filesystem::is_symlink(path("link")));
    QCOMPARE(readFile(path("file")).value(), std::string("new"));
}

void tst_TextFile::writesToADevice()
{
    QCOMPARE(writeFile("/dev/null", "text"), std::nullopt);

    QVERIFY(std::filesystem::is_character_file("/dev/null"));
}

void tst_TextFile::writingFails_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("what");

    QTest::newRow("no such folder") << std::string("/nowhere/at/all.json")
                                    << std::string("can't be written: No such file or directory");
    QTest::newRow("a directory") << std::string("/")
                                 << std::string("expected a file, found a directory");
    QTest::newRow("a full device")
        << std::string("/dev/full") << std::string("can't be written: No space left on device");
}

void tst_TextFile::writingFails()
{
    QFETCH(std::string, path);
    QFETCH(std::string, what);

    const auto error = writeFile(path, "text");

    QVERIFY(error);
    QCOMPARE(listed({*error}), path + ": " + what + '\n');
}

void tst_TextFile::leavesNothingBesideAfterAFailure()
{
    const std::string longName(256, 'n'); // one more than a file system takes

    const auto error = writeFile(path(longName.c_str()), "text");

    QVERIFY(error);
    QCOMPARE(error->what, std::string("can't be written: File name too long"));
    QCOMPARE(entries(), std::size_t{0});
}

void tst_TextFile::aProtectedFileStays()
{
    const WithoutPrivileges anybody(m_folder->path().toStdString());
    QVERIFY(anybody.isSet());
    QCOMPARE(writeFile(path("f"), "old"), std::nullopt);
    QCOMPARE(::chmod(path("f").c_str(), 0400), 0);

    const auto error = writeFile(path("f"), "new");

    QVERIFY(error);
    QCOMPARE(error->what, std::string("can't be written: Permission denied"));
    QCOMPARE(readFile(path("f")).value(), std::string("old"));
}

void tst_TextFile::aLockedFolderTakesNothing()
{
    const WithoutPrivileges anybody(m_folder->path().toStdString());
    QVERIFY(anybody.isSet());
    QCOMPARE(::mkdir(path("locked").c_str(), 0500), 0);

    const auto error = writeFile(path("locked/f"), "text");

    QVERIFY(error);
    QCOMPARE(error->what, std::string("can't be written: Permission denied"));
    QVERIFY(std::filesystem::is_empty(path("locked")));
}

QTEST_GUILESS_MAIN(tst_TextFile)
#include "tst_textfile.moc"
