#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace retryscope {

/// A scenario of one function that always fails, called once.
constexpr const char *failingScenario = R"({
  "format": "retryscope-scenario",
  "version": 1,
  "functions": [{"FunctionName": "f", "behavior": [{"outcome": {"type": "error"}}]}],
  "invocations": [{"atMs": 0, "function": "f", "requestId": "00000000-0000-4000-8000-000000000001"}]
}
)";

/// How a program ended.
struct Ran
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

/// The built command line, in a folder of its own that holds `failing.json`.
class Program
{
public:
    Program() { write(QStringLiteral("failing.json"), failingScenario); }

    [[nodiscard]] Ran ran(const QStringList &words, const QString &output = {}) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        if (!output.isEmpty())
            process.setStandardOutputFile(output);
        process.start(QStringLiteral(RETRYSCOPE_CLI), words);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {-1, {}, "the program crashed or hung"};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    /// The words are parted by spaces.
    [[nodiscard]] Ran ran(const char *words) const
    {
        return ran(QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts));
    }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("can't write %s", qPrintable(name));
    }

    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }

    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

/// The line of `text` that begins with `word`, as a summary has it.
inline QByteArray lineOf(const QByteArray &text, const QByteArray &word)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(word + ' '))
            return line;
    }
    return {};
}

} // namespace retryscope
