#pragma once

#include "ui/inspector/fieldreason.h"
#include "ui/inspector/message.h"
#include "ui/inspector/subject.h"

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
struct DifferenceField;
class Document;
class MessagePane;
class Notice;

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

    /// The field whose reason is shown, if one is.
    [[nodiscard]] std::optional<FieldSubject> askedField() const;

signals:
    /// A field was chosen; or the user asks why it has its value.
    void fieldExplained(const retryscope::Subject &subject);
    void whyWanted(const retryscope::Subject &subject);
    void ruleWanted(retryscope::RuleId rule); ///< its page in the rulebook
    /// What is shown, for a title: `#3 · delivered 1:10.000`.
    void remarkChanged(const QString &remark);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildTop();
    void buildGhost();
    void buildStack();
    void buildBottom();
    void refresh();
    void followCursor();
    void tellWhatComes();
    bool takeMessages();
    void runToEnd();
    void fillTabs();
    void showTab(int tab);
    void showDifference();
    void showHint();
    void explain(const FieldSubject &asked);
    void explainDifference(const DifferenceField &field);
    void showReason();
    void bringReasonIntoView();
    void setTree(bool isTree);

    Document &m_document;
    std::vector<Message> m_messages;
    bool m_isGhost = false; // they are still to come
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
    QWidget *m_ghost = nullptr;
    Notice *m_ghostNotice = nullptr;
    QPushButton *m_ghostToEnd = nullptr;
    std::optional<FieldReason> m_reason;
    FieldSubject m_asked; // the field that it is the reason of
    QString m_reasonRun; // of the run beside that it is about; empty: the shown one
    QString m_wantedTab; // the title that the user chose last
};

} // namespace retryscope
