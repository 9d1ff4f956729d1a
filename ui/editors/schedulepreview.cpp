#include "ui/editors/schedulepreview.h"

#include "ui/format.h"
#include "ui/style.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double marginPx = 12;
constexpr double barPx = 8;
constexpr double lanePx = 30; // from the top to the middle of the bars

QString tr(const char *text)
{
    return QCoreApplication::translate("SchedulePreview", text);
}

} // namespace

QString sentence(const Schedule &schedule)
{
    const auto never = std::ranges::find(schedule.attempts, false, &Schedule::Attempt::runs);
    const auto count = static_cast<int>(schedule.attempts.size());
    if (never != schedule.attempts.end()) {
        const auto number = std::distance(schedule.attempts.begin(), never) + 1;
        return tr("Attempt %1 can never run: due %2, deadline %3.")
            .arg(number)
            .arg(format::seconds(never->due), format::seconds(schedule.age));
    }
    if (count == 1)
        return tr("One attempt, no retry.");
    return tr("%1 attempts, the last one due at %2.")
        .arg(count)
        .arg(format::seconds(schedule.attempts.back().due));
}

SchedulePreview::SchedulePreview(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(QCoreApplication::translate("SchedulePreview", "Schedule preview"));
    setSchedule(schedule(2, std::chrono::seconds(21'600), Duration(100),
                         {std::chrono::seconds(60), std::chrono::seconds(120)}));
}

void SchedulePreview::setSchedule(const Schedule &schedule)
{
    m_schedule = schedule;
    setAccessibleDescription(sentence(schedule));
    setToolTip(sentence(schedule));
    update();
}

QSize SchedulePreview::sizeHint() const
{
    return {qRound(style::scaled(200)), qRound(style::scaled(62))};
}

Duration SchedulePreview::range() const
{
    const Duration last = m_schedule.attempts.back().due + m_schedule.run;
    const Duration withDeadline = std::max(last, m_schedule.age);
    // A deadline far behind the last attempt would press all attempts together: it gets an arrow.
    const Duration longest = std::max(last * 2, Duration(1));
    return std::min(withDeadline, longest);
}

double SchedulePreview::x(Duration time) const
{
    const double room = width() - 2 * style::scaled(marginPx) - style::scaled(barPx);
    const double share = static_cast<double>(time.count()) / static_cast<double>(range().count());
    return style::scaled(marginPx) + room * std::min(share, 1.0);
}

void SchedulePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const style::Surface &colours = style::surface();
    painter.setPen(colours.line);
    painter.setBrush(colours.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setFont(style::font(style::FontRole::Tiny));
    paintWaits(painter);
    paintDeadline(painter);
    paintAttempts(painter);
}

void SchedulePreview::paintWaits(QPainter &painter) const
{
    const double y = style::scaled(lanePx);
    for (std::size_t i = 1; i < m_schedule.attempts.size(); ++i) {
        if (!m_schedule.attempts[i].runs)
            break;
        QPen pen(style::mark(style::Mark::BackOff).outline, style::scaled(1.6), Qt::DashLine);
        painter.setPen(pen);
        painter.drawLine(QPointF(x(m_schedule.attempts[i - 1].due) + style::scaled(barPx), y),
                         QPointF(x(m_schedule.attempts[i].due), y));
    }
}

void SchedulePreview::paintAttempts(QPainter &painter) const
{
    const double y = style::scaled(lanePx);
    const double height = style::scaled(16);
    double free = 0; // where the last label ended
    for (const Schedule::Attempt &attempt : m_schedule.attempts) {
        const QRectF bar(x(attempt.due), y - height / 2, style::scaled(barPx), height);
        const style::MarkStyle &failed = style::mark(style::Mark::Failed);
        if (attempt.runs) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(failed.fill);
            painter.drawRoundedRect(bar, 2, 2);
        } else {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(style::mark(style::Mark::Ghost).outline, 1, Qt::DashLine));
            painter.drawRoundedRect(bar, 2, 2);
            painter.setPen(QPen(failed.text, style::scaled(1.6)));
            painter.drawLine(bar.topLeft(), bar.bottomRight());
            painter.drawLine(bar.topRight(), bar.bottomLeft());
        }
        const QString label = format::seconds(attempt.due);
        const double labelWidth = painter.fontMetrics().horizontalAdvance(label);
        const double left = std::clamp(bar.center().x() - labelWidth / 2, 6.0,
                                       std::max(6.0, width() - labelWidth - 6.0));
        if (left < free)
            continue;
        painter.setPen(style::surface().secondaryText);
        painter.drawText(QPointF(left, height / 2 + y + painter.fontMetrics().ascent() + 4), label);
        free = left + labelWidth + style::scaled(6);
    }
}

void SchedulePreview::paintDeadline(QPainter &painter) const
{
    const style::MarkStyle &deadline = style::mark(style::Mark::Deadline);
    const bool isInRange = m_schedule.age <= range();
    const QString label = format::duration(m_schedule.age);
    const double labelWidth = painter.fontMetrics().horizontalAdvance(label);
    const double glyph = style::scaled(11);
    const double at = isInRange ? x(m_schedule.age) + style::scaled(barPx) : width() - 6.0;
    if (isInRange) {
        painter.setPen(QPen(deadline.outline, style::scaled(1.6), Qt::DotLine));
        painter.drawLine(QPointF(at, style::scaled(6)), QPointF(at, style::scaled(44)));
    }
    const bool fitsRight = isInRange && at + glyph + labelWidth + 12 < width();
    const double left = fitsRight ? at + 4 : at - glyph - labelWidth - (isInRange ? 8 : 12);
    style::paintGlyph(painter, style::Mark::Deadline, QRectF(left, style::scaled(5), glyph, glyph),
                      deadline.text);
    painter.setPen(deadline.text);
    const QString shown = isInRange ? label : tr("%1 ▸").arg(label);
    painter.drawText(QPointF(left + glyph + 2, style::scaled(5) + painter.fontMetrics().ascent()),
                     shown);
}

} // namespace retryscope
