#pragma once

#include "core/trace/step.h"

#include <QScrollArea>

#include <optional>

class QLabel;
class QPushButton;

namespace retryscope {

class CountdownBars;
class Document;

/// What is true at the cursor, and why: one to three sentences about the selected invocation, or
/// about the last step if none is selected; the rule behind it; and how long others still wait.
class NowPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit NowPanel(Document &document, QWidget *parent = nullptr);

    /// Heading and sentences as plain text.
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showInvocation(InvocationId invocation);
    void showStep(StepIndex index);
    void showRuleOf(std::optional<StepIndex> index);
    void showNote(const QPushButton &button, const QString &note);

    Document &m_document;
    QLabel *m_heading;
    QLabel *m_detail;
    QPushButton *m_rule;
    QPushButton *m_evidence;
    QPushButton *m_why;
    CountdownBars *m_bars;
    std::optional<StepIndex> m_step; // the one that is explained
};

} // namespace retryscope
