#include "ui/editors/agefield.h"

#include "ui/editors/section.h"
#include "ui/style.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace retryscope {

namespace {

constexpr std::int64_t secondsAnHour = 3600;
constexpr std::int64_t secondsAMinute = 60;

} // namespace

AgeField::AgeField(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_hours = addBox(tr("h"), tr("Maximum age, hours"), 999);
    m_minutes = addBox(tr("min"), tr("Maximum age, minutes"), 59);
    m_seconds = addBox(tr("s"), tr("Maximum age, seconds"), 59);
    setFocusProxy(m_hours);
}

QSpinBox *AgeField::addBox(const QString &unit, const QString &name, int maximum)
{
    auto *box = new QSpinBox;
    box->setRange(0, maximum);
    box->setAccessibleName(name);
    box->setMinimumWidth(qRound(style::scaled(44)));
    box->setToolTip(tr("How long an event may wait and be tried again: 60 s to 6 h"));
    box->installEventFilter(this);
    connect(box, &QSpinBox::valueChanged, this, [this] { emit edited(seconds()); });
    auto *label = new QLabel(unit);
    layout()->addWidget(box);
    layout()->addWidget(label);
    static_cast<QHBoxLayout *>(layout())->setStretchFactor(box, 1);
    return box;
}

bool AgeField::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        // Only when it is over is it known whether the focus went to another of the three boxes.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!isAncestorOf(QApplication::focusWidget()))
                    emit left();
            },
            Qt::QueuedConnection);
    }
    return QWidget::eventFilter(object, event);
}

std::int64_t AgeField::seconds() const
{
    return m_hours->value() * secondsAnHour + m_minutes->value() * secondsAMinute
        + m_seconds->value();
}

void AgeField::setSeconds(std::int64_t seconds)
{
    if (seconds == this->seconds())
        return;
    setQuietly(*m_hours, seconds / secondsAnHour);
    setQuietly(*m_minutes, seconds % secondsAnHour / secondsAMinute);
    setQuietly(*m_seconds, seconds % secondsAMinute);
}

} // namespace retryscope
