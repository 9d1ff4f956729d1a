#include "ui/style/proxystyle.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace retryscope::style {

namespace {

int px(double length)
{
    return qRound(scaled(length));
}

/// A line edit inside a spin box or combo box has no frame of its own.
bool isEmbedded(const QWidget *widget)
{
    return widget != nullptr
        && (qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) != nullptr
            || qobject_cast<const QComboBox *>(widget->parentWidget()) != nullptr);
}

/// The list of a combo box is in a window of its own, whose parent is the box.
bool isInPopup(const QWidget *view)
{
    const QWidget *popup = view != nullptr ? view->parentWidget() : nullptr;
    return popup != nullptr && qobject_cast<const QComboBox *>(popup->parentWidget()) != nullptr;
}

/// The parts of a scroll bar without arrow buttons: the groove is all of it.
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part, int least)
{
    const bool flat = bar.orientation == Qt::Horizontal;
    const QRect whole = bar.rect;
    const int length = flat ? whole.width() : whole.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    const int handle = range <= 0
        ? length
        : std::clamp(static_cast<int>(qint64(length) * bar.pageStep / (range + bar.pageStep)),
                     std::min(least, length), length);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    const auto piece = [&](int from, int size) {
        return flat ? QRect(whole.x() + from, whole.y(), size, whole.height())
                    : QRect(whole.x(), whole.y() + from, whole.width(), size);
    };
    if (part == QStyle::SC_ScrollBarSlider)
        return piece(start, handle);
    if (part == QStyle::SC_ScrollBarSubPage)
        return piece(0, start);
    if (part == QStyle::SC_ScrollBarAddPage)
        return piece(start + handle, length - start - handle);
    return part == QStyle::SC_ScrollBarGroove ? whole : QRect();
}

} // namespace

ProxyStyle::ProxyStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void ProxyStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QComboBox *>(widget) != nullptr
        || qobject_cast<QAbstractSpinBox *>(widget) != nullptr
        || qobject_cast<QLineEdit *>(widget) != nullptr
        || qobject_cast<QTabBar *>(widget) != nullptr
        || qobject_cast<QScrollBar *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
    if (auto *header = qobject_cast<QHeaderView *>(widget))
        header->setHighlightSections(false);
}

int ProxyStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    // A metric that is not ours is Fusion's, so the list of cases is open by nature.
    if (metric == PM_ScrollBarExtent)
        return px(12);
    if (metric == PM_ScrollBarSliderMin)
        return px(28);
    if (metric == PM_SplitterWidth || metric == PM_DockWidgetSeparatorExtent)
        return px(4);
    if (metric == PM_DockWidgetTitleMargin)
        return px(6);
    if (metric == PM_TabBarTabHSpace)
        return px(28);
    if (metric == PM_TabBarTabVSpace)
        return px(16);
    if (metric == PM_HeaderMargin)
        return px(8);
    if (metric == PM_DefaultFrameWidth)
        return 1;
    if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight)
        return px(16);
    if (metric == PM_ExclusiveIndicatorWidth || metric == PM_ExclusiveIndicatorHeight)
        return px(16);
    if (metric == PM_SmallIconSize || metric == PM_ButtonIconSize)
        return px(16);
    if (metric == PM_ToolBarIconSize)
        return px(18);
    if (metric == PM_ToolBarItemSpacing)
        return px(6);
    if (metric == PM_ToolBarItemMargin)
        return px(6);
    if (metric == PM_ToolBarFrameWidth || metric == PM_TabBarBaseOverlap)
        return 0;
    if (metric == PM_MenuPanelWidth)
        return px(4);
    if (metric == PM_SliderLength || metric == PM_SliderThickness)
        return px(18);
    if (metric == PM_ToolTipLabelFrameWidth)
        return px(6);
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int ProxyStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DockWidget_ButtonsHaveFrame
        || hint == SH_ComboBox_Popup || hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    if (hint == SH_ItemView_ShowDecorationSelected || hint == SH_ScrollBar_LeftClickAbsolutePosition
        || hint == SH_Slider_AbsoluteSetButtons)
        return hint == SH_Slider_AbsoluteSetButtons ? static_cast<int>(Qt::LeftButton) : 1;
    if (hint == SH_ToolTipLabel_Opacity)
        return 255;
    if (hint == SH_Table_GridLineColor)
        return static_cast<int>(surface().line.rgb());
    if (hint == SH_ToolTip_WakeUpDelay)
        return 450;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QSize ProxyStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int least =
        option == nullptr ? px(28) : std::max(px(28), option->fontMetrics.height() + px(11));
    if (type == CT_PushButton || type == CT_ComboBox || type == CT_SpinBox
        || (type == CT_LineEdit && !isEmbedded(widget)))
        result.setHeight(std::max(result.height(), least));
    if (type == CT_ToolButton)
        result = result.expandedTo({least, least});
    if (type == CT_MenuItem)
        result.setHeight(std::max(result.height(), px(6)));
    if (type == CT_MenuBarItem)
        result.setHeight(std::max(result.height(), px(26)));
    if (type == CT_CheckBox || type == CT_RadioButton)
        result.setHeight(std::max(result.height(), px(24)));
    if (type == CT_ItemViewItem && isInPopup(widget))
        result = {result.width() + px(12), std::max(result.height(), least)};
    if (type == CT_HeaderSection)
        result.setHeight(std::max(result.height(), px(28)));
    return result;
}

QRect ProxyStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl subControl, const QWidget *widget) const
{
    const QRect whole = option->rect;
    const int buttons = px(22);
    if (control == CC_SpinBox) {
        const QRect right(whole.right() - buttons + 1, whole.top() + 1, buttons - 1,
                          whole.height() - 2);
        QRect half = right;
        half.setHeight(right.height() / 2);
        if (subControl == SC_SpinBoxUp)
            return visualRect(option->direction, whole, half);
        if (subControl == SC_SpinBoxDown)
            return visualRect(option->direction, whole, half.translated(0, right.height() / 2));
        if (subControl == SC_SpinBoxEditField)
            return visualRect(option->direction, whole, whole.adjusted(px(5), 1, -buttons, -1));
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar != nullptr)
        return scrollBarPart(*bar, subControl, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace retryscope::style
