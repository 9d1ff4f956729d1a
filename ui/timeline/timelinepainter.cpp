#include "ui/timeline/timelinepainter.h"

#include "ui/style/text.h"
#include "ui/timeline/densitypainter.h"
#include "ui/timeline/gutterpainter.h"
#include "ui/timeline/itempainter.h"
#include "ui/timeline/lanetext.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/textwidth.h"
#include "ui/timeline/trackpainter.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <span>

namespace retryscope {

namespace {

/// `share` of the first colour. What is opaque is painted several times as fast.
QColor mixed(const QColor &first, const QColor &second, float share)
{
    const auto part = [share](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(part(first.redF(), second.redF()),
                            part(first.greenF(), second.greenF()),
                            part(first.blueF(), second.blueF()));
}

class FramePainter
{
public:
    FramePainter(QPainter &painter, const TimelineLayout &layout, const TimelineEmphasis &emphasis)
        : m_painter(painter)
        , m_layout(layout)
        , m_emphasis(emphasis)
        , m_surface(style::surface(emphasis.theme))
        , m_look{emphasis.theme, layout.metrics, layout.areas.axis.width()}
    {
    }

    void paint()
    {
        const TimelineAreas &areas = m_layout.areas;
        const QRectF whole(0, 0, areas.axis.width(), areas.track.bottom());
        m_painter.setClipRect(whole, Qt::IntersectClip);
        paintRows();
        paintGrid();
        paintAllLanes();
        paintNoLanes();
        for (const FoldMark &fold : m_layout.folds)
            paintFold(fold);
        if (m_emphasis.paintUnder)
            m_emphasis.paintUnder(m_painter);
        paintTargetRails();
        for (const DeliveryLine &line : m_layout.lines)
            paintLine(m_painter, line, m_look);
        paintItems(false);
        paintCursorLine();
        paintLaneCursors();
        paintItems(true);
        paintBandEdge();
        for (const TimelineItem &dot : m_layout.dots)
            paintDot(m_painter, dot, m_look);
        paintAxis();
        for (const CounterTrack &track : m_layout.tracks)
            paintTrack(m_painter, track, m_emphasis.theme);
        paintCursorFlag();
    }

private:
    void line(double x1, double y1, double x2, double y2, const QColor &color, double width = 1)
    {
        m_painter.setPen(QPen(color, width));
        m_painter.drawLine(QLineF(x1, y1, x2, y2));
    }

    void paintRows()
    {
        for (const bool inBand : {false, true}) {
            m_painter.save();
            m_painter.setClipRect(partOf(inBand), Qt::IntersectClip);
            for (const TimelineLane &lane : lanesOf(inBand)) {
                const QColor color = rowColor(lane, m_emphasis);
                if (color != m_surface.base) // which lies there already
                    m_painter.fillRect(lane.rect, color);
            }
            for (const LaneHeader &header : m_layout.headers) {
                if (!inBand)
                    m_painter.fillRect(header.rect, m_surface.header);
            }
            m_painter.restore();
        }
    }

    /// The pinned lanes stay while the others scroll away below them.
    [[nodiscard]] QRectF partOf(bool inBand) const
    {
        return inBand ? m_layout.areas.band : m_layout.scrolledArea();
    }

    [[nodiscard]] std::span<const TimelineLane> lanesOf(bool inBand) const
    {
        const std::span all(m_layout.lanes);
        return inBand ? all.first(m_layout.bandLanes) : all.subspan(m_layout.bandLanes);
    }

    void paintBandEdge()
    {
        const QRectF &band = m_layout.areas.band;
        if (band.height() > 0)
            line(0, band.bottom() - 0.5, band.right(), band.bottom() - 0.5, m_surface.strongLine);
    }

    /// Where each lane counts from its own acceptance, the cursor is somewhere else in each.
    void paintLaneCursors()
    {
        for (const bool inBand : {false, true}) {
            m_painter.save();
            m_painter.setClipRect(partOf(inBand), Qt::IntersectClip);
            for (const TimelineLane &lane : lanesOf(inBand)) {
                if (!lane.cursorX)
                    continue;
                const double x = *lane.cursorX;
                line(x, lane.rect.top() + 2, x, lane.rect.bottom() - 2, m_surface.cursor, 2);
                m_painter.setPen(Qt::NoPen);
                m_painter.setBrush(m_surface.cursor);
                m_painter.drawPolygon(QPolygonF{{x - 4, lane.rect.top() + 2},
                                                {x + 4, lane.rect.top() + 2},
                                                {x, lane.rect.top() + 8}});
            }
            m_painter.restore();
        }
    }

    void paintGrid()
    {
        const QRectF lanes = m_layout.areas.lanes;
        QList<QRectF> lines;
        for (const TimeTick &tick : m_layout.ticks) {
            if (tick.isMajor && !tick.label.isEmpty())
                lines.append(QRectF(std::round(tick.x - 0.5), lanes.top(), 1,
                                    m_layout.areas.track.bottom() - lanes.top()));
        }
        shapes::flatRects(m_painter, lines, mixed(m_surface.line, m_surface.base, 0.43F));
    }

    /// All lanes at once; what is still to come is paler.
    void paintAllLanes()
    {
        if (!m_layout.density)
            return;
        paintDensity(m_painter, *m_layout.density, m_emphasis.theme, m_layout.cursorX);
        for (const LaneHeader &part : m_layout.parts)
            line(0, part.rect.top(), part.rect.right(), part.rect.top(), m_surface.strongLine);
        for (const QRectF &lost : m_layout.lostCells)
            paintLost(lost);
    }

    void paintNoLanes()
    {
        if (m_layout.laneCount > 0 || m_layout.hiddenLanes == 0 || m_layout.isArranging)
            return;
        m_painter.setPen(m_surface.secondaryText);
        style::paintText(m_painter, m_layout.areas.lanes, Qt::AlignCenter,
                         style::font(style::FontRole::Small), noLanesLabel());
    }

    void paintLost(const QRectF &rect)
    {
        const style::MarkStyle &look = style::mark(style::Mark::Lost, m_emphasis.theme);
        m_painter.setPen(QPen(m_surface.base, 1.5));
        m_painter.setBrush(look.fill);
        m_painter.drawPath(shapes::rounded(rect, 3));
        style::paintGlyph(m_painter, look.mark, rect.adjusted(3, 3, -3, -3), look.onFill);
    }

    /// A grey column with teeth at both sides: time is left out here.
    void paintFold(const FoldMark &fold)
    {
        constexpr double tooth = 4;
        constexpr double every = 10;
        QPolygonF left;
        QPolygonF right;
        int row = 0;
        for (double y = fold.rect.top(); y <= fold.rect.bottom() + every; y += every / 2, ++row) {
            const double out = row % 2 == 0 ? 0 : tooth;
            left.append(QPointF(fold.rect.left() + out, y));
            right.append(QPointF(fold.rect.right() - tooth + out, y));
        }
        QPolygonF column = left;
        for (auto point = right.crbegin(); point != right.crend(); ++point)
            column.append(*point);
        QColor fill = m_surface.header;
        fill.setAlpha(190);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(fill);
        m_painter.drawPolygon(column);
        QColor edge = m_surface.strongLine;
        edge.setAlpha(150);
        m_painter.setPen(QPen(edge, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(left);
        m_painter.drawPolyline(right);
    }

    void paintTargetRails()
    {
        const TimelineAreas &areas = m_layout.areas;
        if (!m_layout.targets.empty())
            line(0, areas.section.top() + 0.5, areas.section.right(), areas.section.top() + 0.5,
                 m_surface.line);
        for (const TargetLane &target : m_layout.targets)
            line(10, target.rect.center().y(), target.rect.right() - 6, target.rect.center().y(),
                 m_surface.line);
    }

    /// The blocks with words lie above the cursor's line, everything else below it.
    void paintItems(bool blocks)
    {
        const std::span all(m_layout.items);
        for (const bool inBand : {false, true}) {
            m_painter.save();
            m_painter.setClipRect(partOf(inBand), Qt::IntersectClip);
            for (const TimelineItem &item :
                 inBand ? all.first(m_layout.bandItems) : all.subspan(m_layout.bandItems)) {
                if ((item.role >= TimelineRole::Outcome) == blocks)
                    paintItem(m_painter, item, m_look);
            }
            m_painter.restore();
        }
    }

    void paintAxis()
    {
        const QRectF &axis = m_layout.areas.axis;
        const double floor = axis.bottom() - 4;
        for (const TimeTick &tick : m_layout.ticks) {
            line(tick.x, floor - (tick.isMajor ? 9 : 5), tick.x, floor, m_surface.strongLine,
                 tick.isMajor ? 1.5 : 1);
            if (tick.label.isEmpty())
                continue;
            const double width = textWidth(m_layout.metrics.tiny, tick.label) + 4;
            m_painter.setPen(m_surface.secondaryText);
            const double height = m_layout.metrics.pill * 0.75;
            const QRectF box(tick.x - width / 2, floor - 10 - height, width, height);
            style::paintText(m_painter, box, Qt::AlignCenter, m_layout.metrics.tiny, tick.label);
        }
        for (const FoldMark &fold : m_layout.folds) {
            const QColor slate = style::mark(style::Mark::Ghost, m_emphasis.theme).text;
            style::paintPill(m_painter, fold.pill, fold.label, m_layout.metrics.smallStrong, slate,
                             slate, m_surface.base);
        }
    }

    [[nodiscard]] bool isCursorShown() const
    {
        return m_layout.cursorX >= 0 && m_layout.cursorX <= m_layout.areas.axis.width();
    }

    void paintCursorLine()
    {
        const double x = m_layout.cursorX;
        if (isCursorShown())
            line(x, m_layout.metrics.pill, x,
                 m_layout.isByAge ? m_layout.areas.axis.bottom() : m_layout.areas.track.bottom(),
                 m_surface.cursor, 2);
    }

    void paintCursorFlag()
    {
        const double x = m_layout.cursorX;
        if (!isCursorShown())
            return;
        const TimelineMetrics &metrics = m_layout.metrics;
        const double width = textWidth(metrics.smallStrong, m_layout.cursorLabel) + 18;
        const double left =
            std::clamp(x - width / 2, 1.0, std::max(m_layout.areas.axis.width() - width - 1, 1.0));
        const QRectF flag(left, 3, width, metrics.pill + 2);
        if (!m_layout.isByAge)
            line(x, m_layout.areas.track.top(), x, m_layout.areas.track.bottom(), m_surface.cursor,
                 2);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_surface.cursor);
        m_painter.drawPath(shapes::rounded(flag, 4));
        m_painter.drawPolygon(QPolygonF{
            {x - 6, flag.bottom() - 1}, {x + 6, flag.bottom() - 1}, {x, flag.bottom() + 6}});
        m_painter.setPen(m_surface.base);
        style::paintText(m_painter, flag, Qt::AlignCenter, metrics.smallStrong,
                         m_layout.cursorLabel);
    }

    QPainter &m_painter;
    const TimelineLayout &m_layout;
    const TimelineEmphasis &m_emphasis;
    const style::Surface &m_surface;
    TimelineLook m_look;
};

} // namespace

void paintTimeline(QPainter &painter, const TimelineLayout &layout,
                   const TimelineEmphasis &emphasis)
{
    const double gutter = layout.metrics.gutter;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, gutter + layout.areas.axis.width(), layout.areas.track.bottom()),
                     style::surface(emphasis.theme).base);
    painter.save();
    painter.translate(gutter, 0);
    FramePainter(painter, layout, emphasis).paint();
    painter.restore();
    paintGutter(painter, layout, emphasis);
    painter.restore();
}

} // namespace retryscope
