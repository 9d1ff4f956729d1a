#include "ui/inspector/whypanel.h"

#include "core/rules/rulebook.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/icons.h"
#include "ui/inspector/whypage.h"
#include "ui/style.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace retryscope {

namespace {

QToolButton *toolButton(const QString &iconName, const QString &name, const QString &tip)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    const int least = static_cast<int>(style::scaled(26));
    button->setMinimumSize(least, least);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

bool isWaiting(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto state = trace.invocationAfter(count, invocation);
    return state && (state->phase == Phase::BackingOff || state->phase == Phase::Refused);
}

ThingKind waitAfter(const Trace &trace, StepIndex step)
{
    return std::holds_alternative<Refused>(trace.fact(step)) ? ThingKind::RefusedWait
                                                             : ThingKind::BackOff;
}

} // namespace

WhyPanel::WhyPanel(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_back(toolButton(QStringLiteral("cursorback"), tr("Back"),
                        tr("Back to the question before (Backspace)")))
    , m_forward(toolButton(QStringLiteral("cursorforward"), tr("Forward"),
                           tr("To the question that Back left")))
    , m_copy(toolButton(QStringLiteral("copy"), tr("Copy"), tr("Copy the answer as text")))
    , m_page(new QTextBrowser)
{
    build();
    connect(m_back, &QToolButton::clicked, this, &WhyPanel::back);
    connect(m_forward, &QToolButton::clicked, this, &WhyPanel::forward);
    connect(m_copy, &QToolButton::clicked, this, &WhyPanel::copy);
    connect(m_page, &QTextBrowser::anchorClicked, this, &WhyPanel::followLink);
    connect(&document, &Document::traceChanged, this, &WhyPanel::startAnew);
    connect(&document, &Document::cursorMoved, this, &WhyPanel::follow);
    connect(&document, &Document::selectionChanged, this, &WhyPanel::follow);
    startAnew();
}

void WhyPanel::build()
{
    setAccessibleName(tr("Why"));
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(12);
    m_page->setAccessibleName(tr("Why it is so"));
    m_page->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 4, 8, 0);
    buttons->setSpacing(2);
    buttons->addWidget(m_back);
    buttons->addWidget(m_forward);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buttons);
    column->addWidget(m_page, 1);
    setFocusProxy(m_page);
}

QString WhyPanel::text() const
{
    return m_subject ? whyText(m_document.trace(), answer(m_document.trace(), *m_subject))
                     : QString();
}

/// Amid a wait it is the wait; at the moment of a step, the step.
std::optional<Subject> WhyPanel::cursorSubject() const
{
    const Trace &trace = m_document.trace();
    const std::size_t count = m_document.cursor();
    const Instant now = m_document.cursorTime();
    if (const auto selected = m_document.selectedInvocation()) {
        const auto step = latestStep(trace, *selected, count);
        if (step && trace.at(*step) < now && isWaiting(trace, *selected, count))
            return Subject{ThingSubject{waitAfter(trace, *step), *selected, *step}, count, now};
        if (step)
            return Subject{StepSubject{*step}, count, now};
        return Subject{StateSubject{*selected, Aspect::State}, count, now};
    }
    if (count == 0)
        return std::nullopt;
    return Subject{StepSubject{{static_cast<std::uint32_t>(count - 1)}}, count, now};
}

/// Another trace has other steps: what was asked of the former one is gone.
void WhyPanel::startAnew()
{
    m_past.clear();
    m_future.clear();
    m_subject = cursorSubject();
    m_isWhole = false;
    showAnswer();
}

void WhyPanel::follow()
{
    if (m_isMoving)
        return;
    const auto now = cursorSubject();
    if (now == m_subject)
        return;
    m_subject = now;
    m_isWhole = false;
    showAnswer();
}

void WhyPanel::explain(const Subject &subject)
{
    if (m_subject && *m_subject != subject) {
        m_past.push_back({*m_subject, m_document.selectedInvocation()});
        m_future.clear();
    }
    m_subject = subject;
    m_isWhole = false;
    showAnswer();
}

void WhyPanel::explainCursor()
{
    if (const auto subject = cursorSubject())
        explain(*subject);
}

void WhyPanel::visit(const Visit &visit)
{
    const QScopedValueRollback moving(m_isMoving, true);
    m_document.select(visit.selected);
    m_document.moveTo(visit.subject.count);
    m_subject = visit.subject;
    m_isWhole = false;
    showAnswer();
}

void WhyPanel::back()
{
    if (m_past.empty())
        return;
    if (m_subject)
        m_future.push_back({*m_subject, m_document.selectedInvocation()});
    const Visit former = m_past.back();
    m_past.pop_back();
    visit(former);
}

void WhyPanel::forward()
{
    if (m_future.empty())
        return;
    if (m_subject)
        m_past.push_back({*m_subject, m_document.selectedInvocation()});
    const Visit next = m_future.back();
    m_future.pop_back();
    visit(next);
}

void WhyPanel::followLink(const QUrl &link)
{
    const QString target = link.toString();
    if (target == QLatin1String(allLink)) {
        m_isWhole = true;
        return showAnswer();
    }
    if (target.startsWith(QLatin1String(ruleLinkPrefix))) {
        const auto rule = ruleNamed(target.section(QLatin1Char(':'), 1).toStdString());
        if (rule)
            emit ruleWanted(*rule);
        return;
    }
    const QLatin1String prefix(stepLinkPrefix);
    if (!target.startsWith(prefix))
        return;
    const StepIndex step{target.mid(prefix.size()).toUInt()};
    const auto selected = m_document.selectedInvocation();
    const auto invocation = m_document.trace().invocationOf(step);
    if (m_subject)
        m_past.push_back({*m_subject, selected});
    m_future.clear();
    visit({{StepSubject{step}, step.value + std::size_t{1}, m_document.trace().at(step)},
           invocation ? invocation : selected});
}

void WhyPanel::copy() const
{
    QApplication::clipboard()->setText(text());
}

void WhyPanel::showAnswer()
{
    m_back->setEnabled(!m_past.empty());
    m_forward->setEnabled(!m_future.empty());
    m_copy->setEnabled(m_subject.has_value());
    if (!isVisible())
        return; // shown when it is seen
    m_page->setFont(style::font(style::FontRole::Body));
    if (!m_subject) {
        m_page->setPlainText(tr("Nothing has happened yet. Take a step, or choose a thing in the "
                                "timeline and ask why."));
        return;
    }
    const Answer given = answer(m_document.trace(), *m_subject);
    m_page->setHtml(whyPage(m_document.trace(), given, m_isWhole));
    m_page->setAccessibleDescription(given.sentence);
    m_page->verticalScrollBar()->setValue(0);
}

void WhyPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showAnswer();
}

void WhyPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showAnswer();
}

} // namespace retryscope
