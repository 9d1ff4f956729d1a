#pragma once

#include "core/model/json.h"

#include <QWidget>

#include <cstddef>
#include <optional>

class QAction;
class QLabel;
class QListView;
class QTreeWidget;
class QTreeWidgetItem;
class QToolButton;

namespace retryscope {

class Breakpoints;
class Document;
class HitLogModel;

/// The list of breakpoints: on or off, in words, how many hits lie before the cursor; the broken
/// ones with what is wrong. Beside it the log of those that never stop.
class BreakpointPanel : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it. `all` is the command that lets breakpoints stop or not.
    BreakpointPanel(Document &document, Breakpoints &breakpoints, QAction *all,
                    QWidget *parent = nullptr);

    /// Asks for a new breakpoint; `entry` fills the dialog.
    void ask(const Json &entry);

private:
    void build(QAction *all);
    QToolButton *button(const char *iconName, const QString &text, void (BreakpointPanel::*slot)());
    void refresh();
    void showHits();
    void showEntry(QTreeWidgetItem &item, std::size_t entry) const;
    void take(QTreeWidgetItem *item);
    void activate(QTreeWidgetItem *item);
    void goTo(std::size_t cursor);
    void add();
    void edit();
    void remove();
    void enable();
    [[nodiscard]] std::optional<std::size_t> current() const;
    [[nodiscard]] QStringList functions() const;

    Document &m_document;
    Breakpoints &m_breakpoints;
    QTreeWidget *m_list;
    QLabel *m_empty;
    HitLogModel *m_log;
    QListView *m_logView;
    QLabel *m_logTitle;
    QWidget *m_logSide;
    QToolButton *m_edit = nullptr;
    QToolButton *m_remove = nullptr;
    bool m_isShowing = false; // the list changes by our hand, not by the user's
};

} // namespace retryscope
