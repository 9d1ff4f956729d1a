#include "ui/inspector/nowpanel.h"

#include "core/rules/rulebook.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/inspector/countdownbars.h"
#include "ui/inspector/flowlayout.h"
#include "ui/style.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <QWhatsThis>

#include <algorithm>

namespace retryscope {

namespace {

constexpr int marginPx = 12;

QLabel *textLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QPushButton *chip(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    style::setRole(*button, style::ButtonRole::Chip);
    return button;
}

/// As narrow as its text allows, and no lower than a finger or a trembling hand needs.
void setChipText(QPushButton &button, const QString &text)
{
    button.setFont(style::font(style::FontRole::Small));
    button.setText(text);
    const int width = button.fontMetrics().horizontalAdvance(text);
    button.setFixedSize(width + static_cast<int>(style::scaled(20)),
                        static_cast<int>(style::scaled(24)));
}

/// The deadline that decided is the word to see first.
QString emphasised(const QString &plain)
{
    static const QRegularExpression deadline(
        QStringLiteral("((?:after|before) the deadline [0-9:.]*[0-9])"));
    QString html = plain.toHtmlEscaped();
    const QString color = style::mark(style::Mark::Deadline).text.name();
    html.replace(deadline, QStringLiteral("<b style=\"color:%1\">\\1</b>").arg(color));
    return html;
}

/// The latest step of the invocation that has happened; its end rather than a delivery.
std::optional<StepIndex> latestStep(const Trace &trace, InvocationId invocation, std::size_t count)
{
    std::optional<StepIndex> latest;
    for (const StepIndex index : trace.stepsOf(invocation)) {
        const bool isPast = index.value < count;
        if (!isPast)
            break;
        latest = index;
        if (std::holds_alternative<Ended>(trace.fact(index)))
            break;
    }
    return latest;
}

} // namespace

NowPanel::NowPanel(Document &document, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Now"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(marginPx, marginPx, marginPx, marginPx);
    column->setSpacing(8);
    m_heading = textLabel(content);
    m_detail = textLabel(content);
    m_detail->setTextFormat(Qt::RichText);
    auto *chips = new FlowLayout;
    m_rule = chip(content);
    m_evidence = chip(content);
    m_why = chip(content);
    m_why->setToolTip(tr("Shows the steps that led here"));
    for (QPushButton *button : {m_rule, m_evidence, m_why})
        chips->addWidget(button);
    m_bars = new CountdownBars(document, content);
    column->addWidget(m_heading);
    column->addWidget(m_detail);
    column->addLayout(chips);
    column->addSpacing(4);
    column->addWidget(m_bars);
    column->addStretch();
    setWidget(content);

    const auto showRule = [this] {
        const RuleId rule = m_document.trace().step(*m_step).rule;
        showNote(*m_rule, format::ruleNote(rule));
    };
    connect(m_rule, &QPushButton::clicked, this, showRule);
    connect(m_evidence, &QPushButton::clicked, this, showRule);
    connect(m_why, &QPushButton::clicked, this,
            [this] { showNote(*m_why, format::causes(m_document.trace(), *m_step)); });
    connect(&document, &Document::traceChanged, this, &NowPanel::refresh);
    connect(&document, &Document::cursorMoved, this, &NowPanel::refresh);
    connect(&document, &Document::selectionChanged, this, &NowPanel::refresh);
    refresh();
}

QString NowPanel::text() const
{
    return m_heading->text() + QLatin1Char('\n') + m_detail->accessibleName();
}

void NowPanel::refresh()
{
    m_heading->setFont(style::font(style::FontRole::Heading));
    const auto selected = m_document.selectedInvocation();
    if (selected) {
        showInvocation(*selected);
    } else if (m_document.cursor() > 0) {
        showStep({static_cast<std::uint32_t>(m_document.cursor() - 1)});
    } else {
        m_heading->setText(tr("Nothing has happened yet."));
        const QString hint = m_document.trace().size() == 0
            ? tr("The scenario calls no function. Add an invocation to see what becomes of it.")
            : tr("Press F10 for the first step, or let the run play.");
        m_detail->setText(hint);
        m_detail->setAccessibleName(hint);
        showRuleOf(std::nullopt);
    }
}

void NowPanel::showInvocation(InvocationId invocation)
{
    const Trace &trace = m_document.trace();
    const std::size_t count = m_document.cursor();
    m_heading->setText(format::nowHeading(trace, invocation, count));
    const QString detail = format::nowDetail(trace, invocation, count, m_document.cursorTime());
    m_detail->setText(emphasised(detail));
    m_detail->setAccessibleName(detail);
    showRuleOf(latestStep(trace, invocation, count));
}

void NowPanel::showStep(StepIndex index)
{
    const Trace &trace = m_document.trace();
    if (const auto invocation = trace.invocationOf(index)) {
        showInvocation(*invocation);
        return;
    }
    m_heading->setText(format::fact(trace, index) + QLatin1Char('.'));
    const QString detail = format::why(trace, index);
    m_detail->setText(emphasised(detail));
    m_detail->setAccessibleName(detail);
    showRuleOf(index);
}

void NowPanel::showRuleOf(std::optional<StepIndex> index)
{
    m_step = index;
    for (QPushButton *button : {m_rule, m_evidence, m_why})
        button->setVisible(index.has_value());
    if (!index)
        return;
    const Rule &rule = retryscope::rule(m_document.trace().step(*index).rule);
    setChipText(*m_rule, tr("rule %1").arg(QString::fromLatin1(name(rule.id))));
    setChipText(*m_evidence, format::evidence(rule.evidence));
    setChipText(*m_why, tr("Why?"));
    const QString note = format::ruleNote(rule.id);
    m_rule->setToolTip(note);
    m_evidence->setToolTip(note);
}

void NowPanel::showNote(const QPushButton &button, const QString &note)
{
    QWhatsThis::showText(button.mapToGlobal(QPoint(0, button.height())), note, this);
}

void NowPanel::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_step)
        refresh();
}

} // namespace retryscope
