#pragma once

#include "core/model/id.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/lanerows.h"
#include "ui/timeline/overlaystack.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/timeline/timelinepainter.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QPixmap>

#include <memory>
#include <optional>
#include <set>
#include <vector>

class QMenu;

namespace retryscope {

class DensityWork;
class Document;
class HoverCard;
class Lanes;
class MarksOverlay;
class OverviewStrip;
class RangeOverlay;
class TrackChoice;
class TrackSource;

/// The timeline: a lane for each invocation with all its attempts, waits, refusals and deliveries,
/// up to the cursor as they happened and after it as they will. Paints what is visible, and turns
/// keys, wheel and mouse into moves of the document's cursor and selection.
class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// `document` must outlive the view.
    explicit TimelineView(Document &document, QWidget *parent = nullptr);
    /// Shows the lanes of `lanes`, which must outlive the view and be made before it.
    TimelineView(Document &document, Lanes &lanes, QWidget *parent = nullptr);
    ~TimelineView() override;

    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] Lanes &lanes() const { return m_lanes; }
    /// How the lanes lie; the slots are what the keys walk through.
    [[nodiscard]] const LaneRows &rows() const { return m_rows; }
    /// The slot of an invocation, or of the group that hides it; absent if it has no lane.
    [[nodiscard]] std::optional<std::size_t> slotOf(InvocationId invocation) const;
    /// The group whose header the keys are at.
    [[nodiscard]] std::optional<std::size_t> currentHeader() const { return m_header; }
    [[nodiscard]] AxisMode axisMode() const { return m_mode; }
    /// Whether each lane counts from its own acceptance.
    [[nodiscard]] bool isByAge() const { return m_mode == AxisMode::LogAge; }
    [[nodiscard]] const TimeScale &scale() const { return m_scale; }
    [[nodiscard]] bool hasFolds() const;
    /// Whether all lanes are shown at once, as densities.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    /// Where everything is in the present frame. Its x = 0 is right of the lanes' headers.
    [[nodiscard]] const TimelineLayout &frame() const;
    /// From the frame's coordinates to the viewport's.
    [[nodiscard]] QRectF inViewport(const QRectF &rect) const;

    [[nodiscard]] MarksOverlay &marks() const { return *m_marks; }
    [[nodiscard]] RangeOverlay &range() const { return *m_range; }
    [[nodiscard]] TrackChoice &tracks() const { return *m_tracks; }

    /// Puts `overlay` above those that are there; it belongs to the view from now on.
    void addOverlay(TimelineOverlay *overlay);
    /// What overlays see: valid until the view, the document or its cursor changes.
    [[nodiscard]] OverlayFrame overlayFrame() const;

    /// How much higher a picture of `size` must be so that every lane is in it; less than 0 if it
    /// has room to spare.
    [[nodiscard]] double lanesOverflow(const QSizeF &size) const;

    /// Paints lanes and axis as the view shows them, in the light theme, into `size`: for exports.
    void paintPicture(QPainter &painter, const QSizeF &size) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    void setAxisMode(retryscope::AxisMode mode);
    void zoomIn();
    void zoomOut();
    void zoomToUsual(); ///< 20 pixels a second
    void fitAll(); ///< the whole run, and all lanes at once if they do not fit
    void focusSelection(); ///< fills the window with the selected invocation's life
    void openAllFolds();
    void closeAllFolds();

signals:
    void axisModeChanged();
    void scaleChanged(); ///< zoom, position or folds
    void traceTaken(); ///< the frame belongs to another trace
    /// The user wants to see more of the selected invocation: double click or Enter.
    void inspectRequested();
    /// The user asks to play or to pause (Space).
    void playRequested();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void addOverlays();
    void connectParts();
    void takeTrace();
    void takeLanes();
    void findPoints();
    void takeMetrics();
    void indexFurther();
    void rebuildAxis();
    void reserveEndRoom();
    void layOutAgain();
    void revealCursor();
    void revealSelection();
    void changed();
    void updateScrollBars();
    void setScrollRanges();
    void arrangeRows();
    void placeOverview();
    [[nodiscard]] double lanesRoom(const QSizeF &size) const;
    [[nodiscard]] Instant cursorOnAxis() const;
    [[nodiscard]] std::optional<Instant> momentAt(double x) const;
    void moveCursorTo(double x);

    [[nodiscard]] QPointF inFrame(const QPointF &viewport) const;
    [[nodiscard]] QSizeF frameSize() const;
    [[nodiscard]] TimelineEmphasis emphasis() const;

    void clickAt(const QPointF &place);
    bool clickInLanes(const QPointF &place);
    [[nodiscard]] std::optional<Instant> momentAmidst(const TimelineItem &item, double x) const;
    [[nodiscard]] std::optional<OverlayHover> hoverInDensity(const QPointF &place) const;
    void hover(const QPointF &place);
    void showCard();
    void showCardAtCursor();
    void hideCard();
    void addContext(QMenu &menu, const QPointF &place);

    bool navigate(const QKeyEvent &event);
    bool useHeader(const QKeyEvent &event);
    bool changeView(const QKeyEvent &event);
    void zoomBy(double factor, double x);
    void showLanes();
    void rebuildDensity();
    [[nodiscard]] TimelineWindow frameWindow(const TimeScale &scale, const QSizeF &size) const;
    void panBy(double share);
    void selectLane(int by);
    void goToSlot(std::size_t slot);
    void revealSlot(std::size_t slot);
    void toggleGroup(std::size_t group);
    void stepInLane(int by);
    void followCause(bool forward);

    Document &m_document;
    Lanes &m_lanes;
    OverviewStrip *m_overview = nullptr;
    HoverCard *m_card = nullptr;
    std::shared_ptr<const Trace> m_trace; ///< that the frame and all below belong to
    std::shared_ptr<const LaneTable> m_table; ///< likewise
    AxisMode m_mode = AxisMode::FoldedIdle;
    TimeScale m_scale;
    std::set<Instant> m_opened; ///< moments in folds that the user opened
    std::vector<Instant> m_points;
    std::unique_ptr<DeliveryIndex> m_deliveries;
    DensityWork *m_density = nullptr;
    LaneRows m_rows;
    double m_rowsRoom = -1; ///< for which they are; negative: they are stale
    std::optional<std::size_t> m_header;
    bool m_isWhole = false;
    QBasicTimer m_indexing;
    QBasicTimer m_hovering;
    TimelineMetrics m_metrics;

    mutable TimelineLayout m_frame;
    mutable bool m_isFrameValid = false;
    QPixmap m_picture; ///< the frame, painted; null if it must be painted anew
    std::optional<TimelineItem> m_hovered;
    std::optional<InvocationId> m_hoveredLane;
    OverlayStack m_overlays;
    RangeOverlay *m_range = nullptr;
    MarksOverlay *m_marks = nullptr;
    TrackChoice *m_tracks = nullptr;
    TrackSource *m_trackSource = nullptr;
    std::optional<OverlayHover> m_hoveredOverlay;
    std::optional<QPointF> m_pressed; ///< a click unless it becomes a drag; in the frame
    std::optional<QPointF> m_panFrom;
    bool m_isScrubbing = false;
    bool m_isAdjustingBars = false;
};

} // namespace retryscope
