#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace retryscope {

class CommandRegistry;

/// All commands with their present keys, made from the registry, and the timeline's own keys: to
/// read, to search by words in any order, and to run one. What can't run now says why.
class CommandSheet : public QDialog
{
    Q_OBJECT

public:
    /// `commands` must outlive the dialog.
    CommandSheet(const CommandRegistry &commands, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QTreeWidgetItem *addHead(const QString &text);
    void fill(const CommandRegistry &commands);
    void filter(const QString &text);
    void run();

    QLineEdit *m_search;
    QTreeWidget *m_list;
    QLabel *m_nothing; // says that nothing is found
};

} // namespace retryscope
