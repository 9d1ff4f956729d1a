#pragma once

#include "core/rules/ruleid.h"
#include "ui/inspector/message.h"

#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace retryscope {

class JsonTextView;
class JsonTree;
class Notice;

/// One message: where it went, its content as text or as a tree, and what a reader must not miss.
class MessagePane : public QWidget
{
    Q_OBJECT

public:
    enum class View : std::uint8_t { Text, Tree };
    enum class Tense : std::uint8_t { Sent, ToCome };

    explicit MessagePane(QWidget *parent = nullptr);

    /// The trace must live until the next call.
    void showMessage(const Trace &trace, const Message &message, Tense tense = Tense::Sent);
    void setView(View view);

    [[nodiscard]] const std::optional<Message> &message() const { return m_message; }
    [[nodiscard]] QString noticeText() const;
    [[nodiscard]] QString heading() const;
    /// What is said of the lines that AWS would send otherwise, with links; empty if there are
    /// none.
    [[nodiscard]] QString marksText() const;

public slots:
    /// Puts the message into the clipboard as JSON.
    void copy() const;
    /// As a call of the AWS CLI that sends the same to the target.
    void copyCommand() const;
    /// As Markdown: where it goes, and the JSON in a fence.
    void copyMarkdown() const;

signals:
    void fieldChosen(const QString &pointer);
    void ruleWanted(retryscope::RuleId rule);

private:
    void addCopyMenu(QToolButton &button);
    [[nodiscard]] QString noticeFor(const Trace &trace) const;
    void choose(const QString &pointer);

    std::optional<Message> m_message;
    Json m_content;
    QString m_command;
    QLabel *m_heading;
    QStackedWidget *m_stack;
    JsonTextView *m_text;
    JsonTree *m_tree;
    Notice *m_notice;
    Notice *m_marks;
};

} // namespace retryscope
