#include "ui/style/proxystyle.h"

#include <QPainter>
#include <QPolygonF>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <optional>

namespace retryscope::style::parts {

namespace {

constexpr double radius = 4;

std::optional<ButtonRole> roleOf(const QWidget *widget)
{
    if (widget == nullptr)
        return std::nullopt;
    const QVariant role = widget->property(buttonRoleProperty);
    if (!role.isValid())
        return std::nullopt;
    return static_cast<ButtonRole>(role.toInt());
}

bool isSegment(const std::optional<ButtonRole> &role)
{
    return role == ButtonRole::SegmentFirst || role == ButtonRole::SegmentMiddle
        || role == ButtonRole::SegmentLast;
}

/// `color`, moved towards the text colour: how a surface looks under the mouse or pressed.
QColor towardsText(const QColor &color, double share)
{
    const QColor text = surface().text;
    const auto mix = [share](int from, int to) { return qRound(from + (to - from) * share); };
    return QColor(mix(color.red(), text.red()), mix(color.green(), text.green()),
                  mix(color.blue(), text.blue()));
}

QColor reacting(const QColor &color, const QStyleOption &option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return color;
    if (option.state.testFlag(QStyle::State_Sunken))
        return towardsText(color, 0.14);
    return option.state.testFlag(QStyle::State_MouseOver) ? towardsText(color, 0.06) : color;
}

void plain(const QStyleOption &option, QPainter &painter, const QColor &fill, const QColor &line)
{
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, radius, radius);
}

void segment(const QStyleOption &option, QPainter &painter, ButtonRole role)
{
    // Neighbours share a line: all but the last leave their right edge to the next one.
    const double right = role == ButtonRole::SegmentLast ? -0.5 : 0.5;
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, right, -0.5);
    const bool on = option.state.testFlag(QStyle::State_On);
    painter.setPen(QPen(on ? surface().accent : surface().strongLine, 1));
    painter.setBrush(reacting(on ? surface().accent : surface().base, option));
    painter.setClipRect(option.rect);
    if (role == ButtonRole::SegmentMiddle)
        painter.drawRect(box);
    else
        painter.drawRoundedRect(role == ButtonRole::SegmentFirst ? box.adjusted(0, 0, 6, 0)
                                                                 : box.adjusted(-6, 0, 0, 0),
                                radius, radius);
    if (role == ButtonRole::SegmentLast)
        painter.drawLine(box.topLeft(), box.bottomLeft());
}

} // namespace

void button(const QStyleOption &option, QPainter &painter, const QWidget *widget, bool flat)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto role = roleOf(widget);
    const Surface &colours = surface();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    if (isSegment(role)) {
        segment(option, painter, *role);
    } else if (role == ButtonRole::Primary) {
        plain(option, painter, enabled ? reacting(colours.accent, option) : colours.line, {});
    } else if (role == ButtonRole::Chip) {
        const double round = option.rect.height() / 2.0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(reacting(colours.accentPale, option));
        painter.drawRoundedRect(option.rect, round, round);
    } else if (role == ButtonRole::Link || flat) {
        const bool shown = option.state.testFlag(QStyle::State_MouseOver) && enabled;
        if (on)
            plain(option, painter, colours.accentPale, colours.accent);
        else if (shown)
            plain(option, painter, reacting(colours.panel, option), {});
    } else {
        const QColor base = on ? colours.accentPale : enabled ? colours.base : colours.panel;
        plain(option, painter, reacting(base, option), on ? colours.accent : colours.strongLine);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        focusRing(option.rect.adjusted(2, 2, -2, -2), painter);
}

QColor buttonText(const QStyleOption &option, const QWidget *widget)
{
    const auto role = roleOf(widget);
    if (!role || !option.state.testFlag(QStyle::State_Enabled))
        return {};
    const bool on = option.state.testFlag(QStyle::State_On);
    if (role == ButtonRole::Primary || (isSegment(role) && on))
        return surface().onAccent;
    if (role == ButtonRole::Link || role == ButtonRole::Chip)
        return mark(Mark::Running).text;
    return {};
}

void field(const QStyleOption &option, QPainter &painter)
{
    const Surface &colours = surface();
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = focused ? 2 : 1;
    const QRectF box = QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.setPen(QPen(focused ? colours.accent : colours.strongLine, width));
    painter.setBrush(enabled ? colours.base : colours.panel);
    painter.drawRoundedRect(box, radius, radius);
}

void checkBox(const QStyleOption &option, QPainter &painter, bool round)
{
    const Surface &colours = surface();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75);
    const QColor fill =
        on || partly ? (enabled ? colours.accent : colours.disabledText) : colours.base;
    painter.setPen(QPen(on || partly ? fill : colours.secondaryText, 1.5));
    painter.setBrush(reacting(fill, option));
    const double corner = round ? box.width() / 2 : 3;
    painter.drawRoundedRect(box, corner, corner);
    if (partly)
        painter.fillRect(box.adjusted(4, box.height() / 2 - 1, -4, -box.height() / 2 + 1),
                         colours.onAccent);
    else if (on && round)
        paintGlyph(painter, Mark::Delivered, box, colours.onAccent);
    else if (on)
        paintGlyph(painter, Mark::Succeeded, box.adjusted(1, 1, -1, -1), colours.onAccent);
}

void focusRing(const QRect &rect, QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(surface().base, 3));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3);
    painter.setPen(QPen(surface().cursor, 1.5));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3);
}

void chevron(const QRect &rect, Qt::ArrowType direction, const QColor &color, QPainter &painter)
{
    const double size = std::min<double>(scaled(4), std::min(rect.width(), rect.height()) / 2.0);
    const double half = size / 2;
    QPolygonF line{{-size, -half}, {0, half}, {size, -half}};
    const double angle = direction == Qt::UpArrow ? 180
        : direction == Qt::LeftArrow              ? 90
        : direction == Qt::RightArrow             ? -90
                                                  : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect).center());
    painter.rotate(angle);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, scaled(1.6), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.restore();
}

} // namespace retryscope::style::parts
