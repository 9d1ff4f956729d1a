#include "ui/timeline/hitmarks.h"
#include "ui/timeline/instantstrip.h"
#include "ui/timeline/itempainter.h"
#include "ui/timeline/lanetext.h"
#include "ui/timeline/legendtable.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/otherpainter.h"
#include "ui/timeline/range.h"

#include <QPainter>

#include <limits>

namespace retryscope {

namespace {

using style::Mark;

constexpr double never = std::numeric_limits<double>::max(); // all of it has happened

/// A thing as it would lie in a lane that is as wide as `box`.
class SampleLane
{
public:
    SampleLane(QPainter &painter, const QRectF &box)
        : m_painter(painter)
        , m_metrics(TimelineMetrics::current())
        , m_box(box)
        , m_look{style::theme(), m_metrics, box.right()}
    {
    }

    void paint(Mark mark)
    {
        switch (mark) {
        case Mark::Running:
            return attempt(mark, bar(0.75), m_box.left() + m_box.width() * 0.45, true);
        case Mark::Succeeded:
            return attempt(mark, bar(0.45), never, false);
        case Mark::Failed:
            return attempt(mark, bar(0.6), never, false);
        case Mark::Ghost:
            return attempt(mark, bar(0.6), m_box.left(), false);
        case Mark::BackOff:
            return wait(TimelineRole::BackOff, mark);
        case Mark::Queued:
            return wait(TimelineRole::Queued, mark);
        case Mark::Refusal:
            wait(TimelineRole::RefusedWait, mark);
            return refusalTicks();
        case Mark::Deadline:
            return deadline();
        case Mark::Expired:
        case Mark::Rejected:
            return block(TimelineRole::Outcome, mark, bar(1));
        case Mark::NeverRuns:
            return neverRuns();
        case Mark::Delivered:
        case Mark::DeliveryFailed:
            return delivery(mark);
        case Mark::Lost:
            return block(TimelineRole::Lost, mark, bar(0.95));
        case Mark::OtherRun:
            return otherRun();
        case Mark::Fork:
            return glyph(mark);
        }
    }

    void paint(LegendSign sign)
    {
        const style::Surface &surface = style::surface();
        switch (sign) {
        case LegendSign::Cursor:
            return m_painter.fillRect(
                QRectF(m_box.center().x() - 1, m_box.top(), 2, m_box.height()), surface.cursor);
        case LegendSign::Fold:
            return pill(QStringLiteral("52 s"), style::mark(Mark::Ghost).text, surface.base);
        case LegendSign::MeasuringMarks:
            return measuringMarks();
        case LegendSign::Range:
            return paintRangeBand(m_painter, m_box, style::theme());
        case LegendSign::BreakpointHits:
            return hits();
        case LegendSign::SameInstant:
            return sameInstant();
        case LegendSign::MergedMarks:
            return merged();
        }
    }

private:
    /// A bar of that share of the width, in the middle of the height.
    [[nodiscard]] QRectF bar(double share) const
    {
        return {m_box.left(), m_box.center().y() - m_metrics.bar / 2, m_box.width() * share,
                m_metrics.bar};
    }

    [[nodiscard]] static TimelineItem item(TimelineRole role, Mark mark, const QRectF &rect)
    {
        TimelineItem item;
        item.role = role;
        item.mark = mark;
        item.rect = rect;
        item.futureX = never;
        return item;
    }

    void attempt(Mark mark, const QRectF &rect, double futureX, bool isOpen)
    {
        TimelineItem attempt = item(TimelineRole::Attempt, mark, rect);
        attempt.futureX = futureX;
        attempt.isOpen = isOpen;
        attempt.isFailed = mark == Mark::Failed;
        attempt.number = 2;
        paintItem(m_painter, attempt, m_look);
    }

    void wait(TimelineRole role, Mark mark)
    {
        TimelineItem wait = item(role, mark, bar(1));
        wait.label =
            role == TimelineRole::BackOff ? waitLabel(std::chrono::seconds(60)) : QString();
        paintItem(m_painter, wait, m_look);
    }

    void refusalTicks()
    {
        for (const double share : {0.0, 0.25, 0.6}) {
            QRectF tick = bar(1);
            tick.setLeft(m_box.left() + m_box.width() * share);
            tick.setWidth(3);
            paintItem(m_painter, item(TimelineRole::Refusal, Mark::Refusal, tick), m_look);
        }
    }

    void deadline()
    {
        TimelineItem age = item(TimelineRole::AgeBand, Mark::Deadline, bar(0.5));
        age.rect.setHeight(4);
        age.rect.moveTop(m_box.bottom() - 7);
        paintItem(m_painter, age, m_look);
        TimelineItem line = item(TimelineRole::Deadline, Mark::Deadline, m_box);
        line.futureX = age.rect.right();
        line.rect.setLeft(line.futureX - 1);
        line.label = QStringLiteral("5:00");
        paintItem(m_painter, line, m_look);
    }

