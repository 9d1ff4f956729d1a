#include "ui/timeline/gutterpainter.h"

#include "ui/format.h"
#include "ui/style/text.h"
#include "ui/timeline/textwidth.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

class GutterPainter
{
public:
    GutterPainter(QPainter &painter, const TimelineLayout &layout, const TimelineEmphasis &emphasis)
        : m_painter(painter)
        , m_layout(layout)
        , m_emphasis(emphasis)
        , m_metrics(layout.metrics)
        , m_surface(style::surface(emphasis.theme))
    {
    }

    void paint()
    {
        const TimelineAreas &areas = m_layout.areas;
        axisHeader(row(areas.axis));
        m_painter.save();
        m_painter.setClipRect(row(m_layout.scrolledArea()), Qt::IntersectClip);
        for (std::size_t i = m_layout.bandLanes; i < m_layout.lanes.size(); ++i)
            laneHeader(m_layout.lanes[i]);
        for (const LaneHeader &header : m_layout.headers)
            groupHeader(header);
        m_painter.restore();
        m_painter.save();
        m_painter.setClipRect(row(areas.band), Qt::IntersectClip);
        for (std::size_t i = 0; i < m_layout.bandLanes; ++i)
            laneHeader(m_layout.lanes[i]);
        m_painter.restore();
        if (m_layout.density)
            densityHeader(row(areas.lanes));
        if (!m_layout.targets.empty())
            sectionHeader();
        for (const TargetLane &target : m_layout.targets)
            targetHeader(target);
        for (const CounterTrack &track : m_layout.tracks)
            trackHeader(track);
        line(QLineF(m_metrics.gutter - 0.5, 0, m_metrics.gutter - 0.5, areas.track.bottom()));
    }

private:
    [[nodiscard]] QRectF row(const QRectF &area) const
    {
        return {0, area.top(), m_metrics.gutter - 1, area.height()};
    }

    void line(const QLineF &where)
    {
        m_painter.setPen(QPen(m_surface.line, 1));
        m_painter.drawLine(where);
    }

    void text(const QRectF &rect, const QString &words, const QFont &font, const QColor &color)
    {
        m_painter.setPen(color);
        style::paintText(m_painter, rect, Qt::AlignLeft | Qt::AlignVCenter, font,
                         style::elided(font, words, Qt::ElideMiddle, rect.width()));
    }

    void caption(const QRectF &rect, const QString &words)
    {
        text(rect.adjusted(inset(), 0, 0, 0), words, m_metrics.smallStrong,
             m_surface.secondaryText);
    }

    /// What the axis counts, and how much of the run the filter leaves.
    void axisHeader(const QRectF &rect)
    {
        const QString what =
            m_layout.isByAge ? Words::tr("Age since acceptance") : Words::tr("Time since start");
        if (m_layout.hiddenLanes == 0 && !m_layout.isArranging)
            return caption(rect, what);
        const std::size_t all = m_layout.laneCount + m_layout.hiddenLanes;
        const QRectF upper(rect.left(), rect.center().y() - m_metrics.pill, rect.width(),
                           m_metrics.pill);
        caption(upper, what);
        const QString count =
            Words::tr("%1 of %2 lanes")
                .arg(format::number(static_cast<std::int64_t>(m_layout.laneCount)),
                     format::number(static_cast<std::int64_t>(all)));
        text(upper.translated(inset(), m_metrics.pill),
             m_layout.isArranging ? Words::tr("arranging lanes…") : count, m_metrics.tiny,
             m_surface.secondaryText);
    }

