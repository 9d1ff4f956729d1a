#pragma once

#include "ui/timeline/timelineoverlay.h"

namespace retryscope {

class Stepper;

/// The second flag of the cursor while a dispatch is looked into: `step 12, part 3 of 7`.
class PartFlag : public TimelineOverlay
{
    Q_OBJECT

public:
    /// `stepper` must outlive it.
    explicit PartFlag(const Stepper &stepper, QObject *parent = nullptr);

    [[nodiscard]] bool showsAges() const override { return true; }
    void paintOver(QPainter &painter, const OverlayFrame &frame) const override;

private:
    const Stepper &m_stepper;
};

/// `step 12, part 3 of 7`; empty between steps.
[[nodiscard]] QString partPlace(const Stepper &stepper);

} // namespace retryscope
