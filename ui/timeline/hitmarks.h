#pragma once

#include "core/trace/hits.h"
#include "ui/timeline/timelineoverlay.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace retryscope {

class Breakpoints;
class Document;
struct TimelineMetrics;

/// Hits that share a place in the ruler.
struct HitMark
{
    double x = 0; ///< of the first one
    std::size_t from = 0; ///< the first one's place among all hits
    std::size_t count = 1;
    std::size_t happened = 0; ///< of them, by the cursor
    bool isLog = false; ///< none of them stops
    bool operator==(const HitMark &) const = default;
};

/// The breakpoints' hits in the time ruler: a disc where one stops, a diamond where one only logs,
/// filled if it has happened by the cursor. Where several would touch they are one mark with their
/// number. A click goes there.
class HitMarks : public TimelineOverlay
{
    Q_OBJECT

public:
    /// Both must outlive it.
    HitMarks(Document &document, const Breakpoints &breakpoints, QObject *parent = nullptr);

    /// The marks that are in sight, from left to right. Costs by the pixels, not by the hits.
    [[nodiscard]] std::vector<HitMark> marks(const OverlayFrame &frame) const;

    void paintOver(QPainter &painter, const OverlayFrame &frame) const override;
    bool press(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    [[nodiscard]] std::optional<OverlayHover> hover(const QPointF &place,
                                                    const OverlayFrame &frame) const override;

private:
    void joinTouching(std::vector<HitMark> &marks, const OverlayFrame &frame) const;
    [[nodiscard]] QRectF boxOf(const HitMark &mark, const OverlayFrame &frame) const;
    [[nodiscard]] std::optional<HitMark> markAt(const QPointF &place,
                                                const OverlayFrame &frame) const;
    [[nodiscard]] bool isLog(std::span<const Hit> hits) const;

    Document &m_document;
    const Breakpoints &m_breakpoints;
};

/// A mark in its box: the same in ruler and legend. Stops that are switched off are grey.
void paintHitMark(QPainter &painter, const HitMark &mark, const QRectF &box, bool isActive,
                  const TimelineMetrics &metrics, style::Theme theme);

} // namespace retryscope
