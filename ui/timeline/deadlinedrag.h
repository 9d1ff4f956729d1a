#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "ui/timeline/timelineoverlay.h"

#include <QLineF>

#include <optional>
#include <vector>

namespace retryscope {

class Document;
struct TimelineItem;
struct TimelineLane;

/// What a new maximum age would make of something in a lane.
struct DeadlinePreview
{
    enum class Kind : std::uint8_t {
        Deadline, ///< the new line
        Runs, ///< an attempt that would run after all
        NeverRuns, ///< a dispatch still to come that would be too old
        Stays ///< a dispatch still to come
    };
    Kind kind = Kind::Deadline;
    InvocationId invocation;
    Instant at;
    QRectF rect; ///< of a line: its length
};

/// Lets a person drag an invocation's deadline, and shows meanwhile where the new one is and which
/// dispatches to come would be too old. The drag itself changes nothing: at its end it says what is
/// wanted.
class DeadlineDrag : public TimelineOverlay
{
    Q_OBJECT

public:
    static constexpr Duration leastAge = std::chrono::seconds(60); ///< what AWS accepts
    static constexpr Duration mostAge = std::chrono::hours(6);

    /// `document` must outlive it.
    explicit DeadlineDrag(Document &document, QObject *parent = nullptr);

    /// The age that the line is held at; absent: nobody drags.
    [[nodiscard]] std::optional<Duration> heldAge() const;
    /// What the held age would make of the lanes of the same function and qualifier.
    [[nodiscard]] std::vector<DeadlinePreview> preview(const OverlayFrame &frame) const;

    void paintOver(QPainter &painter, const OverlayFrame &frame) const override;
    bool drag(const QPointF &from, const OverlayPointer &pointer,
              const OverlayFrame &frame) override;
    void move(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    void release(const OverlayPointer &pointer, const OverlayFrame &frame) override;
    void cancel() override;
    [[nodiscard]] std::optional<OverlayHover> hover(const QPointF &place,
                                                    const OverlayFrame &frame) const override;

signals:
    /// The maximum age of the invocation's function and qualifier is to be that, in whole seconds.
    /// `here`: in the shown run itself, not in a fork.
    void ageWanted(retryscope::InvocationId invocation, retryscope::Duration age, bool here);

private:
    struct Held
    {
        InvocationId invocation;
        Duration age{};
        Duration before{}; ///< at the start of the drag
    };

    [[nodiscard]] const TimelineItem *lineAt(const QPointF &place, const OverlayFrame &frame) const;
    [[nodiscard]] Duration ageAt(double x, const OverlayFrame &frame) const;
    void addLane(std::vector<DeadlinePreview> &all, const TimelineLane &lane,
                 const OverlayFrame &frame) const;

    Document &m_document;
    std::optional<Held> m_held;
};

} // namespace retryscope
