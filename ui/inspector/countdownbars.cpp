#include "ui/inspector/countdownbars.h"

#include "core/trace/projection.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/models/marks.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t barLimit = 5;
constexpr double rowPx = 40;
constexpr double barPx = 7;
constexpr double numberPx = 38;

/// Until when the invocation waits; of a queued one, until its next step.
Instant waitEnd(const Trace &trace, InvocationId invocation, const InvocationState &state,
                std::size_t count)
{
    if (state.phase != Phase::Queued)
        return state.nextDispatch;
    const auto coming = stepsAfter(trace, count, invocation);
    return coming.empty() ? state.since : trace.at(coming.front());
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
    connect(&document, &Document::traceChanged, this, &CountdownBars::refresh);
    connect(&document, &Document::cursorMoved, this, &CountdownBars::refresh);
    connect(&document, &Document::selectionChanged, this, &CountdownBars::refresh);
    refresh();
}

QSize CountdownBars::sizeHint() const
{
    return {static_cast<int>(style::scaled(160)),
            static_cast<int>(style::scaled(rowPx) * static_cast<double>(m_shown.size()))};
}

void CountdownBars::refresh()
{
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
    QStringList texts;
    for (const InvocationId invocation : waiting)
        texts += format::nowHeading(trace, invocation, m_document.cursor());
    setAccessibleDescription(texts.join(QLatin1Char(' ')));
    const bool sameSize = waiting.size() == m_shown.size();
    m_shown = std::move(waiting);
    if (!sameSize)
        updateGeometry();
    update();
}

void CountdownBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double height = style::scaled(rowPx);
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        paintRow(painter, m_shown[i], QRectF(0, static_cast<double>(i) * height, width(), height));
}

void CountdownBars::paintRow(QPainter &painter, InvocationId invocation, const QRectF &row) const
{
    const std::size_t count = m_document.cursor();
    const auto state = m_document.trace().invocationAfter(count, invocation);
    const Instant end = waitEnd(m_document.trace(), invocation, *state, count);
    const Duration left = std::max(end - m_document.cursorTime(), Duration());
    const style::MarkStyle &look = style::mark(markOf(*state));

    const QRectF bar(row.left(), row.bottom() - style::scaled(barPx + 4), row.width(),
                     style::scaled(barPx));
    const QRectF line(row.left(), row.top(), row.width(), bar.top() - row.top());
    painter.setPen(style::surface().text);
    painter.setFont(style::font(style::FontRole::SmallStrong));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, format::invocation(invocation));
    const QString rest = tr("%1 left").arg(format::countdown(left));
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

    const auto whole = static_cast<double>((end - state->since).count());
    paintBar(painter, look, bar, whole > 0 ? static_cast<double>(left.count()) / whole : 0);
}

void CountdownBars::mousePressEvent(QMouseEvent *event)
{
    const auto row = static_cast<std::size_t>(event->position().y() / style::scaled(rowPx));
    if (row < m_shown.size())
        m_document.select(m_shown[row]);
}

} // namespace retryscope
