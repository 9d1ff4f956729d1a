#include "ui/timeline/otherpainter.h"

#include "ui/timeline/markshapes.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

using style::Mark;

constexpr double sharedOpacity = 0.4;
constexpr double framePx = 3; // how far an outline stands off the bar that it goes round

class OtherPainter
{
public:
    OtherPainter(QPainter &painter, const OtherLook &look, style::Theme theme)
        : m_painter(painter)
        , m_isBeside(look.place == OtherRunPlace::Beside)
        , m_run(look.run)
        , m_theme(theme)
        , m_other(style::mark(Mark::OtherRun, theme))
    {
    }

    void paint(const std::vector<OtherItem> &items)
    {
        if (m_isBeside)
            band(items);
        for (const OtherItem &item : items) {
            m_painter.setOpacity(item.isShared ? sharedOpacity : 1);
            paint(item.item);
        }
        m_painter.setOpacity(1);
    }

private:
    /// What holds the row together: from its first thing to its last.
    void band(const std::vector<OtherItem> &items)
    {
        QRectF all;
        for (const OtherItem &item : items) {
            if (item.item.role != TimelineRole::Deadline)
                all |= item.item.rect;
        }
        if (all.isEmpty())
            return;
        paintOtherBand(m_painter, all.adjusted(-2, -1.5, 2, 1.5), m_run, m_theme);
    }

    void paint(const TimelineItem &item)
    {
        const style::MarkStyle &look = style::mark(item.mark, m_theme);
        const style::MarkStyle &ghost = style::mark(Mark::Ghost, m_theme);
        const double y = item.rect.center().y();
        switch (item.role) {
        case TimelineRole::AgeBand:
        case TimelineRole::Delivery:
            return;
        case TimelineRole::Queued:
            return shapes::dottedLine(m_painter, QLineF(item.rect.left(), y, item.rect.right(), y),
                                      m_isBeside ? look.outline : m_other.outline);
        case TimelineRole::BackOff:
            return backOff(item, item.isGhost() ? ghost : look);
        case TimelineRole::RefusedWait:
            return refusedWait(item, look);
        case TimelineRole::Deadline:
            return deadline(item, look);
        case TimelineRole::NeverRuns:
            return framed(item, Mark::NeverRuns, look.outline);
        case TimelineRole::Attempt:
            return attempt(item, look);
        case TimelineRole::Refusal:
            m_painter.setPen(QPen(m_isBeside ? look.text : m_other.outline, 2));
            return m_painter.drawLine(QLineF(item.rect.center().x(), item.rect.top(),
                                             item.rect.center().x(), item.rect.bottom()));
        case TimelineRole::Outcome:
        case TimelineRole::Lost:
            return block(item, look);
        }
    }

    void backOff(const TimelineItem &item, const style::MarkStyle &look)
    {
        const double y = m_isBeside ? item.rect.center().y() : item.rect.bottom() + framePx;
        const QColor &color = m_isBeside ? look.outline : m_other.outline;
        shapes::dashedLine(m_painter, QLineF(item.rect.left() + 2, y, item.rect.right() - 1, y),
                           color, 1.5);
        m_painter.setPen(QPen(color, 1.5));
        m_painter.drawLine(QLineF(item.rect.right() - 1, y - 3, item.rect.right() - 1, y + 3));
    }

    void refusedWait(const TimelineItem &item, const style::MarkStyle &look)
    {
        if (!m_isBeside)
            return frame(item.rect);
        if (item.isGhost())
            return shapes::dashedBox(m_painter, item.rect, look.outline);
        shapes::hatchedBox(m_painter, item.rect, look.fill, look.outline, m_other.fill);
    }

    void deadline(const TimelineItem &item, const style::MarkStyle &look)
    {
        if (item.isOpen)
            return; // further on than the window shows
        const double x = item.futureX;
        m_painter.setPen(QPen(m_other.outline, 3));
        m_painter.drawLine(QLineF(x, item.rect.top(), x, item.rect.bottom()));
        shapes::dashedLine(m_painter, QLineF(x, item.rect.top(), x, item.rect.bottom()), look.fill,
                           1.5);
    }

    void attempt(const TimelineItem &item, const style::MarkStyle &look)
    {
        if (!m_isBeside)
            return framed(item, item.mark, look.text);
        if (item.isGhost())
            return shapes::dashedBox(m_painter, item.rect,
                                     style::mark(Mark::Ghost, m_theme).outline);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(look.fill);
        m_painter.drawPath(item.isFailed ? shapes::notched(item.rect, 3)
                                         : shapes::rounded(item.rect, 2));
        if (item.rect.width() >= item.rect.height())
            glyph(item.rect, item.mark, look.onFill);
    }

    void block(const TimelineItem &item, const style::MarkStyle &look)
    {
        if (!m_isBeside)
            return framed(item, item.mark, look.text);
        m_painter.setPen(QPen(look.outline, 1));
        m_painter.setBrush(item.isGhost() ? QBrush(Qt::NoBrush) : QBrush(look.fill));
        m_painter.drawPath(shapes::rounded(item.rect, 2));
        const bool isPlain = item.isGhost() || item.mark == Mark::Rejected;
        glyph(item.rect, item.mark, isPlain ? look.text : look.onFill);
    }

    void frame(const QRectF &rect)
    {
        m_painter.setPen(QPen(m_other.outline, 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(rect.adjusted(-framePx, -framePx, framePx, framePx), 4, 4);
    }

    /// An outline, with the sign of what it is: above it, where no bar of the shown run lies.
    void framed(const TimelineItem &item, Mark mark, const QColor &color)
    {
        if (m_isBeside) {
            shapes::dashedBox(m_painter, item.rect, color);
            return glyph(item.rect, mark, color);
        }
        frame(item.rect);
        constexpr double size = 10;
        const QRectF box(item.rect.center().x() - size / 2, item.rect.top() - framePx - size - 1,
                         size, size);
        style::paintGlyph(m_painter, mark, box, m_other.text);
    }

    void glyph(const QRectF &rect, Mark mark, const QColor &color)
    {
        const double size = std::min(rect.height(), rect.width()) * 0.85;
        QRectF box(0, 0, size, size);
        box.moveCenter(rect.center());
        style::paintGlyph(m_painter, mark, box, color);
    }

    QPainter &m_painter;
    bool m_isBeside;
    std::size_t m_run;
    style::Theme m_theme;
    const style::MarkStyle &m_other;
};

} // namespace

void paintOtherItems(QPainter &painter, const std::vector<OtherItem> &items, const OtherLook &look,
                     style::Theme theme)
{
    OtherPainter(painter, look, theme).paint(items);
}

void paintOtherBand(QPainter &painter, const QRectF &rect, std::size_t run, style::Theme theme)
{
    constexpr std::array<Qt::PenStyle, 3> edges{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    const style::MarkStyle &look = style::mark(Mark::OtherRun, theme);
    painter.setPen(QPen(look.outline, run == 0 ? 0.75 : 1.25, edges[run % edges.size()]));
    painter.setBrush(look.fill);
    painter.drawRoundedRect(rect, 3, 3);
}

} // namespace retryscope
