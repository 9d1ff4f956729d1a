#include "ui/lessons/verdictlook.h"

#include "ui/lessons/mythcards.h"

#include <QPainter>

namespace retryscope {

style::Mark markOf(Holds holds)
{
    switch (holds) {
    case Holds::Yes:
        return style::Mark::Succeeded;
    case Holds::No:
        return style::Mark::Failed;
    case Holds::Partly:
        return style::Mark::Refusal;
    case Holds::Unverified:
        return style::Mark::Ghost;
    }
    return style::Mark::Ghost;
}

style::Mark markOf(Standing standing)
{
    switch (standing) {
    case Standing::Agrees:
        return style::Mark::Succeeded;
    case Standing::Wrong:
    case Standing::ContradictsItself:
        return style::Mark::Failed;
    case Standing::Partly:
    case Standing::Outdated:
        return style::Mark::Refusal;
    }
    return style::Mark::Ghost;
}

void paintVerdict(QPainter &painter, const QRectF &box, Holds holds)
{
    const style::MarkStyle &look = style::mark(markOf(holds));
    painter.setPen(QPen(look.text, 1));
    painter.setBrush(style::surface().base);
    const QRectF pill = box.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    const double glyph = pill.height() - style::scaled(8);
    const QRectF glyphBox(pill.left() + style::scaled(8), pill.center().y() - glyph / 2, glyph,
                          glyph);
    style::paintGlyph(painter, markOf(holds), glyphBox, look.text);
    painter.setFont(style::font(style::FontRole::SmallStrong));
    painter.setPen(look.text);
    painter.drawText(pill.adjusted(glyph + style::scaled(13), 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, holdsText(holds));
}

} // namespace retryscope
