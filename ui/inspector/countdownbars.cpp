#include "ui/inspector/countdownbars.h"

#include "core/trace/projection.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/inspector/unseen.h"
#include "ui/models/marks.h"
#include "ui/style/motion.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr std::size_t barLimit = 5;
constexpr double rowPx = 40;
constexpr double barPx = 7;
constexpr double numberPx = 38;
constexpr double stepsOfABar = 12; // where motion is to be reduced

/// Until when the invocation waits; of a queued one, until its next step.
Instant waitEnd(const Trace &trace, InvocationId invocation, const InvocationState &state,
                std::size_t count)
{
    if (state.phase != Phase::Queued)
        return state.nextDispatch;
    const auto coming = stepsAfter(trace, count, invocation);
    return coming.empty() ? state.since : trace.at(coming.front());
}

/// Begun steps count, as begun seconds do in the number.
double inSteps(double share)
{
    return std::ceil(share * stepsOfABar) / stepsOfABar;
}

void paintBar(QPainter &painter, const style::MarkStyle &look, const QRectF &box, double share)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(style::surface().line);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    QRectF rest = box;
    rest.setWidth(std::max(box.width() * share, box.height()));
    painter.setBrush(look.pattern == style::Pattern::Dashes ? look.outline : look.fill);
    painter.drawRoundedRect(rest, box.height() / 2, box.height() / 2);
    const bool hasPattern =
        look.pattern == style::Pattern::Hatch || look.pattern == style::Pattern::Dots;
    if (!hasPattern)
        return;
    const auto pattern =
        look.pattern == style::Pattern::Hatch ? Qt::BDiagPattern : Qt::Dense6Pattern;
    painter.setBrush(QBrush(look.outline, pattern));
    painter.setPen(QPen(look.outline, 1));
    painter.drawRoundedRect(rest.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2,
                            box.height() / 2);
}

} // namespace

CountdownBars::CountdownBars(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
{
    setAccessibleName(tr("Waiting invocations"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&document, &Document::traceChanged, this, &CountdownBars::takeTrace);
    connect(&document, &Document::cursorMoved, this, &CountdownBars::refresh);
    connect(&document, &Document::selectionChanged, this, &CountdownBars::refresh);
    takeTrace();
}

QSize CountdownBars::sizeHint() const
{
    return {static_cast<int>(style::scaled(160)),
            static_cast<int>(style::scaled(rowPx) * static_cast<double>(m_shown.size()))};
}

void CountdownBars::refresh()
{
    m_isStale = isUnseen(*this);
    if (m_isStale)
        return;
    const Trace &trace = m_document.trace();
    auto waiting = nextWaiting(trace, m_document.cursor(), barLimit);
    if (const auto selected = m_document.selectedInvocation()) {
        const auto state = trace.invocationAfter(m_document.cursor(), *selected);
        if (state && isWaiting(state->phase)) {
            std::erase(waiting, *selected);
            waiting.insert(waiting.begin(), *selected);
            waiting.resize(std::min(waiting.size(), barLimit));
        }
    }
    const bool isSame = waiting == m_shown;
    const bool isSameSize = waiting.size() == m_shown.size();
    m_shown = std::move(waiting);
    // While time runs only the numbers change; a reader must not be told each of them.
    if (!isSame || m_described != m_document.cursor())
        describe();
    if (!isSameSize)
        updateGeometry();
    update();
}

void CountdownBars::takeTrace()
{
    m_shown.clear();
    refresh();
    describe();
}

void CountdownBars::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void CountdownBars::describe()
{
    m_described = m_document.cursor();
    QStringList texts;
    for (const InvocationId invocation : m_shown)
        texts += format::nowHeading(m_document.trace(), invocation, m_described);
    setAccessibleDescription(texts.join(QLatin1Char(' ')));
}

std::vector<Countdown> CountdownBars::countdowns() const
{
    const Trace &trace = m_document.trace();
    const std::size_t count = m_document.cursor();
    std::vector<Countdown> countdowns;
    for (const InvocationId invocation : m_shown) {
        const auto state = trace.invocationAfter(count, invocation);
        if (!state)
            continue;
        const Instant end = waitEnd(trace, invocation, *state, count);
        const Duration left = std::max(end - m_document.cursorTime(), Duration());
        const auto whole = static_cast<double>((end - state->since).count());
        const double share = whole > 0 ? static_cast<double>(left.count()) / whole : 0;
        countdowns.push_back({invocation, left, style::reducesMotion() ? inSteps(share) : share});
    }
    return countdowns;
}

void CountdownBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double height = style::scaled(rowPx);
    double top = 0;
    for (const Countdown &countdown : countdowns()) {
        paintRow(painter, countdown, QRectF(0, top, width(), height));
        top += height;
    }
}

void CountdownBars::paintRow(QPainter &painter, const Countdown &countdown, const QRectF &row) const
{
    const InvocationId invocation = countdown.invocation;
    const auto state = m_document.trace().invocationAfter(m_document.cursor(), invocation);
    const style::MarkStyle &look = style::mark(markOf(*state));

    const QRectF bar(row.left(), row.bottom() - style::scaled(barPx + 4), row.width(),
                     style::scaled(barPx));
    const QRectF line(row.left(), row.top(), row.width(), bar.top() - row.top());
    painter.setPen(style::surface().text);
    painter.setFont(style::font(style::FontRole::SmallStrong));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, format::invocation(invocation));
    const QString rest = tr("%1 left").arg(format::countdown(countdown.left));
    const double restWidth = painter.fontMetrics().horizontalAdvance(rest);
    painter.setPen(look.text);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, rest);

    const double number = std::max<double>(
        style::scaled(numberPx),
        painter.fontMetrics().horizontalAdvance(format::invocation(invocation)) + style::scaled(8));
    painter.setFont(style::font(style::FontRole::Small));
    painter.setPen(style::surface().text);
    const QRectF middle = line.adjusted(number, 0, -restWidth - style::scaled(8), 0);
    painter.drawText(middle, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(format::waitsFor(*state), Qt::ElideRight,
                                                      static_cast<int>(middle.width())));
    paintBar(painter, look, bar, countdown.share);
}

void CountdownBars::mousePressEvent(QMouseEvent *event)
{
    const auto row = static_cast<std::size_t>(event->position().y() / style::scaled(rowPx));
    if (row < m_shown.size())
        m_document.select(m_shown[row]);
}

} // namespace retryscope
