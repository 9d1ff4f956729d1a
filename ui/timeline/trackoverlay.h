#pragma once

#include "ui/timeline/timelineoverlay.h"

namespace retryscope {

class Document;
class TrackChoice;
class TrackSource;

/// Says the value of a counter track under the pointer, and lets its menu choose the tracks.
class TrackOverlay : public TimelineOverlay
{
    Q_OBJECT

public:
    /// All must outlive it.
    TrackOverlay(Document &document, const TrackSource &source, const TrackChoice &choice,
                 QObject *parent = nullptr);

    [[nodiscard]] std::optional<OverlayHover> hover(const QPointF &place,
                                                    const OverlayFrame &frame) const override;
    void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) override;

private:
    Document &m_document;
    const TrackSource &m_source;
    const TrackChoice &m_choice;
};

} // namespace retryscope
