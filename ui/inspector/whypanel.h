#pragma once

#include "ui/inspector/answer.h"

#include <QWidget>

#include <optional>
#include <vector>

class QTextBrowser;
class QToolButton;
class QUrl;

namespace retryscope {

class Document;

/// Why something is so: the sentence with its numbers, the steps that led to it, the rule with its
/// sources, and what the other options say.
///
/// It follows the cursor with the selected invocation's latest step, until something else is asked
/// of; the next move of the cursor or the selection lets it follow again. A link to a step moves
/// the cursor there; Back brings the former question back with its cursor.
class WhyPanel : public QWidget
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit WhyPanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] const std::optional<Subject> &subject() const { return m_subject; }
    /// What it says, as plain text; empty if there is nothing to explain.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QTextBrowser *page() const { return m_page; }

public slots:
    /// Answers. What was shown before can be had back.
    void explain(const retryscope::Subject &subject);
    /// Asks of the selected invocation's latest step, or of the last step if none is selected.
    void explainCursor();
    void back();
    void forward();
    void copy() const;

signals:
    void ruleWanted(retryscope::RuleId rule); ///< its page in the rulebook

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Visit
    {
        Subject subject;
        std::optional<InvocationId> selected;
    };

    void build();
    void follow();
    void startAnew();
    void showAnswer();
    void followLink(const QUrl &link);
    void visit(const Visit &visit);
    [[nodiscard]] std::optional<Subject> cursorSubject() const;

    Document &m_document;
    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_copy;
    QTextBrowser *m_page;
    std::optional<Subject> m_subject;
    std::vector<Visit> m_past; // questions before the present one
    std::vector<Visit> m_future; // those that Back left, the next one last
    bool m_isWhole = false; // the whole chain is shown
    bool m_isMoving = false; // the cursor moves because of a link
};

} // namespace retryscope
