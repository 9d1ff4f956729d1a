#include "ui/style/proxystyle.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace retryscope::style::parts {

void comboBox(const QStyleOptionComboBox &option, QPainter &painter, const QRect &arrow)
{
    painter.save();
    if (option.frame)
        field(option, painter);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    chevron(arrow, Qt::DownArrow, enabled ? surface().secondaryText : surface().disabledText,
            painter);
    painter.restore();
}

void spinBox(const QStyleOptionSpinBox &option, QPainter &painter, const QRect &up,
             const QRect &down)
{
    painter.save();
    if (option.frame)
        field(option, painter);
    const auto arrow = [&](const QRect &rect, Qt::ArrowType direction, QStyle::SubControl part,
                           QAbstractSpinBox::StepEnabledFlag enabled) {
        const bool can =
            option.stepEnabled.testFlag(enabled) && option.state.testFlag(QStyle::State_Enabled);
        const bool active = option.activeSubControls.testFlag(part);
        const Surface &colours = surface();
        chevron(rect, direction,
                !can         ? colours.disabledText
                    : active ? colours.accent
                             : colours.secondaryText,
                painter);
    };
    arrow(up.adjusted(0, 2, 0, 0), Qt::UpArrow, QStyle::SC_SpinBoxUp,
          QAbstractSpinBox::StepUpEnabled);
    arrow(down.adjusted(0, 0, 0, -2), Qt::DownArrow, QStyle::SC_SpinBoxDown,
          QAbstractSpinBox::StepDownEnabled);
    painter.restore();
}

void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &handle)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(option.rect, surface().panel);
    if (option.maximum > option.minimum) {
        const bool active = option.state.testFlag(QStyle::State_MouseOver)
            || option.state.testFlag(QStyle::State_Sunken);
        const QRectF pill = QRectF(handle).adjusted(3, 3, -3, -3);
        const double round = std::min(pill.width(), pill.height()) / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(active ? surface().secondaryText : surface().strongLine);
        painter.drawRoundedRect(pill, round, round);
    }
    painter.restore();
}

void slider(const QStyleOptionSlider &option, QPainter &painter, const QRect &groove,
            const QRect &handle)
{
    const Surface &colours = surface();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF middle = QRectF(groove);
    const bool flat = option.orientation == Qt::Horizontal;
    const double weight = scaled(4);
    QRectF rail = flat
        ? QRectF(middle.left(), middle.center().y() - weight / 2, middle.width(), weight)
        : QRectF(middle.center().x() - weight / 2, middle.top(), weight, middle.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.line);
    painter.drawRoundedRect(rail, weight / 2, weight / 2);
    if (flat)
        rail.setRight(QRectF(handle).center().x());
    else
        rail.setTop(QRectF(handle).center().y());
    painter.setBrush(enabled ? colours.accent : colours.disabledText);
    painter.drawRoundedRect(rail, weight / 2, weight / 2);
    const double size = std::min(handle.width(), handle.height()) - 3.0;
    QRectF knob(0, 0, size, size);
    knob.moveCenter(QRectF(handle).center());
    painter.setPen(QPen(enabled ? colours.accent : colours.disabledText, 2));
    painter.setBrush(colours.base);
    painter.drawEllipse(knob);
    if (option.state.testFlag(QStyle::State_HasFocus))
        focusRing(knob.toRect().adjusted(-3, -3, 3, 3), painter);
    painter.restore();
}

} // namespace retryscope::style::parts
