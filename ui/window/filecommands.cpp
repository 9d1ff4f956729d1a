#include "ui/window/filecommands.h"

#include "ui/document/document.h"
#include "ui/icons.h"
#include "ui/window/commands.h"
#include "ui/window/examples.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace retryscope {

FileCommands::FileCommands(Document &document, CommandRegistry &commands, QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_window(window)
{
    const auto on = [this, &commands](Command command, auto slot) {
        connect(commands.action(command), &QAction::triggered, this, slot);
    };
    on(Command::New, &FileCommands::createNew);
    on(Command::Open, &FileCommands::askOpen);
    on(Command::Import, &FileCommands::askImport);
    on(Command::Save, &FileCommands::save);
    on(Command::SaveAs, &FileCommands::saveAs);
    on(Command::ExportPicture, &FileCommands::pictureWanted);
    on(Command::Quit, [this] { m_window->close(); });
    connect(&document, &Document::contentChanged, this, [this] {
        if (m_document.path() == m_awaited.value(0))
            remember();
    });
    connect(&document, &Document::imported, this, [this](const QString &path) {
        if (path == m_awaited.value(0))
            remember();
    });
    connect(&document, &Document::openFailed, this, &FileCommands::forget);
}

bool FileCommands::mayDiscard()
{
    if (!m_document.isModified())
        return true;
    QMessageBox question(QMessageBox::Question, tr("Unsaved edits"),
                         tr("“%1” has edits that are not saved.").arg(m_document.title()),
                         QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    question.setInformativeText(tr("Save them before the scenario is closed?"));
    question.setDefaultButton(QMessageBox::Save);
    switch (question.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

void FileCommands::openPaths(const QStringList &paths)
{
    if (paths.isEmpty() || !mayDiscard())
        return;
    emit opening();
    m_awaited = paths;
    if (paths.size() == 1)
        m_document.open(paths.front());
    else
        m_document.importFiles(paths);
}

/// What was awaited is the document now.
void FileCommands::remember()
{
    const QStringList awaited = std::exchange(m_awaited, {});
    for (const QString &file : awaited)
        m_recent.add(file);
    if (!awaited.isEmpty())
        emit opened();
}

void FileCommands::forget(const QString &path)
{
    const QStringList awaited = std::exchange(m_awaited, {});
    if (!awaited.contains(path))
        return;
    for (const QString &file : awaited) {
        if (!QFileInfo::exists(file))
            m_recent.remove(file);
    }
}

/// A text of the program's own, which is short.
void FileCommands::open(const QByteArray &text, const QString &title, const QString &origin)
{
    m_awaited.clear();
    emit hasNoFile(origin);
    if (m_document.openText(text, title, QString()))
        emit opened();
}

void FileCommands::openExample(const QString &name)
{
    if (!mayDiscard())
        return;
    emit opening();
    open(exampleText(name), name, tr("example"));
}

void FileCommands::openFirstExample()
{
    open(exampleText(defaultExample()), defaultExample(), tr("example"));
}

void FileCommands::createNew()
{
    if (!mayDiscard())
        return;
    emit opening();
    open(newScenarioText(), tr("Untitled"), tr("not saved yet"));
}

void FileCommands::askOpen()
{
    const QString path = QFileDialog::getOpenFileName(
        m_window, tr("Open"), QFileInfo(m_document.path()).path(),
        tr("Scenarios and AWS configuration (*.json *.yaml *.yml *.template);;All files (*)"));
    if (!path.isEmpty())
        openPaths({path});
}

void FileCommands::askImport()
{
    openPaths(QFileDialog::getOpenFileNames(
        m_window, tr("Import AWS configuration"), QFileInfo(m_document.path()).path(),
        tr("CloudFormation, SAM, Terraform plan, AWS CLI output (*.json *.yaml *.yml *.template "
           "*.txt);;All files (*)")));
}

bool FileCommands::save()
{
    if (m_document.path().isEmpty())
        return saveAs();
    return write(m_document.path());
}

bool FileCommands::saveAs()
{
    const QString suggestion = m_document.path().isEmpty()
        ? QStringLiteral("%1.json").arg(m_document.title())
        : m_document.path();
    QString path =
        QFileDialog::getSaveFileName(m_window, tr("Save as"), suggestion, tr("Scenarios (*.json)"));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".json");
    if (!write(path))
        return false;
    m_recent.add(path);
    return true;
}

/// Only a long file takes so long that the pointer shows it.
bool FileCommands::write(const QString &path)
{
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const bool isWritten = m_document.save(path);
    QGuiApplication::restoreOverrideCursor();
    return isWritten;
}

void FileCommands::fillExamples(QMenu &menu)
{
    for (const Example &example : examples()) {
        QAction *action = menu.addAction(icon(QStringLiteral("example")), example.title, this,
                                         [this, name = example.name] { openExample(name); });
        action->setStatusTip(tr("Open the example “%1”").arg(example.title));
    }
}

void FileCommands::fillRecent(QMenu &menu)
{
    menu.clear();
    for (const QString &path : m_recent.paths()) {
        QAction *action = menu.addAction(icon(QStringLiteral("recent")), QFileInfo(path).fileName(),
                                         this, [this, path] { openPaths({path}); });
        action->setStatusTip(path);
        action->setToolTip(path);
    }
    menu.setToolTipsVisible(true);
    if (m_recent.paths().isEmpty()) {
        menu.addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("remove")), tr("Forget all"), &m_recent,
                   &RecentFiles::clear);
}

} // namespace retryscope
