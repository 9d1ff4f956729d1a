#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "ui/timeline/timelinemetrics.h"
#include "ui/timeline/timelineoverlay.h"

#include <array>
#include <cstdint>
#include <optional>

namespace retryscope {

class Document;

enum class MeasuringMark : std::uint8_t { A, B };

/// Two marks that measure time: flags in the ruler, lines through the lanes, and the difference
/// between them. They are moments, so every mode of the axis shows the same difference; by age they
/// lie in the selected lane.
class MarksOverlay : public TimelineOverlay
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit MarksOverlay(Document &document, QObject *parent = nullptr);

    [[nodiscard]] std::optional<Instant> at(MeasuringMark mark) const;
    void put(MeasuringMark mark, Instant at);
    void putAtCursor(MeasuringMark mark);
    void clear();

    [[nodiscard]] bool isEmpty() const { return !m_marks[0] && !m_marks[1]; }
    /// From A to B; negative if B is earlier. Absent: one of them is not set.
    [[nodiscard]] std::optional<Duration> difference() const;
    /// `A 0:00:05.000 · B 0:01:10.000 · Δt 0:01:05.000`; empty without marks.
    [[nodiscard]] QString text() const;

    [[nodiscard]] bool showsAges() const override { return true; }
    void paintOver(QPainter &painter, const OverlayFrame &frame) const override;
    bool press(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    void move(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    void release(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    void cancel() override;
    bool key(const QKeyEvent &event) override;
    [[nodiscard]] std::optional<OverlayHover> hover(const QPointF &place,
                                                    const OverlayFrame &frame) const override;
    void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) override;

private:
    struct Drag
    {
        MeasuringMark mark = MeasuringMark::A;
        std::optional<Instant> before;
    };

    [[nodiscard]] std::optional<MeasuringMark> flagAt(const QPointF &place,
                                                      const OverlayFrame &frame) const;
    void paintDifference(QPainter &painter, const OverlayFrame &frame) const;
    /// Where a mark is in the ruler; absent if it is not set or has no place there.
    [[nodiscard]] std::optional<double> xOf(MeasuringMark mark, const OverlayFrame &frame) const;
    [[nodiscard]] Instant timeAt(const OverlayPointer &pointer, const OverlayFrame &frame) const;

    Document &m_document;
    std::array<std::optional<Instant>, 2> m_marks;
    std::optional<Drag> m_drag;
};

/// `A` or `B`.
[[nodiscard]] QString letter(MeasuringMark mark);

/// A mark's flag with its tip at `tip`: the same in ruler and legend.
void paintMarkFlag(QPainter &painter, MeasuringMark mark, const QPointF &tip,
                   const TimelineMetrics &metrics, style::Theme theme);

/// `Δt 0:01:05.000`, with a minus before it if it is negative.
[[nodiscard]] QString differenceLabel(Duration difference);

} // namespace retryscope
