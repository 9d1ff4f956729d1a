#pragma once

#include "ui/document/comparedruns.h"
#include "ui/timeline/otherlane.h"
#include "ui/timeline/timelineoverlay.h"

#include <optional>
#include <vector>

namespace retryscope {

class Differences;
class Document;
struct TimelineLane;

/// The other run in the lanes of the shown one, and where the two part: a line through all lanes
/// with a flag, and a small sign in each lane that parts later.
class OtherOverlay : public TimelineOverlay
{
    Q_OBJECT

public:
    /// Both must outlive it.
    OtherOverlay(Document &document, Differences &differences, QObject *parent = nullptr);

    [[nodiscard]] OtherRunPlace place() const { return m_place; }
    void setPlace(OtherRunPlace place);

    /// The other run's things in the lanes that the frame shows.
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
    };

    [[nodiscard]] std::vector<OtherItem> laneItemsOf(const TimelineLane &lane,
                                                     const OverlayFrame &frame) const;
    [[nodiscard]] std::vector<PartingSign> partingSigns(const OverlayFrame &frame) const;
    [[nodiscard]] std::optional<OverlayHover> hoverItem(const QPointF &place,
                                                        const OverlayFrame &frame) const;
    void paintLanes(QPainter &painter, const OverlayFrame &frame) const;
    void paintFlag(QPainter &painter, const OverlayFrame &frame) const;
    [[nodiscard]] QString flagText() const;

    Document &m_document;
    Differences &m_differences;
    OtherRunPlace m_place = OtherRunPlace::Beside;
};

} // namespace retryscope
