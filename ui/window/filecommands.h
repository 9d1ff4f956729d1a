#pragma once

#include "ui/window/recentfiles.h"

#include <QObject>
#include <QStringList>

class QMenu;
class QWidget;

namespace retryscope {

class CommandRegistry;
class Document;

/// Carries out the File menu: asks for names, guards unsaved edits, remembers recent files.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the questions; it and the others must outlive this.
    FileCommands(Document &document, CommandRegistry &commands, QWidget *window);

    /// Whether the document may be replaced or closed: nothing is unsaved, or the person has saved
    /// it or let it go.
    bool mayDiscard();

    /// Opens one file, or imports several as parts of one configuration; asks for unsaved edits
    /// first.
    void openPaths(const QStringList &paths);
    void openExample(const QString &name);
    /// What a start without a file shows.
    void openFirstExample();

    /// Fills the menus with examples and recent files.
    void fillExamples(QMenu &menu);
    void fillRecent(QMenu &menu);

signals:
    void opening(); ///< a document is about to be opened, whether or not that works
    void opened(); ///< another document is there
    /// What is opened next has no file yet: what it is instead.
    void hasNoFile(const QString &origin);
    void pictureWanted();

public slots:
    void createNew();
    void askOpen();
    void askImport();
    bool save();
    bool saveAs();

private:
    bool write(const QString &path);
    void open(const QByteArray &text, const QString &title, const QString &origin);
    void remember();
    void forget(const QString &path);

    Document &m_document;
    QWidget *m_window;
    RecentFiles m_recent;
    QStringList m_awaited; // being read: whether they are worth remembering is not known yet
};

} // namespace retryscope
