#pragma once

#include "ui/inspector/message.h"

#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;

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

    explicit MessagePane(QWidget *parent = nullptr);

    /// The trace must live until the next call.
    void showMessage(const Trace &trace, const Message &message);
    void setView(View view);

    [[nodiscard]] const std::optional<Message> &message() const { return m_message; }
    [[nodiscard]] QString noticeText() const;
    [[nodiscard]] QString heading() const;

public slots:
    /// Puts the message into the clipboard as JSON.
    void copy() const;

signals:
    void fieldChosen(const QString &pointer);

private:
    [[nodiscard]] QString noticeFor(const Trace &trace) const;
    void choose(const QString &pointer);

    std::optional<Message> m_message;
    Json m_content;
    QLabel *m_heading;
    QStackedWidget *m_stack;
    JsonTextView *m_text;
    JsonTree *m_tree;
    Notice *m_notice;
};

} // namespace retryscope
