#include "ui/timeline/itempainter.h"

#include "ui/style/text.h"
#include "ui/timeline/lanetext.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/textwidth.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace retryscope {

namespace {

using style::Mark;
using style::MarkStyle;

class ItemPainter
{
public:
    ItemPainter(QPainter &painter, const TimelineItem &item, const TimelineLook &look)
        : m_painter(painter)
        , m_item(item)
        , m_look(look)
        , m_mark(style::mark(item.mark, look.theme))
        , m_ghost(style::mark(Mark::Ghost, look.theme))
        , m_surface(style::surface(look.theme))
    {
    }

    void paint()
    {
        switch (m_item.role) {
        case TimelineRole::AgeBand:
            return ageBand();
        case TimelineRole::Queued:
            return queued();
        case TimelineRole::BackOff:
            return backOff();
        case TimelineRole::RefusedWait:
            return refusedWait();
        case TimelineRole::Deadline:
            return deadline();
        case TimelineRole::NeverRuns:
            return neverRuns();
        case TimelineRole::Attempt:
            return attempt();
        case TimelineRole::Refusal:
            return refusal();
        case TimelineRole::Outcome:
            return outcome();
        case TimelineRole::Lost:
            return lost();
        case TimelineRole::Delivery:
            return paintDot(m_painter, m_item, m_look);
        }
    }

private:
    [[nodiscard]] QRectF past() const
    {
        QRectF rect = m_item.rect;
        rect.setRight(std::min(m_item.futureX, rect.right()));
        return rect;
    }
    [[nodiscard]] QRectF future() const
    {
        QRectF rect = m_item.rect;
        rect.setLeft(std::max(m_item.futureX, rect.left()));
        return rect;
    }
    /// The part of `rect` that the window shows: labels are centred in it.
    [[nodiscard]] QRectF shown(const QRectF &rect) const
    {
        return rect.intersected(QRectF(0, rect.top(), m_look.width, rect.height()));
    }

    void text(const QRectF &rect, const QString &words, const QFont &font, const QColor &color,
              Qt::Alignment alignment = Qt::AlignCenter)
    {
        m_painter.setPen(color);
        style::paintText(m_painter, rect, alignment, font, words);
    }

    /// A pill in the middle of `room`, if it has room.
    void pill(const QRectF &room, const QString &words, const MarkStyle &look, bool strong)
    {
        const QRectF visible = shown(room);
        const QFont &font = strong ? m_look.metrics.smallStrong : m_look.metrics.small;
        const double width = textWidth(font, words) + 14;
        if (words.isEmpty() || visible.width() < width + 4)
            return;
        QRectF box(0, 0, width, m_look.metrics.pill);
        box.moveCenter(visible.center());
        const QColor fill = strong ? look.outline : m_surface.base;
        const QColor onFill = strong && m_look.theme == style::Theme::Light ? m_surface.base
            : strong                                                        ? m_surface.window
                                                                            : look.text;
        style::paintPill(m_painter, box, words, font, fill,
                         strong ? fill : paler(look.outline, 0.45), onFill);
    }

    void attempt()
    {
        if (m_item.isGhost())
            return ghostAttempt();
        const QRectF solid = m_item.isOpen ? past() : m_item.rect;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_mark.fill);
        m_painter.drawPath(m_item.isFailed && !m_item.isOpen ? shapes::notched(solid, 6)
                                                             : shapes::rounded(solid, 3));
        if (m_item.isOpen && m_item.futureX < m_item.rect.right())
            shapes::dashedBox(m_painter, future(), m_mark.outline);
        attemptLabel(solid);
    }

    void ghostAttempt()
    {
        shapes::dashedBox(m_painter, m_item.rect.adjusted(0.75, 0.75, -0.75, -0.75),
                          m_ghost.outline);
        if (m_item.number > 0 && shown(m_item.rect).width() >= 10)
            text(shown(m_item.rect), QString::number(m_item.number), m_look.metrics.small,
                 m_ghost.text);
    }

    void attemptLabel(const QRectF &solid)
    {
        const double glyph = m_look.metrics.bar * 0.56;
        const QRectF room = shown(solid);
        const bool succeeded = m_item.mark == Mark::Succeeded;
        if (succeeded) {
            const QRectF beside(solid.right() + 3, solid.center().y() - glyph / 2, glyph, glyph);
            style::paintGlyph(m_painter, m_item.mark, beside, m_mark.text);
        } else if (room.width() >= glyph) {
            const bool both = room.width() >= 2 * glyph + 3;
            QRectF box(0, 0, glyph, glyph);
            box.moveCenter(both ? QPointF(room.right() - glyph * 0.8, room.center().y())
                                : room.center());
            style::paintGlyph(m_painter, m_item.mark, box, m_mark.onFill);
        }
        if (room.width() >= 2 * glyph + 3)
            text(QRectF(room.left(), room.top(), glyph * 1.2, room.height()),
                 QString::number(m_item.number), m_look.metrics.smallStrong, m_mark.onFill);
    }

