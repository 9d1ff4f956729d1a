#include "ui/editors/segmentedfield.h"

#include "ui/style.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace retryscope {

SegmentedField::SegmentedField(const QStringList &choices, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    setAccessibleName(name);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < choices.size(); ++i) {
        auto *button = new QPushButton(choices[i]);
        button->setCheckable(true);
        button->setAccessibleName(tr("%1: %2").arg(name, choices[i]));
        button->setToolTip(button->accessibleName());
        button->setMinimumWidth(qRound(style::scaled(32)));
        const auto role = i == 0      ? style::ButtonRole::SegmentFirst
            : i + 1 == choices.size() ? style::ButtonRole::SegmentLast
                                      : style::ButtonRole::SegmentMiddle;
        style::setRole(*button, role);
        m_buttons->addButton(button, i);
        layout->addWidget(button, 1);
    }
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedField::chosen);
}

int SegmentedField::choice() const
{
    return m_buttons->checkedId();
}

void SegmentedField::setChoice(int choice)
{
    if (QAbstractButton *button = m_buttons->button(choice))
        button->setChecked(true);
}

} // namespace retryscope
