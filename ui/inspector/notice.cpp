#include "ui/inspector/notice.h"

#include <QEvent>
#include <QPainter>

namespace retryscope {

namespace {

constexpr int paddingPx = 8;
constexpr double paleness = 0.12; // how much of the mark's colour is in the box

QColor mixed(const QColor &color, const QColor &base)
{
    const auto part = [](float c, float b) { return b + (c - b) * static_cast<float>(paleness); };
    return QColor::fromRgbF(part(color.redF(), base.redF()), part(color.greenF(), base.greenF()),
                            part(color.blueF(), base.blueF()));
}

} // namespace

Notice::Notice(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setContentsMargins(paddingPx, paddingPx / 2, paddingPx, paddingPx / 2);
    hide();
}

void Notice::tell(const QString &sentence, style::Mark mark)
{
    m_mark = mark;
    setFont(style::font(style::FontRole::Small));
    setText(sentence);
    setVisible(!sentence.isEmpty());
    recolour();
}

void Notice::recolour()
{
    QPalette colors = palette();
    const QColor text = style::mark(m_mark).text;
    if (colors.color(QPalette::WindowText) == text)
        return;
    colors.setColor(QPalette::WindowText, text);
    setPalette(colors);
}

void Notice::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style::mark(m_mark).outline, 1));
    painter.setBrush(mixed(style::mark(m_mark).outline, style::surface().base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.end();
    QLabel::paintEvent(event);
}

void Notice::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

} // namespace retryscope
