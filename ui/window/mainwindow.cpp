#include "ui/window/mainwindow.h"

#include "core/trace/trace.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/document/player.h"
#include "ui/document/stepper.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/commands.h"
#include "ui/window/filecommands.h"
#include "ui/window/forkcommands.h"
#include "ui/window/layouts.h"
#include "ui/window/messagepanel.h"
#include "ui/window/paneldock.h"
#include "ui/window/partflag.h"
#include "ui/window/runcommands.h"
#include "ui/window/themecommands.h"
#include "ui/window/transportbar.h"

#include <QCloseEvent>
#include <QMimeData>
#include <QUndoStack>
#include <QVBoxLayout>

namespace retryscope {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_document(std::make_unique<Document>())
    , m_lanes(std::make_unique<Lanes>(*m_document))
    , m_breakpoints(std::make_unique<Breakpoints>(*m_document))
    , m_stepper(new Stepper(*m_document, *m_breakpoints, this))
    , m_player(new Player(*m_document, this))
    , m_commands(new CommandRegistry(this))
    , m_files(new FileCommands(*m_document, *m_commands, this))
    , m_run(new RunCommands(*m_document, *m_player, *m_stepper, *m_commands, this))
    , m_theme(new ThemeCommands(*m_commands, this))
    , m_transport(new TransportBar(*m_player, *m_commands, this))
    , m_layouts(new Layouts(*this))
{
    setObjectName(QStringLiteral("MainWindow"));
    setWindowIcon(programIcon());
    setAcceptDrops(true);
    addToolBar(m_transport);
    buildCentre();
    buildFilter();
    buildForks();
    buildPanels();
    buildBreakpoints();
    buildMeasuring();
    buildRun();
    buildMenus();
    connectDocument();
    connectView();
    restoreSettings();
    showTitle();
    showRemarks();
    m_timeline->setFocus();
}

MainWindow::~MainWindow()
{
    // The views ask the document until they are gone, and children go after members.
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    delete m_forks;
    delete m_run;
    delete m_player;
    delete m_stepper;
}

void MainWindow::buildCentre()
{
    auto *centre = new QWidget;
    m_messages = new MessagePanel;
    m_timeline = new TimelineView(*m_document, *m_lanes);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_timeline, 1);
    setCentralWidget(centre);
}

void MainWindow::connectDocument()
{
    Document *document = m_document.get();
    connect(document, &Document::contentChanged, this, &MainWindow::showTitle);
    connect(document, &Document::shownChanged, this, &MainWindow::showTitle);
    connect(document, &Document::forksChanged, this, &MainWindow::showTitle);
    connect(document, &Document::cursorMoved, this, &MainWindow::showRemarks);
    connect(document, &Document::traceChanged, this, &MainWindow::showRemarks);
    connect(document, &Document::openFailed, m_messages,
            [this](const QString &path, const std::vector<Error> &errors) {
                const bool isFirst = m_document->title().isEmpty();
                m_messages->showErrors(path, errors,
                                       isFirst ? MessagePanel::Shown::Example
                                               : MessagePanel::Shown::Former);
            });
    connect(document, &Document::imported, m_messages, &MessagePanel::showNotes);
    connect(document, &Document::saveFailed, m_messages,
            [this](const QString &path, const QString &reason) {
                m_messages->showSentence(tr("“%1” is not saved").arg(path), reason);
            });

    QUndoStack *stack = document->undoStack();
    QAction *undo = m_commands->action(Command::Undo);
    QAction *redo = m_commands->action(Command::Redo);
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, stack, &QUndoStack::redo);
    connect(stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(stack, &QUndoStack::undoTextChanged, undo, [undo](const QString &text) {
        undo->setText(text.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(text));
    });
    connect(stack, &QUndoStack::redoTextChanged, redo, [redo](const QString &text) {
        redo->setText(text.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(text));
    });
}

void MainWindow::showTitle()
{
    const BranchId shown = m_document->shown();
    const QString title = shown ? tr("%1 \u00b7 fork “%2”", "scenario, fork")
                                      .arg(m_document->title(), m_document->branchName(shown))
                                : m_document->title();
    setWindowTitle(tr("%1[*] – Retryscope").arg(title));
    setWindowModified(m_document->isModified());
    setWindowFilePath(m_document->path());
}

void MainWindow::showRemarks()
{
    const QString time = format::shortTime(m_document->cursorTime());
    const QString part = partPlace(*m_stepper);
    const QString place = part.isEmpty() ? tr("step %1").arg(m_document->cursor()) : part;
    m_now->setRemark(tr("%1 · %2", "time, step").arg(time, place));
}

void MainWindow::openFirst(const QString &path)
{
    const auto showSomething = [this] {
        if (!m_document->isOpening() && m_document->title().isEmpty())
            m_files->openFirstExample();
    };
    // A long file is read beside this thread: whether it is wrong, or cancelled, shows later.
    connect(m_document.get(), &Document::openingChanged, m_files, showSomething,
            Qt::QueuedConnection);
    if (!path.isEmpty())
        m_document->open(path);
    showSomething();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->mayDiscard()) {
        event->ignore();
        return;
    }
    saveSettings();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    event->acceptProposedAction();
    // Later, because a question about unsaved edits would keep the other program waiting.
    QMetaObject::invokeMethod(
        m_files, [this, paths] { m_files->openPaths(paths); }, Qt::QueuedConnection);
}

} // namespace retryscope
