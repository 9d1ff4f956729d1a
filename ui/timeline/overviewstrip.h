#pragma once

#include "ui/timeline/densitymap.h"
#include "ui/timeline/timescale.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

namespace retryscope {

class Document;

/// The whole run as a strip of bars, with the part that the timeline shows as a window in it. The
/// window is dragged by its edges or its middle.
class OverviewStrip : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewStrip(const Document &document, QWidget *parent = nullptr);

    /// The axis of the timeline; the strip shows it fitted.
    void setAxis(const TimeScale &scale);
    /// How much happens in the lanes that are shown, where that is not the whole trace as it is;
    /// else null.
    void setDensity(std::shared_ptr<const DensityMap> density);

    /// The window in the strip, in the strip's coordinates.
    [[nodiscard]] QRectF windowRect() const;

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void rangeWanted(retryscope::Instant from, retryscope::Instant to); ///< dragged by an edge
    void centreWanted(retryscope::Instant instant); ///< dragged by the middle, or clicked beside it

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    enum class Grip : std::uint8_t { None, Left, Middle, Right };

    [[nodiscard]] Grip gripAt(double x) const;
    [[nodiscard]] double gutter() const;
    void drag(double x);
    [[nodiscard]] std::vector<double> counts(const TimeScale &whole) const;
    [[nodiscard]] Instant cursorOnAxis() const;
    void paintBars(QPainter &painter, const TimeScale &whole) const;

    const Document &m_document;
    TimeScale m_scale; ///< what the timeline shows
    std::shared_ptr<const DensityMap> m_density;
    Grip m_grip = Grip::None;
    double m_grabbed = 0; ///< from the window's middle
};

} // namespace retryscope
