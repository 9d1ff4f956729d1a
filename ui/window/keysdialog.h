#pragma once

#include "ui/window/keysettings.h"

#include <QDialog>

#include <array>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace retryscope {

class Notice;

/// Where a person chooses the keys of any command, up to two each. What is chosen holds at once and
/// is kept; a key that something else has is not taken silently.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    /// `commands` must outlive the dialog.
    KeysDialog(CommandRegistry &commands, QWidget *parent = nullptr);

    /// Makes it the command whose keys are shown.
    void choose(Command command);
    /// What stands in the way of the key that was pressed last; empty if nothing does.
    [[nodiscard]] QString message() const;

private:
    void build();
    void fill();
    void filter(const QString &text);
    void showChosen();
    void showKeys();
    void take(std::size_t place, const QKeySequence &key);
    void takeAway();
    void set(const QList<QKeySequence> &keys);
    void resetAll();

    CommandRegistry &m_commands;
    Command m_chosen = Command::New;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QLabel *m_name;
    std::array<QKeySequenceEdit *, 2> m_edits{};
    Notice *m_conflict;
    QPushButton *m_takeAway;
    QPushButton *m_reset;
    // The key that something else has, and the edit that it was pressed in.
    QKeySequence m_wanted;
    std::size_t m_wantedPlace = 0;
};

} // namespace retryscope