    void backOff()
    {
        const bool ghost = m_item.isGhost();
        const MarkStyle &look = ghost ? m_ghost : m_mark;
        const double y = m_item.rect.center().y();
        if (!ghost) {
            const QRectF band(m_item.rect.left(), y - 5, m_item.rect.width(), 10);
            m_painter.fillRect(band, m_mark.fill);
        }
        shapes::dashedLine(m_painter, QLineF(m_item.rect.left() + 2, y, m_item.rect.right() - 1, y),
                           look.outline, ghost ? 1.5 : 2);
        m_painter.setPen(QPen(look.outline, ghost ? 1.5 : 2));
        m_painter.drawLine(QLineF(m_item.rect.right() - 1, y - 7, m_item.rect.right() - 1, y + 7));
        if (m_item.note.isEmpty())
            return pill(m_item.rect, m_item.label, look, false);
        pill(past(), m_item.label, look, false);
        pill(future(), m_item.note, look, true);
    }

    void refusedWait()
    {
        if (!m_item.isGhost())
            shapes::hatchedBox(m_painter, past(), m_mark.fill, m_mark.outline,
                               paler(m_surface.base, 0.55));
        if (m_item.futureX < m_item.rect.right()) {
            if (!m_item.isGhost())
                m_painter.fillRect(future(), paler(m_mark.fill, 0.1));
            shapes::dashedBox(m_painter, future().adjusted(0, 0.75, 0, -0.75), m_mark.outline);
        }
        const bool running = !m_item.isGhost() && m_item.futureX < m_item.rect.right();
        const QRectF part =
            shown(running && future().width() > past().width() ? future() : m_item.rect);
        const QFont &font = m_look.metrics.tiny;
        if (part.width() < textWidth(font, m_item.label) + 4)
            return;
        text(QRectF(part.left() + 4, part.bottom(), part.width(), m_look.metrics.pill * 0.85),
             m_item.label, font, m_mark.text, Qt::AlignLeft | Qt::AlignVCenter);
    }

    void refusal()
    {
        const double x = m_item.rect.center().x();
        const bool ghost = m_item.isGhost();
        m_painter.setPen(QPen(ghost ? m_mark.outline : m_mark.text, ghost ? 1.5 : 2.5));
        m_painter.drawLine(QLineF(x, m_item.rect.top(), x, m_item.rect.bottom()));
    }

    void queued()
    {
        const MarkStyle &look = m_item.isGhost() ? m_ghost : m_mark;
        const QRectF band = m_item.rect.adjusted(0, 6, 0, -6);
        if (!m_item.isGhost())
            m_painter.fillRect(band, paler(m_mark.fill, 0.25));
        shapes::dottedLine(
            m_painter,
            QLineF(band.left() + 3, band.center().y(), band.right() - 3, band.center().y()),
            look.outline);
    }

    void ageBand()
    {
        m_painter.fillRect(m_item.rect, paler(m_mark.fill, 0.2));
        QLinearGradient filling(past().topLeft(), past().topRight());
        filling.setColorAt(0, paler(m_mark.fill, 0.15));
        filling.setColorAt(1, paler(m_mark.fill, 0.6));
        m_painter.fillRect(past(), filling);
    }

    void deadline()
    {
        const QFont &font = m_look.metrics.smallStrong;
        const double glyph = m_look.metrics.bar * 0.58;
        const double width = textWidth(font, m_item.label);
        const double y = m_item.rect.top() + glyph / 2 + 2;
        double x = m_item.rect.left();
        if (m_item.isOpen) {
            x = m_item.rect.right() - width - glyph - 18;
            shapes::arrowRight(m_painter, QPointF(m_item.rect.right() - 6, y), m_mark.fill);
        } else {
            const bool onLeft = m_item.futureX > m_item.rect.center().x();
            shapes::dashedLine(
                m_painter,
                QLineF(m_item.futureX, m_item.rect.top(), m_item.futureX, m_item.rect.bottom()),
                m_mark.outline, 2.2);
            x = onLeft ? m_item.futureX - width - glyph - 8 : m_item.futureX + 5;
        }
        style::paintGlyph(m_painter, m_item.mark, QRectF(x, y - glyph / 2, glyph, glyph),
                          m_mark.text);
        text(QRectF(x + glyph + 2, y - 10, width + 4, 20), m_item.label, font, m_mark.text,
             Qt::AlignLeft | Qt::AlignVCenter);
    }

