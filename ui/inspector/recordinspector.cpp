#include "ui/inspector/recordinspector.h"

#include "core/rules/rulebook.h"
#include "core/trace/projection.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/inspector/differenceview.h"
#include "ui/inspector/messagepane.h"
#include "ui/inspector/notice.h"
#include "ui/inspector/recordhint.h"
#include "ui/style.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

namespace {

const QString stepLink = QStringLiteral("step");
const QString ruleLink = QStringLiteral("rule");
const QString whyLink = QStringLiteral("why");

bool hasVia(const std::vector<Message> &messages, Via via)
{
    return std::ranges::find(messages, via, &Message::via) != messages.end();
}

} // namespace

RecordInspector::RecordInspector(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_tabs(new QTabBar(this))
    , m_remark(new QLabel(this))
    , m_textButton(new QToolButton(this))
    , m_treeButton(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_hint(new QLabel)
    , m_toEnd(new QPushButton)
    , m_reasonLabel(new QLabel(this))
{
    setAccessibleName(tr("Record"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildTop();
    buildGhost();
    buildBottom();
    buildStack();
    column->addWidget(m_ghost);
    column->addWidget(m_stack, 1);
    column->addWidget(m_reasonLabel);

    for (const MessagePane *pane : {m_left, m_right}) {
        connect(pane, &MessagePane::fieldChosen, this, [this, pane](const QString &pointer) {
            if (pane->message())
                explain({*pane->message(), pointer.toStdString()});
        });
        connect(pane, &MessagePane::ruleWanted, this, &RecordInspector::ruleWanted);
    }
    connect(m_difference, &DifferenceView::fieldChosen, this, &RecordInspector::explainDifference);
    for (const QPushButton *button : {m_toEnd, m_ghostToEnd})
        connect(button, &QPushButton::clicked, this, &RecordInspector::runToEnd);
    connect(&document, &Document::traceChanged, this, &RecordInspector::refresh);
    connect(&document, &Document::cursorMoved, this, &RecordInspector::followCursor);
    connect(&document, &Document::selectionChanged, this, &RecordInspector::refresh);
    connect(&document, &Document::othersChanged, this, &RecordInspector::refresh);
    refresh();
}

void RecordInspector::runToEnd()
{
    const auto own = m_document.trace().stepsOf(*m_document.selectedInvocation());
    m_document.moveTo(own.back().value + 1U);
}

void RecordInspector::buildBottom()
{
    m_reasonLabel->setWordWrap(true);
    m_reasonLabel->setTextFormat(Qt::RichText);
    m_reasonLabel->setContentsMargins(12, 6, 12, 6);
    m_reasonLabel->setAutoFillBackground(true);
    m_reasonLabel->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_reasonLabel->setAccessibleName(tr("Why the field has this value"));
    connect(m_reasonLabel, &QLabel::linkActivated, this, [this](const QString &link) {
        if (link == ruleLink)
            emit ruleWanted(m_reason->rule);
        else if (link == whyLink)
            emit whyWanted({m_asked, m_document.cursor(), m_document.cursorTime()});
        else if (m_reason->step)
            m_document.moveTo(m_reason->step->value + 1U);
    });
}

QString RecordInspector::remark() const
{
    return m_remark->text();
}

QString RecordInspector::hint() const
{
    if (m_stack->currentWidget() == m_panes && m_isGhost)
        return m_ghostNotice->text();
    return m_stack->currentIndex() == 1 ? m_hint->text() : QString();
}

QString RecordInspector::reasonText() const
{
    return m_reason ? m_reason->field + QLatin1Char(' ') + m_reason->sentence : QString();
}

std::optional<FieldSubject> RecordInspector::askedField() const
{
    return m_reason && m_reasonRun.isEmpty() ? std::optional(m_asked) : std::nullopt;
}

/// What was sent by the cursor; before anything was, what will be if nothing changes. Whether
/// either is other than what is shown.
bool RecordInspector::takeMessages()
{
    const Trace &trace = m_document.trace();
    const auto selected = m_document.selectedInvocation();
    auto messages =
        selected ? messagesOf(trace, *selected, m_document.cursor()) : std::vector<Message>();
    bool isGhost = false;
    if (selected && messages.empty()) {
        messages = messagesOf(trace, *selected, trace.size());
        isGhost = !messages.empty();
    }
    const bool isOther = messages != m_messages || isGhost != m_isGhost;
    m_messages = std::move(messages);
    m_isGhost = isGhost;
    return isOther;
}

/// What is shown stays, with the chosen field, while no delivery is added or taken back.
void RecordInspector::followCursor()
{
    if (takeMessages() || m_messages.empty())
        refresh();
    else if (m_isGhost)
        tellWhatComes();
}

void RecordInspector::tellWhatComes()
{
    m_ghostNotice->tell(
        recordHint(m_document.trace(), *m_document.selectedInvocation(), m_document.cursor()),
        style::Mark::Ghost);
}

void RecordInspector::refresh()
{
    takeMessages();
    m_reason.reset();
    if (m_isGhost)
        tellWhatComes();
    fillTabs();
    if (m_messages.empty() && m_tabs->currentIndex() <= 0)
        showHint();
    else
        showTab(m_tabs->currentIndex());
    for (QToolButton *button : {m_textButton, m_treeButton})
        button->setVisible(!m_messages.empty());
}

/// The tab that the user chose last comes back wherever an invocation has it.
void RecordInspector::fillTabs()
{
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const Message &message : m_messages)
        m_tabs->addTab(title(m_document.trace(), message));
    const bool hasBoth =
        hasVia(m_messages, Via::OnFailure) && hasVia(m_messages, Via::DeadLetterQueue);
    if (hasBoth)
        m_tabs->addTab(tr("Both"));
    int wanted = hasBoth ? m_tabs->count() - 1 : 0;
    const auto selected = m_document.selectedInvocation();
    m_hasDifference = selected && m_difference->showInvocation(*selected);
    if (m_hasDifference && m_messages.empty())
        m_tabs->addTab(tr("Record")); // that there is none, and why
    if (m_hasDifference)
        m_tabs->addTab(tr("Difference"));
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (m_tabs->tabText(tab) == m_wantedTab)
            wanted = tab;
    }
    m_tabs->setCurrentIndex(wanted);
    m_tabs->setVisible(m_tabs->count() > 0);
}

void RecordInspector::showTab(int tab)
{
    const Trace &trace = m_document.trace();
    if (m_hasDifference && tab == m_tabs->count() - 1)
        return showDifference();
    if (m_messages.empty() && tab >= 0)
        return showHint();
    if (tab < 0)
        return;
    const bool isBoth = tab >= static_cast<int>(m_messages.size());
    const auto dlq = std::ranges::find(m_messages, Via::DeadLetterQueue, &Message::via);
    const Message &left = isBoth ? m_messages.front() : m_messages[static_cast<std::size_t>(tab)];
    const auto tense = m_isGhost ? MessagePane::Tense::ToCome : MessagePane::Tense::Sent;
    m_left->showMessage(trace, left, tense);
    if (isBoth)
        m_right->showMessage(trace, *dlq, tense);
    m_ghost->setVisible(m_isGhost);
    m_right->setVisible(isBoth);
    m_stack->setCurrentWidget(m_panes);
    m_remark->setText((m_isGhost          ? tr("%1 \u00b7 to come %2")
                           : left.problem ? tr("%1 \u00b7 failed %2")
                                          : tr("%1 \u00b7 delivered %2"))
                          .arg(format::invocation(*trace.invocationOf(left.delivery)),
                               format::time(trace.at(left.delivery))));
    emit remarkChanged(remark());
    m_reason.reset();
    showReason();
}

void RecordInspector::showDifference()
{
    m_ghost->hide();
    m_stack->setCurrentWidget(m_difference);
    m_remark->setText(format::invocation(*m_document.selectedInvocation()));
    emit remarkChanged(remark());
    m_reason.reset();
    showReason();
}

void RecordInspector::showHint()
{
    m_ghost->hide();
    const auto selected = m_document.selectedInvocation();
    m_hint->setText(selected ? recordHint(m_document.trace(), *selected, m_document.cursor())
                             : tr("Select an invocation to see what its destinations and its "
                                  "dead-letter queue received."));
    const bool isToCome =
        selected && !stepsAfter(m_document.trace(), m_document.cursor(), *selected).empty();
    m_toEnd->setVisible(isToCome);
    m_stack->setCurrentIndex(1);
    m_remark->clear();
    emit remarkChanged(remark());
    showReason();
}

void RecordInspector::explain(const FieldSubject &asked)
{
    m_asked = asked;
    m_reasonRun.clear();
    m_reason = fieldReason(m_document.trace(), m_asked.message, m_asked.pointer);
    showReason();
    bringReasonIntoView();
    emit fieldExplained({m_asked, m_document.cursor(), m_document.cursorTime()});
}

/// Of a run beside there is the reason, but no step to go to.
void RecordInspector::explainDifference(const DifferenceField &field)
{
    if (!field.other)
        return explain({field.message, field.pointer});
    m_reason = fieldReason(*field.other, field.message, field.pointer);
    m_reasonRun = field.run;
    showReason();
    bringReasonIntoView();
}

/// In a low panel the answer lies below what can be seen.
void RecordInspector::bringReasonIntoView()
{
    QScrollArea *area = nullptr;
    for (QWidget *above = parentWidget(); above && !area; above = above->parentWidget())
        area = qobject_cast<QScrollArea *>(above);
    if (!area)
        return;
    QTimer::singleShot(0, this, [this, area] { // when the longer text is laid out
        area->ensureWidgetVisible(m_reasonLabel, 0, 0);
    });
}

void RecordInspector::showReason()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Window, style::surface().accentPale);
    colors.setColor(QPalette::Link, style::mark(style::Mark::Running).text);
    m_reasonLabel->setPalette(colors);
    m_reasonLabel->setFont(style::font(style::FontRole::Small));
    m_reasonLabel->setVisible(!m_messages.empty() || m_reason);
    if (!m_reason) {
        m_reasonLabel->setText(tr("Click a field to see which step set it, and why."));
        return;
    }
    const Rule &rule = retryscope::rule(m_reason->rule);
    if (!m_reasonRun.isEmpty()) {
        m_reasonLabel->setText(
            tr("<b>%1</b> in %2: %3. Rule <a href=\"%4\">%5</a> \u00b7 %6")
                .arg(m_reason->field.toHtmlEscaped(), m_reasonRun.toHtmlEscaped(),
                     m_reason->sentence.toHtmlEscaped(), ruleLink,
                     QString::fromLatin1(name(rule.id)), format::evidence(rule.evidence)));
        return;
    }
    m_reasonLabel->setText(
        tr("<b>%1</b> %2. Rule <a href=\"%3\">%4</a> \u00b7 %5 \u00b7 <a href=\"%6\">go to "
           "step</a> \u00b7 <a href=\"%7\">Why?</a>")
            .arg(m_reason->field.toHtmlEscaped(), m_reason->sentence.toHtmlEscaped(), ruleLink,
                 QString::fromLatin1(name(rule.id)), format::evidence(rule.evidence), stepLink,
                 whyLink));
}

void RecordInspector::setTree(bool isTree)
{
    for (MessagePane *pane : {m_left, m_right})
        pane->setView(isTree ? MessagePane::View::Tree : MessagePane::View::Text);
}

void RecordInspector::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showReason();
}

} // namespace retryscope
