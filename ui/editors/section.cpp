#include "ui/editors/section.h"

#include "ui/style.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace retryscope {

QLabel *sectionHeading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(style::font(style::FontRole::Strong));
    return label;
}

QLabel *fieldLabel(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text);
    label->setFont(style::font(style::FontRole::Small));
    label->setBuddy(field);
    return label;
}

void setQuietly(QSpinBox &box, std::int64_t value)
{
    const QSignalBlocker quiet(&box);
    if (box.value() != value)
        box.setValue(static_cast<int>(value));
}

} // namespace retryscope
