#include "ui/window/partflag.h"

#include "ui/document/stepper.h"
#include "ui/format.h"
#include "ui/timeline/textwidth.h"
#include "ui/timeline/timelinelayout.h"

#include <QPainter>

#include <algorithm>

namespace retryscope {

PartFlag::PartFlag(const Stepper &stepper, QObject *parent)
    : TimelineOverlay(parent)
    , m_stepper(stepper)
{
    connect(&m_stepper, &Stepper::partChanged, this, &TimelineOverlay::changed);
}

void PartFlag::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    const QString text = partPlace(m_stepper);
    const TimelineLayout &layout = frame.layout;
    const double room = layout.areas.axis.width();
    if (text.isEmpty() || layout.cursorX < 0 || layout.cursorX > room)
        return;
    const TimelineMetrics &metrics = layout.metrics;
    const double width = textWidth(metrics.smallStrong, text) + 18;
    const double left =
        std::clamp(layout.cursorX - width / 2, 1.0, std::max(room - width - 1, 1.0));
    const QRectF flag(left, layout.areas.axis.bottom() + 2, width, metrics.pill + 2);
    const style::Surface &surface = style::surface(frame.theme);
    painter.setFont(metrics.smallStrong);
    style::paintPill(painter, flag, text, surface.accent, surface.accent, surface.onAccent);
}

QString partPlace(const Stepper &stepper)
{
    if (stepper.part() == 0)
        return {};
    const StepIndex step{static_cast<std::uint32_t>(stepper.position().count)};
    return PartFlag::tr("%1, part %2 of %3", "step 12, part 3 of 7")
        .arg(format::step(step))
        .arg(stepper.part())
        .arg(stepper.parts().size());
}

} // namespace retryscope
