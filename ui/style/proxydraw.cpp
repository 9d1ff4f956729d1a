#include "ui/style/proxystyle.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

#include <optional>

namespace retryscope::style {

// The elements are Qt's open lists: what is not ours goes to Fusion, so chains of `if` and no
// switch.

namespace {

using Primitive = QStyle::PrimitiveElement;

std::optional<Qt::ArrowType> arrowOf(Primitive element)
{
    if (element == QStyle::PE_IndicatorArrowDown)
        return Qt::DownArrow;
    if (element == QStyle::PE_IndicatorArrowUp)
        return Qt::UpArrow;
    if (element == QStyle::PE_IndicatorArrowLeft)
        return Qt::LeftArrow;
    if (element == QStyle::PE_IndicatorArrowRight)
        return Qt::RightArrow;
    return std::nullopt;
}

/// Draws what a person acts on; false if the element is none of these.
bool drawHandle(Primitive element, const QStyleOption &option, QPainter &painter,
                const QWidget *widget)
{
    if (element == QStyle::PE_PanelButtonCommand || element == QStyle::PE_PanelButtonTool) {
        const bool flat = element == QStyle::PE_PanelButtonTool
            && (option.state & (QStyle::State_AutoRaise | QStyle::State_Raised))
                == QStyle::State_AutoRaise;
        parts::button(option, painter, widget, flat);
    } else if (element == QStyle::PE_PanelLineEdit) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
        if (frame != nullptr && frame->lineWidth > 0)
            parts::field(option, painter);
    } else if (element == QStyle::PE_IndicatorCheckBox
               || element == QStyle::PE_IndicatorRadioButton) {
        parts::checkBox(option, painter, element == QStyle::PE_IndicatorRadioButton);
    } else if (const auto direction = arrowOf(element)) {
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        const Surface &colours = surface();
        parts::chevron(option.rect, *direction,
                       enabled ? colours.secondaryText : colours.disabledText, painter);
    } else if (element == QStyle::PE_FrameFocusRect) {
        parts::focusRing(option.rect, painter);
    } else if (element == QStyle::PE_PanelItemViewRow || element == QStyle::PE_PanelItemViewItem) {
        parts::itemRow(option, painter);
    } else {
        return false;
    }
    return true;
}

/// Draws what lies round or behind something; false if the element is none of these.
bool drawGround(Primitive element, const QStyleOption &option, QPainter &painter)
{
    if (element == QStyle::PE_Frame || element == QStyle::PE_FrameDockWidget
        || element == QStyle::PE_FrameGroupBox || element == QStyle::PE_FrameTabWidget) {
        painter.setPen(surface().line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    } else if (element == QStyle::PE_PanelMenu || element == QStyle::PE_PanelTipLabel) {
        parts::menuPanel(option, painter);
    } else if (element == QStyle::PE_PanelScrollAreaCorner) {
        painter.fillRect(option.rect, surface().panel);
    } else if (element == QStyle::PE_FrameTabBarBase) {
        painter.fillRect(option.rect, surface().header);
    } else {
        // These two have no frame at all.
        return element == QStyle::PE_FrameMenu || element == QStyle::PE_FrameStatusBarItem;
    }
    return true;
}

template <typename Option>
Option coloured(const Option &option, QPalette::ColorRole role, const QColor &colour)
{
    Option copy(option);
    copy.palette.setColor(role, colour);
    return copy;
}

/// With as much of the text as `field` has room for, of which both ends count in a name.
QStyleOptionComboBox fitting(const QStyleOptionComboBox &option, const QRect &field)
{
    QStyleOptionComboBox copy(option);
    const int icon = option.currentIcon.isNull() ? 0 : option.iconSize.width() + 4;
    copy.currentText = option.fontMetrics.elidedText(option.currentText, Qt::ElideMiddle,
                                                     field.width() - icon - 2);
    return copy;
}

} // namespace

void ProxyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    painter->save();
    const bool isOurs =
        drawHandle(element, *option, *painter, widget) || drawGround(element, *option, *painter);
    painter->restore();
    if (!isOurs)
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ProxyStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (element == CE_TabBarTabShape && tab != nullptr)
        return parts::tab(*tab, *painter);
    if (element == CE_TabBarTabLabel && tab != nullptr) {
        const bool selected = tab->state.testFlag(State_Selected);
        auto flat = coloured(*tab, QPalette::WindowText,
                             selected ? surface().text : surface().secondaryText);
        flat.state.setFlag(State_HasFocus, false);
        QProxyStyle::drawControl(element, &flat, painter, widget);
        if (tab->state.testFlag(State_HasFocus))
            parts::focusRing(tab->rect.adjusted(3, 3, -3, -3), *painter);
        return;
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return parts::headerSection(*option, *painter);
    const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option);
    if (element == CE_DockWidgetTitle && dock != nullptr)
        return parts::dockTitle(*dock, *painter,
                                subElementRect(SE_DockWidgetTitleBarText, option, widget));
    if (element == CE_Splitter)
        return parts::splitter(*option, *painter);
    if (element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, surface().panel);
        return;
    }
    if (element == CE_ToolBar) {
        painter->fillRect(option->rect, surface().panel);
        painter->fillRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1,
                          surface().line);
        return;
    }
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (element == CE_ItemViewItem && item != nullptr) {
        // The selection is pale, so its text stays dark.
        const auto readable = coloured(*item, QPalette::HighlightedText, surface().text);
        return QProxyStyle::drawControl(element, &readable, painter, widget);
    }
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (element == CE_ComboBoxLabel && combo != nullptr && !combo->editable) {
        const auto cut =
            fitting(*combo, subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget));
        return QProxyStyle::drawControl(element, &cut, painter, widget);
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const QColor text = parts::buttonText(*option, widget);
    if (element == CE_PushButtonLabel && button != nullptr && text.isValid()) {
        const auto own = coloured(*button, QPalette::ButtonText, text);
        return QProxyStyle::drawControl(element, &own, painter, widget);
    }
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (element == CE_ToolButtonLabel && tool != nullptr && text.isValid()) {
        const auto own = coloured(*tool, QPalette::ButtonText, text);
        return QProxyStyle::drawControl(element, &own, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ProxyStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    const auto part = [&](SubControl which) {
        return subControlRect(control, option, which, widget);
    };
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && combo != nullptr)
        return parts::comboBox(*combo, *painter, part(SC_ComboBoxArrow));
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (control == CC_SpinBox && spin != nullptr)
        return parts::spinBox(*spin, *painter, part(SC_SpinBoxUp), part(SC_SpinBoxDown));
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider != nullptr)
        return parts::scrollBar(*slider, *painter, part(SC_ScrollBarSlider));
    if (control == CC_Slider && slider != nullptr)
        return parts::slider(*slider, *painter, part(SC_SliderGroove), part(SC_SliderHandle));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace retryscope::style
