#pragma once

#include "ui/inspector/subject.h"
#include "ui/timeline/timelineoverlay.h"

namespace retryscope {

class Document;

/// Lets a person ask "why?" of anything in the timeline, by its context menu.
class WhyOverlay : public TimelineOverlay
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit WhyOverlay(Document &document, QObject *parent = nullptr);

    [[nodiscard]] bool showsAges() const override { return true; }
    void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) override;

signals:
    void whyWanted(const retryscope::Subject &subject);

private:
    Document &m_document;
};

} // namespace retryscope
