#pragma once

#include "core/trace/series.h"

#include <QObject>
#include <QStringList>

#include <array>
#include <vector>

class QAction;
class QMenu;

namespace retryscope {

/// Which counter tracks lie below the lanes: a menu with a check for each series.
class TrackChoice : public QObject
{
    Q_OBJECT

public:
    explicit TrackChoice(QObject *parent = nullptr);

    /// In the order of `SeriesKind`.
    [[nodiscard]] const std::vector<SeriesKind> &shown() const { return m_shown; }
    void setShown(SeriesKind kind, bool isShown);

    /// The series' names, to be kept in settings.
    [[nodiscard]] QStringList names() const;
    /// What `names` gave once; unknown names are of other versions and are left out.
    void setNames(const QStringList &names);

    [[nodiscard]] QAction *action(SeriesKind kind) const;
    /// Adds the actions of all series.
    void addTo(QMenu &menu) const;

signals:
    void changed();

private:
    void collect();

    std::array<QAction *, seriesCount> m_actions{};
    std::vector<SeriesKind> m_shown;
};

} // namespace retryscope
