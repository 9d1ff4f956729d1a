#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace retryscope {

class CommandRegistry;

/// All commands with their keys, made from the registry: to read, to search, and to run one.
class CommandSheet : public QDialog
{
    Q_OBJECT

public:
    /// `commands` must outlive the dialog.
    CommandSheet(const CommandRegistry &commands, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void fill(const CommandRegistry &commands);
    void filter(const QString &text);
    void run();

    QLineEdit *m_search;
    QTreeWidget *m_list;
};

} // namespace retryscope
