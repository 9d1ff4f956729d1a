#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "ui/timeline/timelineoverlay.h"

#include <cstddef>
#include <optional>

namespace retryscope {

class Document;
class Trace;
struct TimelineMetrics;

/// The steps at one instant, from the first to behind the last.
struct InstantGroup
{
    Instant at;
    std::size_t first = 0;
    std::size_t end = 0;
    bool operator==(const InstantGroup &) const = default;

    [[nodiscard]] std::size_t size() const { return end - first; }
};

/// The steps at the cursor's instant; absent if there are fewer than two, or if the cursor stands
/// between two instants.
[[nodiscard]] std::optional<InstantGroup> groupAtCursor(const Trace &trace, std::size_t count,
                                                        Instant now);

/// Time stands still between steps of one instant, and so does the cursor's line. This strip beside
/// it shows their order: numbered places, each in its lane, filled once it has happened. So every
/// step is seen to move, whatever the zoom. Other instants get one where there is room.
class InstantStrip : public TimelineOverlay
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit InstantStrip(Document &document, QObject *parent = nullptr);

    void paintOver(QPainter &painter, const OverlayFrame &frame) const override;
    bool press(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    [[nodiscard]] std::optional<OverlayHover> hover(const QPointF &place,
                                                    const OverlayFrame &frame) const override;

private:
    Document &m_document;
};

/// The numbered place of a step in a strip: the same in lanes and legend.
void paintOrderNumber(QPainter &painter, const QRectF &box, std::size_t number, bool hasHappened,
                      const TimelineMetrics &metrics, style::Theme theme);

} // namespace retryscope
