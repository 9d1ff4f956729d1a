#include "ui/window/rununtil.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/stepper.h"
#include "ui/window/questiondialog.h"
#include "ui/window/timetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t fewSteps = 100'000; // a few milliseconds of looking

/// Whether the text means to be a time: no condition begins with a digit.
bool beginsWithDigit(const QString &text)
{
    return !text.isEmpty() && text.front() >= QLatin1Char('0') && text.front() <= QLatin1Char('9');
}

std::optional<std::size_t> stepNumber(const QString &text)
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(QStringLiteral(R"(step\s*[:=]?\s*(\d{1,10}))")),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return static_cast<std::size_t>(match.captured(1).toULongLong());
}

/// Whether it looks for a word that is nothing else: most likely one that is written wrongly.
bool hasBareWord(const Filter &filter)
{
    return std::ranges::any_of(filter.parts, [](const Filter::Part &part) {
        const auto *term = std::get_if<FilterTerm>(&part);
        return term && std::holds_alternative<WordTerm>(*term);
    });
}

} // namespace

Result<RunTarget, QString> runTargetFromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (const auto time = timeFromText(trimmed))
        return RunTarget(Instant(*time));
    if (beginsWithDigit(trimmed))
        return RunUntil::tr("expected a time such as 1:21, 0:01:21.500, 90s, 15m, 6h or 1500ms, "
                            "found %1")
            .arg(trimmed);
    if (const auto step = stepNumber(trimmed))
        return RunTarget(*step);
    auto condition = parseStepCondition(trimmed.toStdString());
    if (condition && !condition.value().on && hasBareWord(condition.value().filter))
        return RunUntil::tr("expected a time such as 1:21, a step such as step 12, a breakpoint's "
                            "word such as failed, or a filter such as function:order-*, found %1")
            .arg(trimmed);
    if (condition)
        return RunTarget(std::move(condition).value());
    const FilterError &error = condition.error();
    const QByteArray before = trimmed.toUtf8().left(static_cast<qsizetype>(error.offset));
    return RunUntil::tr("Character %1: %2")
        .arg(QString::fromUtf8(before).size() + 1)
        .arg(QString::fromStdString(error.what));
}

RunUntil::RunUntil(Document &document, Stepper &stepper, QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_stepper(stepper)
    , m_window(window)
    , m_search([this](std::optional<StepIndex> step) { take(step); })
{
    const auto cancel = [this] { m_search.cancel(); };
    connect(&document, &Document::traceChanged, this, cancel);
    connect(&document, &Document::cursorMoved, this, cancel);
}

void RunUntil::ask()
{
    QuestionDialog question(
        tr("Run until"),
        tr("A time: 1:21, 0:01:21.500, 90s, 15m, 6h.\n"
           "A step: step 12.\n"
           "What happens next, of which invocations: failed, refused, retryScheduled, "
           "retryWouldMissDeadline, expired, routed, deliveryFailed, lost, recursionStopped, "
           "configChanged; then a filter, as in: failed function:order-*"),
        m_window);
    question.setCheck([](const QString &text) {
        const auto target = runTargetFromText(text);
        return target ? QString() : target.error();
    });
    question.setText(m_text);
    if (question.exec() == QDialog::Accepted)
        go(question.text());
}

void RunUntil::go(const QString &text)
{
    m_search.cancel();
    m_text = text;
    const auto target = runTargetFromText(text);
    if (!target)
        emit said(target.error());
    else if (const auto *time = std::get_if<Instant>(&target.value()))
        m_stepper.jumpTo(*time);
    else if (const auto *step = std::get_if<std::size_t>(&target.value()))
        m_stepper.jumpTo(*step);
    else
        search(std::get<StepCondition>(target.value()));
}

void RunUntil::search(const StepCondition &condition)
{
    const auto trace = m_document.sharedTrace();
    m_search.start(
        [trace, condition, from = m_document.cursor()](const std::atomic<bool> &isCancelled) {
            return firstStep(*trace, condition, from, &isCancelled);
        });
    if (trace->size() > fewSteps)
        return emit said(tr("Looking for “%1”…").arg(m_text));
    m_search.finish();
}

void RunUntil::take(std::optional<StepIndex> step)
{
    if (step) {
        if (const auto invocation = m_document.trace().invocationOf(*step))
            m_document.select(invocation);
        m_stepper.jumpTo(step->value + std::size_t{1});
    } else {
        emit said(tr("No step behind the cursor is “%1”.").arg(m_text));
    }
}

} // namespace retryscope
