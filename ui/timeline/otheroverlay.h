#pragma once

#include "ui/document/comparedset.h"
#include "ui/timeline/otherlane.h"
#include "ui/timeline/timelineoverlay.h"

#include <optional>
#include <vector>

namespace retryscope {

class Differences;
class Document;
struct TimelineLane;

/// The runs beside in the lanes of the shown one, and where they part: a line through all lanes
/// with a flag at the first place, and a small sign in each lane that parts later. Of several runs
/// each has a row of its own with its name; one alone has the place that is wanted.
class OtherOverlay : public TimelineOverlay
{
    Q_OBJECT

public:
    /// Both must outlive it.
    OtherOverlay(Document &document, Differences &differences, QObject *parent = nullptr);

    [[nodiscard]] OtherRunPlace place() const;
    void setPlace(OtherRunPlace place);

    /// The other runs' things in the lanes that the frame shows, lane by lane.
    [[nodiscard]] std::vector<OtherItem> items(const OverlayFrame &frame) const;
    /// The flag of the first divergence; absent if it is not in the frame.
    [[nodiscard]] std::optional<QRectF> flag(const OverlayFrame &frame) const;

    [[nodiscard]] bool showsAges() const override { return true; }
    void paintUnder(QPainter &painter, const OverlayFrame &frame) const override;
    void paintOver(QPainter &painter, const OverlayFrame &frame) const override;
    bool press(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    [[nodiscard]] std::optional<OverlayHover> hover(const QPointF &place,
                                                    const OverlayFrame &frame) const override;
    void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) override;

private:
    struct PartingSign
    {
        InvocationId invocation;
        QRectF rect;
        Parting parting;
        std::size_t run = 0; // its place among those beside
    };

    [[nodiscard]] std::size_t runCount() const;
    [[nodiscard]] QString nameOf(std::size_t run) const;
    [[nodiscard]] std::vector<OtherItem> laneItemsOf(const TimelineLane &lane, std::size_t run,
                                                     const OverlayFrame &frame) const;
    [[nodiscard]] QRectF signRect(const TimelineLane &lane, const Parting &parting, std::size_t run,
                                  const OverlayFrame &frame) const;
    [[nodiscard]] std::vector<PartingSign> partingSigns(const OverlayFrame &frame) const;
    [[nodiscard]] std::optional<OverlayHover> hoverItem(const QPointF &place,
                                                        const OverlayFrame &frame) const;
    void paintNames(QPainter &painter, const OverlayFrame &frame) const;
    void paintLanes(QPainter &painter, const OverlayFrame &frame) const;
    void paintFlag(QPainter &painter, const OverlayFrame &frame) const;
    [[nodiscard]] std::optional<FirstDivergence> first() const;
    [[nodiscard]] QString flagText() const;

    Document &m_document;
    Differences &m_differences;
    OtherRunPlace m_place = OtherRunPlace::Beside;
};

} // namespace retryscope