    void neverRuns()
    {
        TimelineItem cross = item(TimelineRole::NeverRuns, Mark::NeverRuns, bar(0.25));
        cross.isLabelRight = true;
        cross.label = neverRunsLabel();
        paintItem(m_painter, cross, m_look);
    }

    void block(TimelineRole role, Mark mark, const QRectF &rect)
    {
        TimelineItem block = item(role, mark, rect);
        if (mark == Mark::Rejected)
            block.label = rejectionLabel(404);
        if (mark == Mark::Expired)
            block.label = QString::fromLatin1(name(Condition::EventAgeExceeded));
        m_painter.save();
        m_painter.setClipRect(m_box, Qt::IntersectClip);
        paintItem(m_painter, block, m_look);
        m_painter.restore();
    }

    void delivery(Mark mark)
    {
        const double x = m_box.center().x();
        constexpr double radius = 5;
        DeliveryLine line;
        line.x = x;
        line.top = m_box.top();
        line.bottom = m_box.bottom() - 2 * radius - 1;
        line.isFailed = mark == Mark::DeliveryFailed;
        line.mark = mark;
        paintLine(m_painter, line, m_look);
        TimelineItem dot = item(TimelineRole::Delivery, mark,
                                QRectF(x - radius, line.bottom, 2 * radius, 2 * radius));
        dot.isFailed = line.isFailed;
        paintDot(m_painter, dot, m_look);
    }

    void merged()
    {
        TimelineItem dot = item(TimelineRole::Delivery, Mark::Delivered, bar(1));
        dot.count = 12;
        paintDot(m_painter, dot, m_look);
    }

    void otherRun()
    {
        TimelineItem failed = item(TimelineRole::Attempt, Mark::Failed, bar(0.35));
        failed.isFailed = true;
        TimelineItem wait = item(TimelineRole::BackOff, Mark::BackOff, bar(0.9));
        wait.rect.setLeft(failed.rect.right());
        for (TimelineItem *thing : {&failed, &wait}) {
            thing->rect.setHeight(m_metrics.bar * 0.5);
            thing->rect.moveTop(m_box.center().y() - m_metrics.bar * 0.25);
        }
        paintOtherItems(m_painter, {{failed, false}, {wait, false}}, {OtherRunPlace::Beside, 0},
                        style::theme());
    }

    void hits()
    {
        const double size = m_metrics.pill * 0.6;
        QRectF box(m_box.left() + 8, m_box.center().y() - size / 2, size, size);
        for (const HitMark &mark : {HitMark{0, 0, 1, 1, false}, HitMark{0, 0, 1, 0, false},
                                    HitMark{0, 0, 1, 1, true}, HitMark{0, 0, 7, 7, false}}) {
            paintHitMark(m_painter, mark, box, true, m_metrics, style::theme());
            box.translate(2 * size, 0);
        }
    }

    void glyph(Mark mark)
    {
        QRectF box(0, 0, m_metrics.bar, m_metrics.bar);
        box.moveCenter(m_box.center());
        style::paintGlyph(m_painter, mark, box, style::mark(mark).text);
    }

    void pill(const QString &words, const QColor &fill, const QColor &onFill)
    {
        QRectF box(0, 0, m_box.width() * 0.6, m_metrics.pill);
        box.moveCenter(m_box.center());
        m_painter.setFont(m_metrics.smallStrong);
        style::paintPill(m_painter, box, words, fill, fill, onFill);
    }

    void measuringMarks()
    {
        const double y = m_box.center().y();
        const double left = m_box.left() + m_box.width() * 0.2;
        const double right = m_box.left() + m_box.width() * 0.8;
        m_painter.setPen(QPen(style::surface().accent, 1.5));
        m_painter.drawLine(QLineF(left, y, right, y));
        const QPointF drop(0, m_metrics.pill * 0.4);
        paintMarkFlag(m_painter, MeasuringMark::A, QPointF(left, y) + drop, m_metrics,
                      style::theme());
        paintMarkFlag(m_painter, MeasuringMark::B, QPointF(right, y) + drop, m_metrics,
                      style::theme());
    }

    void sameInstant()
    {
        const double size = m_metrics.pill * 0.8;
        for (std::size_t i = 0; i < 3; ++i) {
            const QRectF box(m_box.left() + 4 + static_cast<double>(i) * (size + 3),
                             m_box.center().y() - size / 2, size, size);
            paintOrderNumber(m_painter, box, i + 1, i < 2, m_metrics, style::theme());
        }
    }

    QPainter &m_painter;
    TimelineMetrics m_metrics;
    QRectF m_box;
    TimelineLook m_look;
};

} // namespace

void paintLegendSample(QPainter &painter, const LegendEntry &entry, const QRectF &box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    SampleLane lane(painter, box);
    if (entry.mark)
        lane.paint(*entry.mark);
    else
        lane.paint(entry.sign);
    painter.restore();
}

} // namespace retryscope
