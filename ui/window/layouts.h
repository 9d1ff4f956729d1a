#pragma once

#include <QByteArray>
#include <QObject>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

class QDockWidget;
class QMainWindow;

namespace retryscope {

/// A named arrangement of the panels.
enum class Layout : std::uint8_t {
    Learn, ///< the scenario, the timeline, what is true now
    Debug, ///< all panels but those that are opened when wanted
    Present ///< the timeline and what is true now, in larger type
};
inline constexpr std::size_t layoutCount = 3;

/// The side of the timeline on which a panel lies.
enum class PanelPlace : std::uint8_t { Left, Right, Bottom };

/// Where a panel lies in a fresh layout, and in which ones it is shown.
struct PanelRow
{
    PanelPlace place = PanelPlace::Right;
    double lengthPx = 200; ///< height at a side, width at the bottom; for the 13 px body text
    bool inLearn = false;
    bool inDebug = false; ///< false: its command or the Window menu opens it
    bool inPresent = false;
};

/// Arranges the window's panels, keeps what a person makes of each layout, and brings back the
/// usual arrangement.
class Layouts : public QObject
{
    Q_OBJECT

public:
    explicit Layouts(QMainWindow &window);

    /// Adds a panel behind those that are on its side.
    void add(QDockWidget &dock, const PanelRow &row);

    [[nodiscard]] Layout current() const { return m_current; }
    void show(Layout layout);
    /// Puts all panels of the layout that is shown back to their places.
    void reset();
    /// The window has another size than when its panels were put in their places: puts them there
    /// again if nobody has moved them.
    void fit();

    /// Reads and writes the settings of the program; a layout never seen before is a fresh one.
    void restore();
    void save();

signals:
    void shown(retryscope::Layout layout); ///< its panels are put in their places next

private:
    struct Panel
    {
        QDockWidget *dock = nullptr;
        PanelRow row;
    };

    [[nodiscard]] bool isIn(const PanelRow &row, Layout layout) const;
    [[nodiscard]] QList<QDockWidget *> docks(PanelPlace place) const;
    void arrange();
    void stack();
    void resizePanels();

    QMainWindow &m_window;
    std::vector<Panel> m_panels;
    std::array<QByteArray, layoutCount> m_states; // empty: fresh
    Layout m_current = Layout::Debug;
};

} // namespace retryscope
