#include "ui/timeline/hovercard.h"

#include "ui/style.h"
#include "ui/timeline/cardtext.h"

#include <QGuiApplication>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

namespace {

constexpr int gap = 8;

/// As near to `wanted` as the room allows.
int within(int wanted, int length, int from, int to)
{
    return std::clamp(wanted, from, std::max(to - length, from));
}

} // namespace

QRect cardPlace(const QRect &thing, const QSize &card, const QRect &room)
{
    // QRect's right and bottom belong to it; plain edges are easier to think of.
    const int right = thing.x() + thing.width();
    const int bottom = thing.y() + thing.height();
    const int x = within(thing.x(), card.width(), room.x(), room.x() + room.width());
    const int y = within(thing.y(), card.height(), room.y(), room.y() + room.height());
    const QRect below(QPoint(x, bottom + gap), card);
    const QRect above(QPoint(x, thing.y() - gap - card.height()), card);
    const QRect after(QPoint(right + gap, y), card);
    const QRect before(QPoint(thing.x() - gap - card.width(), y), card);
    for (const QRect &place : {below, above, after, before}) {
        if (room.contains(place))
            return place;
    }
    return below;
}

HoverCard::HoverCard(QWidget *parent)
    : QFrame(parent, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_source(new QLabel(this))
{
    setObjectName(QStringLiteral("hoverCard"));
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 10);
    column->setSpacing(4);
    for (QLabel *label : {m_heading, m_text, m_source}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        column->addWidget(label);
    }
}

void HoverCard::showBeside(const QRect &thing, const CardText &card)
{
    setPalette(QGuiApplication::palette());
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_heading->setFont(style::font(style::FontRole::Strong));
    m_text->setFont(style::font(style::FontRole::Small));
    m_source->setFont(style::font(style::FontRole::Tiny));
    QPalette secondary = palette();
    secondary.setColor(QPalette::WindowText, style::surface().secondaryText);
    m_source->setPalette(secondary);
    m_heading->setText(card.heading);
    m_text->setText(card.text);
    m_text->setVisible(!card.text.isEmpty());
    m_source->setText(card.source);
    m_source->setVisible(!card.source.isEmpty());
    setAccessibleName(text());
    const int width = qRound(style::scaled(340));
    setFixedWidth(width);
    setFixedHeight(layout()->heightForWidth(width));

    const QScreen *screen = QGuiApplication::screenAt(thing.center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    move(cardPlace(thing, size(), room).topLeft());
    show();
}

QString HoverCard::text() const
{
    QStringList lines;
    for (const QLabel *label : {m_heading, m_text, m_source}) {
        if (!label->text().isEmpty())
            lines += label->text();
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace retryscope
