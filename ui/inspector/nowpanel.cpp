#include "ui/inspector/nowpanel.h"

#include "core/rules/rulebook.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/stepper.h"
#include "ui/format.h"
#include "ui/inspector/answer.h"
#include "ui/inspector/countdownbars.h"
#include "ui/inspector/flowlayout.h"
#include "ui/inspector/unseen.h"
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
    m_why->setToolTip(tr("Shows the steps that led here, the rule and its sources"));
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

    connect(m_rule, &QPushButton::clicked, this, [this] { emit ruleWanted(m_ruleId); });
    connect(m_evidence, &QPushButton::clicked, this,
            [this] { showNote(*m_evidence, format::ruleNote(m_ruleId)); });
    connect(m_why, &QPushButton::clicked, this, [this] {
        emit whyWanted({*m_what, m_document.cursor(), m_document.cursorTime()});
    });
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
    m_isStale = isUnseen(*this);
    if (m_isStale)
        return;
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
        showDetail(hint);
        hideRule();
    }
    if (m_stepper && m_stepper->part() > 0)
        showPartsRule();
}

void NowPanel::showInvocation(InvocationId invocation)
{
    const Trace &trace = m_document.trace();
    const std::size_t count = m_document.cursor();
    m_heading->setText(format::nowHeading(trace, invocation, count));
    showDetail(format::nowDetail(trace, invocation, count, m_document.cursorTime()));
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
    showDetail(format::why(trace, index));
    showRuleOf(index);
}

/// Within a dispatch the rule is that of the part that is looked at; what that part saw stands
/// above this panel.
void NowPanel::showPartsRule()
{
    const std::size_t part = m_stepper->part() - 1;
    const StepIndex ahead{static_cast<std::uint32_t>(m_document.cursor())};
    showRule(m_stepper->parts()[part].rule, PartSubject{ahead, part});
}

void NowPanel::showDetail(const QString &detail)
{
    m_detail->setText(emphasised(detail));
    m_detail->setAccessibleName(detail);
}

void NowPanel::showRuleOf(std::optional<StepIndex> index)
{
    if (!index)
        return hideRule();
    showRule(m_document.trace().step(*index).rule, StepSubject{*index});
}

void NowPanel::hideRule()
{
    m_what.reset();
    for (QPushButton *button : {m_rule, m_evidence, m_why})
        button->hide();
}

void NowPanel::showRule(RuleId id, const Subject::What &what)
{
    m_what = what;
    m_ruleId = id;
    const Rule &rule = retryscope::rule(id);
    setChipText(*m_rule, tr("rule %1").arg(QString::fromLatin1(name(rule.id))));
    setChipText(*m_evidence, format::evidence(rule.evidence));
    setChipText(*m_why, tr("Why?"));
    const QString note = format::ruleNote(rule.id);
    m_rule->setToolTip(note);
    m_evidence->setToolTip(note);
    if (const auto *step = std::get_if<StepSubject>(&what))
        m_why->setToolTip(tr("Why, with the rule and its sources. The steps that led here:\n%1")
                              .arg(format::causes(m_document.trace(), step->step)));
    for (QPushButton *button : {m_rule, m_evidence, m_why})
        button->show();
}

void NowPanel::setStepper(const Stepper &stepper)
{
    m_stepper = &stepper;
    connect(&stepper, &Stepper::partChanged, this, &NowPanel::refresh);
    refresh();
}

void NowPanel::showNote(const QPushButton &button, const QString &note)
{
    QWhatsThis::showText(button.mapToGlobal(QPoint(0, button.height())), note, this);
}

void NowPanel::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (m_isStale)
        refresh();
}

void NowPanel::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace retryscope