    void groupHeader(const LaneHeader &header)
    {
        const QRectF rect = row(header.rect);
        const bool isCurrent = m_emphasis.header == header.group;
        m_painter.fillRect(rect, isCurrent ? m_surface.accentPale : m_surface.header);
        if (isCurrent)
            m_painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), m_surface.accent);
        const double x = inset() + 4;
        const double y = rect.center().y();
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_surface.secondaryText);
        m_painter.drawPolygon(header.isCollapsed
                                  ? QPolygonF{{x - 2, y - 4}, {x + 4, y}, {x - 2, y + 4}}
                                  : QPolygonF{{x - 4, y - 2}, {x + 4, y - 2}, {x, y + 4}});
        const double right = count(rect.right() - 6, rect, header.count, style::Mark::Ghost);
        text(QRectF(x + 10, rect.top(), right - x - 14, rect.height()), header.name,
             m_metrics.smallStrong, m_surface.text);
    }

    [[nodiscard]] double inset() const { return m_metrics.pill * 0.55; }

    /// The room at the end of a name for the sign of a finding.
    [[nodiscard]] static double findingPx() { return style::scaled(12) + 5; }

    void laneHeader(const TimelineLane &lane)
    {
        const QRectF rect = row(lane.rect);
        const bool selected = m_emphasis.selected == lane.invocation;
        m_painter.fillRect(rect, rowColor(lane, m_emphasis));
        if (selected)
            m_painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), m_surface.accent);
        const double half = m_metrics.named() / 2;
        const QString number = format::invocation(lane.invocation);
        QRectF pill(inset(), rect.top() + half - m_metrics.pill - 1,
                    textWidth(m_metrics.smallStrong, number) + 14, m_metrics.pill);
        const QColor fill = selected ? m_surface.accent : m_surface.window;
        style::paintPill(m_painter, pill, number, m_metrics.smallStrong, fill, fill,
                         selected ? m_surface.onAccent : m_surface.text);
        const QColor name = lane.hasBegun ? m_surface.text : m_surface.secondaryText;
        const double room = rect.right() - findingPx() - pill.right() - 7;
        text(QRectF(pill.right() + 7, pill.top(), room, pill.height()), lane.name,
             m_metrics.smallStrong, name);
        const style::MarkStyle &look = style::mark(lane.mark, m_emphasis.theme);
        const bool lost = lane.mark == style::Mark::Lost;
        text(QRectF(inset(), pill.bottom() + 1, rect.width() - inset() - 5, m_metrics.pill),
             lane.state, lost ? m_metrics.smallStrong : m_metrics.small, look.text);
        if (lane.isPinned)
            pin(QPointF(rect.right() - 9, rect.top() + 6));
    }

    /// A drawing pin, its head at `at`.
    void pin(const QPointF &at)
    {
        m_painter.setPen(QPen(m_surface.secondaryText, 1.5));
        m_painter.drawLine(at, at + QPointF(0, 9));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_surface.accent);
        m_painter.drawEllipse(at + QPointF(0, 2), 3.5, 3.5);
    }

    void densityHeader(const QRectF &rect)
    {
        const QRectF first(inset(), rect.top() + m_metrics.pill / 2, rect.width() - inset() - 5,
                           m_metrics.pill);
        const QString count = format::number(static_cast<std::int64_t>(m_layout.laneCount));
        text(first, Words::tr("%1 invocations at once").arg(count), m_metrics.smallStrong,
             m_surface.text);
        text(first.translated(0, m_metrics.pill), Words::tr("Click for single lanes"),
             m_metrics.tiny, m_surface.secondaryText);
        for (const LaneHeader &each : m_layout.parts)
            partHeader(each, first.bottom() + m_metrics.pill);
    }

    /// The name of a group among all lanes at once, if there is room for it below `from`.
    void partHeader(const LaneHeader &part, double from)
    {
        line(QLineF(0, part.rect.top(), m_metrics.gutter - 1, part.rect.top()));
        const double top = std::max(part.rect.top(), from);
        if (top + m_metrics.pill > part.rect.bottom())
            return;
        const QString count = format::number(static_cast<std::int64_t>(part.count));
        text(QRectF(inset(), top, m_metrics.gutter - inset() - 5, m_metrics.pill),
             Words::tr("%1: %2", "group, number of lanes").arg(part.name, count), m_metrics.small,
             m_surface.text);
    }

    void sectionHeader()
    {
        const QRectF rect = row(m_layout.areas.section);
        line(QLineF(rect.left(), rect.top() + 0.5, rect.right(), rect.top() + 0.5));
        caption(rect, targetsCaption(m_layout));
    }

    void targetHeader(const TargetLane &target)
    {
        const QRectF rect = row(target.rect);
        line(QLineF(rect.left(), rect.top() + 0.5, rect.right(), rect.top() + 0.5));
        const double height = m_metrics.pill - 1;
        const QRectF kind(inset(), rect.center().y() - height / 2,
                          textWidth(m_metrics.tiny, target.kind) + 10, height);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_surface.header);
        m_painter.drawRoundedRect(kind, 3, 3);
        m_painter.setPen(m_surface.secondaryText);
        style::paintText(m_painter, kind, Qt::AlignCenter, m_metrics.tiny, target.kind);
        double right = rect.right() - 6;
        if (target.failed > 0)
            right = count(right, rect, target.failed, style::Mark::DeliveryFailed);
        right = count(right, rect, target.delivered, style::Mark::Ghost);
        text(QRectF(kind.right() + 7, rect.top(), right - kind.right() - 11, rect.height()),
             target.name, m_metrics.small, m_surface.text);
    }

    /// A number in a pill; the left edge of it.
    double count(double right, const QRectF &rect, std::size_t number, style::Mark mark)
    {
        const bool failed = mark == style::Mark::DeliveryFailed;
        const QString words = format::number(static_cast<std::int64_t>(number));
        const double glyph = failed ? m_metrics.pill * 0.7 : 0;
        const double width = textWidth(m_metrics.smallStrong, words) + 12 + glyph;
        const QRectF pill(right - width, rect.center().y() - m_metrics.pill / 2 + 1, width,
                          m_metrics.pill - 2);
        const QColor outline = failed ? m_surface.text : m_surface.window;
        style::paintPill(m_painter, pill, failed ? m_surface.base : m_surface.window, outline);
        if (failed)
            style::paintGlyph(m_painter, mark,
                              QRectF(pill.left() + 4, pill.center().y() - glyph / 2, glyph, glyph),
                              m_surface.text);
        m_painter.setPen(m_surface.text);
        style::paintText(m_painter, pill.adjusted(glyph, 0, 0, 0), Qt::AlignCenter,
                         m_metrics.smallStrong, words);
        return pill.left() - 4;
    }

    void trackHeader(const CounterTrack &track)
    {
        const QRectF rect = row(track.rect);
        line(QLineF(rect.left(), rect.top() + 0.5, rect.right(), rect.top() + 0.5));
        const QRectF upper(0, rect.top() + 2, rect.width(), rect.height() / 2 - 2);
        const bool isLast = &track == &m_layout.tracks.back();
        const QString title = isLast && m_layout.hiddenTracks > 0
            ? Words::tr("%1 (%2 more have no room)").arg(track.title).arg(m_layout.hiddenTracks)
            : track.title;
        caption(upper, title);
        text(upper.translated(inset(), rect.height() / 2 - 3), track.summary, m_metrics.tiny,
             m_surface.secondaryText);
    }

    QPainter &m_painter;
    const TimelineLayout &m_layout;
    const TimelineEmphasis &m_emphasis;
    const TimelineMetrics &m_metrics;
    const style::Surface &m_surface;
};

} // namespace

QString targetsCaption(const TimelineLayout &layout)
{
    if (layout.isByAge)
        return Words::tr("Destinations: counts only");
    const QString words = layout.hiddenLanes == 0 ? Words::tr("Destinations")
                                                  : Words::tr("Destinations of all lanes");
    if (layout.hiddenTargets == 0)
        return words;
    return Words::tr("%1 (%2 more below)", "destinations, number")
        .arg(words)
        .arg(layout.hiddenTargets);
}

QColor rowColor(const TimelineLane &lane, const TimelineEmphasis &emphasis)
{
    const style::Surface &surface = style::surface(emphasis.theme);
    if (emphasis.selected == lane.invocation)
        return surface.accentPale;
    return lane.isOdd ? surface.alternate : surface.base;
}

void paintGutter(QPainter &painter, const TimelineLayout &layout, const TimelineEmphasis &emphasis)
{
    GutterPainter(painter, layout, emphasis).paint();
}

} // namespace retryscope
