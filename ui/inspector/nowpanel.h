#pragma once

#include "ui/inspector/subject.h"

#include <QScrollArea>

#include <optional>

class QLabel;
class QPushButton;

namespace retryscope {

class CountdownBars;
class Document;
class Stepper;

/// What is true at the cursor, and why: one to three sentences about the selected invocation, or
/// about the last step if none is selected; the rule behind it; and how long others still wait.
class NowPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit NowPanel(Document &document, QWidget *parent = nullptr);

    /// While a person has stepped into a dispatch, the rule is that of the part that is looked at.
    /// It must outlive the panel.
    void setStepper(const Stepper &stepper);

    /// Heading and sentences as plain text.
    [[nodiscard]] QString text() const;

signals:
    /// The user asks why the step that is told of happened.
    void whyWanted(const retryscope::Subject &subject);
    void ruleWanted(retryscope::RuleId rule); ///< its page in the rulebook

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showInvocation(InvocationId invocation);
    void showStep(StepIndex index);
    void showPartsRule();
    void showDetail(const QString &detail);
    void showRuleOf(std::optional<StepIndex> index);
    void showRule(RuleId rule, const Subject::What &what);
    void hideRule();
    void showNote(const QPushButton &button, const QString &note);

    Document &m_document;
    QLabel *m_heading;
    QLabel *m_detail;
    QPushButton *m_rule;
    QPushButton *m_evidence;
    QPushButton *m_why;
    CountdownBars *m_bars;
    bool m_isStale = false; // nobody has seen it since the cursor moved
    const Stepper *m_stepper = nullptr; // null: nobody steps into dispatches
    std::optional<Subject::What> m_what; // that is explained
    RuleId m_ruleId = RuleId::AcceptanceChecks; // of it
};

} // namespace retryscope
