#pragma once

#include "ui/timeline/timescale.h"

namespace retryscope {

/// A time scale as one lane uses it. Where the axis shows ages, a lane's moments count from its own
/// acceptance; else all lanes count from the start.
class LaneScale
{
public:
    /// Every `TimeScale` is one, of a lane that counts from the start. It must outlive this.
    LaneScale(const TimeScale &scale, Duration origin = {}) // NOLINT: meant to convert
        : m_scale(scale)
        , m_origin(origin)
    {
    }

    [[nodiscard]] double x(Instant instant) const { return m_scale.x(instant - m_origin); }
    [[nodiscard]] Instant time(double x) const { return m_scale.time(x) + m_origin; }
    [[nodiscard]] Instant end() const { return m_scale.end() + m_origin; }
    [[nodiscard]] double width() const { return m_scale.width(); }

private:
    const TimeScale &m_scale;
    Duration m_origin;
};

} // namespace retryscope