    void neverRuns()
    {
        shapes::dashedBox(m_painter, m_item.rect.adjusted(0.75, 0.75, -0.75, -0.75),
                          m_ghost.outline);
        QRectF glyph(0, 0, m_look.metrics.bar * 0.8, m_look.metrics.bar * 0.8);
        glyph.moveCenter(shown(m_item.rect).center());
        style::paintGlyph(m_painter, m_item.mark, glyph, m_mark.outline);
        const QFont &font = m_look.metrics.small;
        const double width = textWidth(font, m_item.label) + 14;
        QRectF box(0, 0, width, m_look.metrics.pill);
        const bool left = !m_item.isLabelRight;
        box.moveCenter(
            QPointF(left ? m_item.rect.left() - width / 2 - 8 : m_item.rect.right() + width / 2 + 8,
                    m_item.rect.center().y()));
        style::paintPill(m_painter, box, m_item.label, font, m_mark.fill,
                         paler(m_mark.outline, 0.5), m_mark.text);
    }

    void outcome()
    {
        const bool ghost = m_item.isGhost();
        const bool solid = m_item.mark == Mark::Expired && !ghost;
        const MarkStyle &look = ghost ? m_ghost : m_mark;
        const QColor words = solid ? look.onFill : look.text;
        if (ghost) {
            shapes::dashedBox(m_painter, m_item.rect.adjusted(0.75, 0.75, -0.75, -0.75),
                              look.outline);
        } else {
            m_painter.setPen(solid ? QPen(Qt::NoPen) : QPen(look.outline, 1.5));
            m_painter.setBrush(solid ? look.fill : m_surface.base);
            m_painter.drawPath(shapes::rounded(m_item.rect.adjusted(0.75, 0.75, -0.75, -0.75), 3));
        }
        QRectF label = m_item.rect;
        const bool isNarrow =
            m_item.rect.width() < 1.5 * m_look.metrics.bar; // no room for its name
        if (m_item.mark != Mark::Rejected && isNarrow) {
            const double size = m_look.metrics.bar * 0.62;
            QRectF box(0, 0, size, size);
            box.moveCenter(label.center());
            return style::paintGlyph(m_painter, m_item.mark, box, words);
        }
        if (m_item.mark != Mark::Rejected) {
            const double glyph = m_look.metrics.bar * 0.62;
            const QRectF box(label.left() + 5, label.center().y() - glyph / 2, glyph, glyph);
            style::paintGlyph(m_painter, m_item.mark, box, words);
            label.setLeft(box.right());
        }
        text(label, m_item.label, m_look.metrics.smallStrong, words);
    }

    void lost()
    {
        const QRectF rect = m_item.rect;
        const bool ghost = m_item.isGhost();
        if (ghost) {
            shapes::dashedBox(m_painter, rect.adjusted(1, 1, -1, -1), m_mark.outline);
        } else {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_mark.fill);
            m_painter.drawPath(shapes::rounded(rect, 3));
        }
        const QColor words = ghost ? m_mark.text : m_mark.onFill;
        const double glyph = m_look.metrics.bar * 0.85;
        const QRectF box(rect.left() + 8, rect.center().y() - glyph / 2, glyph, glyph);
        style::paintGlyph(m_painter, m_item.mark, box, words);
        QFont heavy = m_look.metrics.strong;
        heavy.setWeight(QFont::Black);
        text(QRectF(box.right(), rect.top(), rect.right() - box.right(), rect.height()),
             lostLabel(), heavy, words);
        reason(rect.right() + 8);
    }

    void reason(double left)
    {
        const double lane = m_look.metrics.lane;
        const double width = std::max(textWidth(m_look.metrics.smallStrong, m_item.label),
                                      textWidth(m_look.metrics.small, m_item.note));
        const QRectF box(left, m_item.rect.center().y() - lane * 0.32, width + 6, lane * 0.64);
        m_painter.fillRect(box.adjusted(-2, 0, 0, 0), m_surface.base);
        const QRectF upper(box.left(), box.top(), box.width(), box.height() / 2);
        const auto line = [&](const QRectF &place, const QString &words, const QFont &font,
                              const QColor &color) {
            const double room = m_look.width - place.left();
            text(place, style::elided(font, words, Qt::ElideRight, room), font, color,
                 Qt::AlignLeft | Qt::AlignVCenter);
        };
        line(upper, m_item.label, m_look.metrics.smallStrong, m_surface.text);
        line(upper.translated(0, box.height() / 2), m_item.note, m_look.metrics.small,
             m_surface.secondaryText);
    }

    [[nodiscard]] static QColor paler(const QColor &color, double alpha)
    {
        QColor pale = color;
        pale.setAlphaF(static_cast<float>(alpha));
        return pale;
    }
    QPainter &m_painter;
    const TimelineItem &m_item;
    const TimelineLook &m_look;
    const MarkStyle &m_mark;
    const MarkStyle &m_ghost;
    const style::Surface &m_surface;
};

} // namespace

void paintItem(QPainter &painter, const TimelineItem &item, const TimelineLook &look)
{
    ItemPainter(painter, item, look).paint();
}

} // namespace retryscope
