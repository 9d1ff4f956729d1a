#pragma once

#include "ui/inspector/fieldreason.h"
#include "ui/inspector/message.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace retryscope {

class DifferenceView;
class Document;
class MessagePane;

/// What the targets of the selected invocation received, or would have: records, dead-letter
/// messages, envelopes. A field's line says which step set it, and why. Before the end it says what
/// is to come.
class RecordInspector : public QWidget
{
    Q_OBJECT

public:
    explicit RecordInspector(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    [[nodiscard]] QString remark() const;
    [[nodiscard]] QString hint() const; ///< what stands there when there is no message
    [[nodiscard]] QString reasonText() const;
    [[nodiscard]] DifferenceView &difference() const { return *m_difference; }

signals:
    /// What is shown, for a title: `#3 · delivered 1:10.000`.
    void remarkChanged(const QString &remark);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildTop();
    void buildStack();
    void buildBottom();
    void refresh();
    void followCursor();
    void fillTabs();
    void showTab(int tab);
    void showDifference();
    void showHint();
    [[nodiscard]] QString hintText(InvocationId invocation) const;
    void explain(const MessagePane &pane, const QString &pointer);
    void showReason();
    void setTree(bool isTree);

    Document &m_document;
    std::vector<Message> m_messages;
    QTabBar *m_tabs;
    QLabel *m_remark;
    QToolButton *m_textButton;
    QToolButton *m_treeButton;
    QStackedWidget *m_stack;
    QWidget *m_panes;
    MessagePane *m_left;
    MessagePane *m_right;
    DifferenceView *m_difference;
    bool m_hasDifference = false; // then its tab is the last one
    QLabel *m_hint;
    QPushButton *m_toEnd;
    QLabel *m_reasonLabel;
    std::optional<FieldReason> m_reason;
    QString m_wantedTab; // the title that the user chose last
};

} // namespace retryscope
