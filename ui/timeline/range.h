#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "ui/timeline/timelineoverlay.h"

#include <optional>
#include <vector>

namespace retryscope {

class Document;

/// A stretch of time, both ends included.
struct TimeRange
{
    Instant from;
    Instant to; ///< at or after `from`
    bool operator==(const TimeRange &) const = default;
};

/// The range that the user selected by dragging over the lanes, or in the ruler with Shift: a band
/// through all lanes. Its ends go onto steps near them, with Alt anywhere, and can be dragged in
/// the ruler. By age it lies elsewhere in each lane, and is dragged within one.
class RangeOverlay : public TimelineOverlay
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit RangeOverlay(Document &document, QObject *parent = nullptr);

    [[nodiscard]] const std::optional<TimeRange> &range() const { return m_range; }
    /// Both moments may come first.
    void select(Instant one, Instant other);
    void clear();

    [[nodiscard]] bool showsAges() const override { return true; }
    /// Where the range is in the window: one band through all lanes, or by age one a lane.
    [[nodiscard]] std::vector<QRectF> bands(const OverlayFrame &frame) const;

    void paintUnder(QPainter &painter, const OverlayFrame &frame) const override;
    void paintOver(QPainter &painter, const OverlayFrame &frame) const override;
    bool press(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    bool drag(const QPointF &from, const OverlayPointer &pointer,
              const OverlayFrame &frame) override;
    void move(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    void release(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    void cancel() override;
    bool key(const QKeyEvent &event) override;
    [[nodiscard]] std::optional<OverlayHover> hover(const QPointF &place,
                                                    const OverlayFrame &frame) const override;
    void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) override;

signals:
    void rangeChanged();
    void selected(); ///< the user has chosen a range and wants to know about it
    void zoomWanted(retryscope::Instant from, retryscope::Instant to);

private:
    [[nodiscard]] Instant timeAt(const OverlayPointer &pointer, const OverlayFrame &frame) const;
    [[nodiscard]] std::optional<Instant> endAt(const QPointF &place,
                                               const OverlayFrame &frame) const;
    void set(std::optional<TimeRange> range);
    void paintRuler(QPainter &painter, const QRectF &band, const OverlayFrame &frame) const;
    void zoom();

    Document &m_document;
    std::optional<TimeRange> m_range;
    std::optional<Instant> m_anchor; // the end that stays while the other is dragged
    std::optional<TimeRange> m_before; // the drag
    std::optional<InvocationId> m_lane; // by age, the one that it is dragged in
};

/// The band of a range in `rect`: the same in lanes and legend.
void paintRangeBand(QPainter &painter, const QRectF &rect, style::Theme theme);

} // namespace retryscope
