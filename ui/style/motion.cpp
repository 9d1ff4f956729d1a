#include "ui/style/motion.h"

#include <QApplication>
#include <QStyle>

namespace retryscope::style {

namespace {

std::optional<bool> chosen;

bool desktopReducesMotion()
{
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0
        || !QApplication::isEffectEnabled(Qt::UI_General);
}

} // namespace

bool reducesMotion()
{
    return chosen.value_or(desktopReducesMotion());
}

void setReducesMotion(std::optional<bool> reduces)
{
    chosen = reduces;
}

} // namespace retryscope::style
