#include "ui/style/proxystyle.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace retryscope::style {

// The elements are Qt's open lists: what is not ours goes to Fusion, so chains of `if` and no
// switch.

void ProxyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    painter->save();
    const auto done = [&] { painter->restore(); };
    if (element == PE_PanelButtonCommand || element == PE_PanelButtonTool) {
        const bool flat = element == PE_PanelButtonTool
            && (option->state & (State_AutoRaise | State_Raised)) == State_AutoRaise;
        parts::button(*option, *painter, widget, flat);
        return done();
    }
    if (element == PE_PanelLineEdit) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame != nullptr && frame->lineWidth > 0)
            parts::field(*option, *painter);
        return done();
    }
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton) {
        parts::checkBox(*option, *painter, element == PE_IndicatorRadioButton);
        return done();
    }
    if (element == PE_IndicatorArrowDown || element == PE_IndicatorArrowUp
        || element == PE_IndicatorArrowLeft || element == PE_IndicatorArrowRight) {
        const Qt::ArrowType direction = element == PE_IndicatorArrowDown ? Qt::DownArrow
            : element == PE_IndicatorArrowUp                             ? Qt::UpArrow
            : element == PE_IndicatorArrowLeft                           ? Qt::LeftArrow
                                                                         : Qt::RightArrow;
        const bool enabled = option->state.testFlag(State_Enabled);
        const Surface &colours = surface();
        parts::chevron(option->rect, direction,
                       enabled ? colours.secondaryText : colours.disabledText, *painter);
        return done();
    }
    if (element == PE_FrameFocusRect) {
        parts::focusRing(option->rect, *painter);
        return done();
    }
    if (element == PE_Frame || element == PE_FrameDockWidget || element == PE_FrameGroupBox
        || element == PE_FrameTabWidget) {
        painter->setPen(surface().line);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return done();
    }
    if (element == PE_PanelMenu || element == PE_PanelTipLabel) {
        parts::menuPanel(*option, *painter);
        return done();
    }
    if (element == PE_FrameMenu || element == PE_FrameStatusBarItem)
        return done();
    if (element == PE_PanelScrollAreaCorner) {
        painter->fillRect(option->rect, surface().panel);
        return done();
    }
    if (element == PE_FrameTabBarBase) {
        painter->fillRect(option->rect, surface().header);
        return done();
    }
    if (element == PE_PanelItemViewRow || element == PE_PanelItemViewItem) {
        parts::itemRow(*option, *painter);
        return done();
    }
    done();
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ProxyStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (element == CE_TabBarTabShape && tab != nullptr)
        return parts::tab(*tab, *painter);
    if (element == CE_TabBarTabLabel && tab != nullptr) {
        QStyleOptionTab flat(*tab);
        const bool selected = tab->state.testFlag(State_Selected);
        flat.state.setFlag(State_HasFocus, false);
        flat.palette.setColor(QPalette::WindowText,
                              selected ? surface().text : surface().secondaryText);
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
        QStyleOptionViewItem readable(*item); // the selection is pale, so its text stays dark
        readable.palette.setColor(QPalette::HighlightedText, surface().text);
        return QProxyStyle::drawControl(element, &readable, painter, widget);
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const QColor own = parts::buttonText(*option, widget);
    if (element == CE_PushButtonLabel && button != nullptr && own.isValid()) {
        QStyleOptionButton coloured(*button);
        coloured.palette.setColor(QPalette::ButtonText, own);
        return QProxyStyle::drawControl(element, &coloured, painter, widget);
    }
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (element == CE_ToolButtonLabel && tool != nullptr && own.isValid()) {
        QStyleOptionToolButton coloured(*tool);
        coloured.palette.setColor(QPalette::ButtonText, own);
        return QProxyStyle::drawControl(element, &coloured, painter, widget);
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
