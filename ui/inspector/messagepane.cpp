#include "ui/inspector/messagepane.h"

#include "core/formats/jsontext.h"
#include "core/rules/rulebook.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/inspector/fieldmark.h"
#include "ui/inspector/jsontextview.h"
#include "ui/inspector/jsontree.h"
#include "ui/inspector/messagetext.h"
#include "ui/inspector/notice.h"
#include "ui/style.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace retryscope {

MessagePane::MessagePane(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_text(new JsonTextView(this))
    , m_tree(new JsonTree(this))
    , m_notice(new Notice(this))
    , m_marks(new Notice(this))
{
    m_heading->setFont(style::font(style::FontRole::SmallStrong));
    auto *copyButton = new QToolButton(this);
    copyButton->setIcon(icon(QStringLiteral("copy")));
    copyButton->setAutoRaise(true);
    copyButton->setText(tr("Copy as JSON"));
    copyButton->setToolTip(tr("Copy as JSON"));
    copyButton->setAccessibleName(tr("Copy as JSON"));
    copyButton->setMinimumSize(24, 24);
    addCopyMenu(*copyButton);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(12, 2, 8, 2);
    top->addWidget(m_heading, 1);
    top->addWidget(copyButton);

    m_stack->addWidget(m_text);
    m_stack->addWidget(m_tree);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(12, 0, 12, 0);
    bottom->setSpacing(4);
    bottom->addWidget(m_marks);
    bottom->addWidget(m_notice);
    m_marks->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_marks->setAccessibleName(tr("Differences from AWS"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(2);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
    column->addLayout(bottom);

    connect(copyButton, &QToolButton::clicked, this, &MessagePane::copy);
    connect(m_text, &JsonTextView::fieldChosen, this, &MessagePane::choose);
    connect(m_tree, &JsonTree::fieldChosen, this, &MessagePane::choose);
    connect(m_marks, &QLabel::linkActivated, this, [this](const QString &link) {
        if (const auto rule = ruleNamed(link.section(QLatin1Char(':'), 1).toStdString()))
            emit ruleWanted(*rule);
    });
}

void MessagePane::addCopyMenu(QToolButton &button)
{
    auto *menu = new QMenu(&button);
    menu->addAction(tr("Copy as &JSON"), this, &MessagePane::copy);
    menu->addAction(tr("Copy as AWS &CLI command"), this, &MessagePane::copyCommand);
    menu->addAction(tr("Copy as &Markdown"), this, &MessagePane::copyMarkdown);
    button.setMenu(menu);
    button.setPopupMode(QToolButton::MenuButtonPopup);
}

void MessagePane::showMessage(const Trace &trace, const Message &message, Tense tense)
{
    m_message = message;
    m_content = content(trace, message);
    m_command = asCommand(trace, message);
    const QString heading =
        QStringLiteral("%1 \u2192 %2")
            .arg(title(trace, message), format::target(trace.catalog().target(message.target)));
    m_heading->setText(tense == Tense::Sent ? heading : tr("%1 (to come)").arg(heading));
    const std::vector<FieldMark> marks = fieldMarks(trace, message);
    m_text->showJson(m_content, marks);
    m_tree->showJson(m_content, marks);
    m_marks->tell(marksSentence(trace, marks), style::Mark::OtherRun);
    m_notice->tell(noticeFor(trace), message.problem ? style::Mark::Failed : style::Mark::Refusal);
}

void MessagePane::setView(View view)
{
    m_stack->setCurrentIndex(view == View::Text ? 0 : 1);
}

QString MessagePane::noticeText() const
{
    return m_notice->text();
}

QString MessagePane::marksText() const
{
    return m_marks->text();
}

QString MessagePane::heading() const
{
    return m_heading->text();
}

QString MessagePane::noticeFor(const Trace &trace) const
{
    QString failed;
    if (m_message->problem)
        failed = tr("This did not arrive: %1. %2")
                     .arg(QString::fromLatin1(name(*m_message->problem)),
                          format::why(trace, m_message->delivery));
    if (m_message->via != Via::DeadLetterQueue)
        return failed;
    const Json *attributes = m_content.find("Attributes");
    const QString lack = attributes && attributes->find("ErrorCode")
        ? tr("A DLQ message has no condition, no count, no response.")
        : tr("A DLQ message has no condition, no count, no response, and here no error code.");
    return failed.isEmpty() ? lack : failed + QLatin1Char(' ') + lack;
}

void MessagePane::choose(const QString &pointer)
{
    m_text->choose(pointer.toStdString());
    m_tree->choose(pointer);
    emit fieldChosen(pointer);
}

void MessagePane::copy() const
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(prettyText(m_content)));
}

void MessagePane::copyCommand() const
{
    QGuiApplication::clipboard()->setText(m_command);
}

void MessagePane::copyMarkdown() const
{
    QGuiApplication::clipboard()->setText(asMarkdown(heading(), m_content));
}

} // namespace retryscope
