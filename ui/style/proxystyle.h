#pragma once

#include "ui/style.h"

#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionDockWidget;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;

namespace retryscope::style {

/// The dynamic property in which `setRole` keeps a button's role.
inline constexpr const char *buttonRoleProperty = "retryscopeButtonRole";

/// Fusion with flat frames, our colours, and room for 24 px targets: no widget looks default. All
/// colours come from `surface()`, so that a change of theme needs a repaint and no more.
class ProxyStyle : public QProxyStyle
{
    Q_OBJECT

public:
    ProxyStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                         SubControl subControl, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
};

/// The pieces that the proxy style draws itself, by topic.
namespace parts {

void button(const QStyleOption &option, QPainter &painter, const QWidget *widget, bool flat);
/// The text colour of a button with a role; invalid if the palette's holds.
QColor buttonText(const QStyleOption &option, const QWidget *widget);
void field(const QStyleOption &option, QPainter &painter);
void checkBox(const QStyleOption &option, QPainter &painter, bool round);
void focusRing(const QRect &rect, QPainter &painter);
/// A chevron in the middle of `rect`.
void chevron(const QRect &rect, Qt::ArrowType direction, const QColor &color, QPainter &painter);

void tab(const QStyleOptionTab &option, QPainter &painter);
void headerSection(const QStyleOption &option, QPainter &painter);
void dockTitle(const QStyleOptionDockWidget &option, QPainter &painter, const QRect &textRect);
void splitter(const QStyleOption &option, QPainter &painter);
void itemRow(const QStyleOption &option, QPainter &painter);
void menuPanel(const QStyleOption &option, QPainter &painter);

void comboBox(const QStyleOptionComboBox &option, QPainter &painter, const QRect &arrow);
void spinBox(const QStyleOptionSpinBox &option, QPainter &painter, const QRect &up,
             const QRect &down);
void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &handle);
void slider(const QStyleOptionSlider &option, QPainter &painter, const QRect &groove,
            const QRect &handle);

} // namespace parts

} // namespace retryscope::style
