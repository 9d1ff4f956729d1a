#include "ui/timeline/hovercard.h"

#include "ui/style.h"

#include <QGuiApplication>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

HoverCard::HoverCard(QWidget *parent)
    : QFrame(parent, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("hoverCard"));
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    for (QLabel *label : {m_heading, m_text}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 10);
    column->setSpacing(4);
    column->addWidget(m_heading);
    column->addWidget(m_text);
}

void HoverCard::showBeside(const QRect &thing, const QString &heading, const QString &text)
{
    constexpr int gap = 8;
    setPalette(QGuiApplication::palette());
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_heading->setFont(style::font(style::FontRole::Strong));
    m_text->setFont(style::font(style::FontRole::Small));
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    const int width = qRound(style::scaled(340));
    setFixedWidth(width);
    setFixedHeight(layout()->heightForWidth(width));

    const QScreen *screen = QGuiApplication::screenAt(thing.center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    const bool below = thing.bottom() + gap + height() <= room.bottom();
    const int y = below ? thing.bottom() + gap : thing.top() - gap - height();
    const int x =
        std::clamp(thing.left(), room.left(), std::max(room.right() - width, room.left()));
    move(x, std::max(y, room.top()));
    show();
}

} // namespace retryscope
