#include "ui/inspector/elidedlink.h"

#include "ui/style.h"

namespace retryscope {

namespace {

constexpr int roomPx = 8; // beside the text

} // namespace

ElidedLink::ElidedLink(const QString &text, const QString &tip, QWidget *parent)
    : QPushButton(text, parent)
    , m_whole(text)
{
    style::setRole(*this, style::ButtonRole::Link);
    setFont(style::font(style::FontRole::Small));
    setAccessibleName(text);
    setAccessibleDescription(tip);
    setToolTip(text + QLatin1Char('\n') + tip);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    // Never wider than its text, so that the text begins where the button does.
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize ElidedLink::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_whole) + roomPx,
            std::max(fontMetrics().height() + 4, static_cast<int>(style::scaled(24)))};
}

QSize ElidedLink::minimumSizeHint() const
{
    return {static_cast<int>(style::scaled(40)), sizeHint().height()};
}

void ElidedLink::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, width() - roomPx));
}

} // namespace retryscope
