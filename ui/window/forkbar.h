#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace retryscope {

class CommandRegistry;
class Differences;
class Document;

/// The strip above the timeline that says which run is shown, what it changes, and which run lies
/// beside. There while the scenario has forks.
class ForkBar : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive it.
    ForkBar(Document &document, Differences &differences, CommandRegistry &commands,
            QWidget *parent = nullptr);

    /// All that it says: `Fork Maximum age 60 s · from 1:21 on: … · beside: Base · 2 ends differ`.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QComboBox *shownChooser() const { return m_shown; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void build(CommandRegistry &commands);
    void refresh();
    void showChange();

    Document &m_document;
    Differences &m_differences;
    QLabel *m_kind; // the chip
    QComboBox *m_shown;
    QLabel *m_change;
    QString m_changeText;
    QLabel *m_beside; // the other chip
    QLabel *m_count;
};

} // namespace retryscope
