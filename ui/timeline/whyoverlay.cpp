#include "ui/timeline/whyoverlay.h"

#include "ui/document/document.h"
#include "ui/icons.h"
#include "ui/timeline/itemsubject.h"

#include <QMenu>

namespace retryscope {

WhyOverlay::WhyOverlay(Document &document, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
{
}

void WhyOverlay::addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame)
{
    const auto what = subjectAt(frame.layout, place);
    if (!what)
        return;
    QAction *ask = menu.addAction(icon(QStringLiteral("why")), tr("Why?"), this, [this, what] {
        emit whyWanted({*what, m_document.cursor(), m_document.cursorTime()});
    });
    ask->setToolTip(tr("Say why this is so, with rule and source"));
}

} // namespace retryscope
