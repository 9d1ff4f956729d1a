#pragma once

#include "ui/timeline/timelineoverlay.h"
#include "ui/window/forkwish.h"

#include <QString>

class QMenu;

namespace retryscope {

class Document;
class ForkMaker;

/// What-ifs at a thing of the timeline: another outcome of the dispatch under the pointer, or of
/// the lane's next one.
class ForkGestures : public TimelineOverlay
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ForkGestures(Document &document, ForkMaker &maker, QObject *parent = nullptr);

    void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) override;

    /// Fills a menu with the outcomes that the dispatch could have: as forks, then in a submenu as
    /// changes of the shown run.
    void fill(QMenu &menu, const whatif::Dispatch &dispatch);
    /// What a menu of such outcomes is called: `What if #3 dispatch 2 (1:05)`.
    [[nodiscard]] QString title(const whatif::Dispatch &dispatch) const;

signals:
    void refused(const QString &what, const QString &why); ///< the change can't be made

private:
    [[nodiscard]] std::optional<whatif::Dispatch> dispatchAt(const QPointF &place,
                                                             const OverlayFrame &frame) const;
    void carryOut(const DispatchWish &wish, bool here);

    Document &m_document;
    ForkMaker &m_maker;
};

} // namespace retryscope
