#include "ui/timeline/trackchoice.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/timeline/countertrack.h"
#include "ui/timeline/trackdata.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace retryscope {

TrackChoice::TrackChoice(QObject *parent)
    : QObject(parent)
{
    for (std::size_t i = 0; i < seriesCount; ++i) {
        const auto kind = static_cast<SeriesKind>(i);
        auto *action = new QAction(icon(QStringLiteral("axis")), trackTitle(kind), this);
        action->setCheckable(true);
        action->setChecked(kind == SeriesKind::QueueDepth);
        action->setToolTip(tr("Show below the lanes: %1").arg(format::series(kind)));
        action->setStatusTip(action->toolTip());
        connect(action, &QAction::toggled, this, [this] {
            collect();
            emit changed();
        });
        m_actions[i] = action;
    }
    collect();
}

void TrackChoice::collect()
{
    m_shown.clear();
    for (std::size_t i = 0; i < seriesCount; ++i) {
        if (m_actions[i]->isChecked())
            m_shown.push_back(static_cast<SeriesKind>(i));
    }
}

void TrackChoice::setShown(SeriesKind kind, bool isShown)
{
    action(kind)->setChecked(isShown);
}

QStringList TrackChoice::names() const
{
    QStringList names;
    for (const SeriesKind kind : m_shown)
        names += QString::fromLatin1(name(kind));
    return names;
}

void TrackChoice::setNames(const QStringList &names)
{
    for (std::size_t i = 0; i < seriesCount; ++i) {
        const auto kind = static_cast<SeriesKind>(i);
        setShown(kind, names.contains(QString::fromLatin1(name(kind))));
    }
}

QAction *TrackChoice::action(SeriesKind kind) const
{
    return m_actions[static_cast<std::size_t>(kind)];
}

void TrackChoice::addTo(QMenu &menu) const
{
    menu.setToolTipsVisible(true);
    for (QAction *action : m_actions)
        menu.addAction(action);
}

} // namespace retryscope
