#pragma once

#include "core/model/simtime.h"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace retryscope {

/// A stretch of the time axis. Its width on the screen is `stretch` times the zoom, and `fixedPx`.
struct AxisPiece
{
    Instant from;
    Instant to; ///< after `from`
    double stretch = 0;
    double fixedPx = 0; ///< of a fold
    bool operator==(const AxisPiece &) const = default;

    [[nodiscard]] bool isFold() const { return fixedPx > 0; }
};

/// Where moments are on the screen, and which moment is where. Pure: no widget, no trace.
///
/// The axis begins at 0 and is a row of pieces without gaps. x = 0 is the left edge of the window.
/// It is total: any pieces, none too, any width, any zoom. A copy shares the pieces, of which a
/// long run has tens of thousands.
class TimeScale
{
public:
    static constexpr double leadPx = 18; ///< free room before the start
    static constexpr double trailPx = 56; ///< and after the end, at least

    /// `pieces` are in order and touch each other. Without any, the axis is one second long.
    explicit TimeScale(std::vector<AxisPiece> pieces = {});

    [[nodiscard]] const std::vector<AxisPiece> &pieces() const { return m_row->pieces; }
    [[nodiscard]] Instant end() const { return pieces().back().to; }

    /// Clamped to the axis: what is before it is at its start, what is after it at its end.
    [[nodiscard]] double x(Instant instant) const;
    /// The inverse, rounded to the nearest millisecond and clamped to the axis.
    [[nodiscard]] Instant time(double x) const;
    /// The part of the axis that the window shows.
    [[nodiscard]] std::pair<Instant, Instant> visibleRange() const;
    /// The piece that holds x, clamped. Its index in `pieces()`.
    [[nodiscard]] std::size_t pieceAt(double x) const;

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double contentWidth() const;
    /// How far the content is shifted to the left: 0 to `contentWidth() - width()`.
    [[nodiscard]] double offset() const { return m_offset; }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] bool isFitted() const { return m_zoom <= fitZoom(); }

    /// A fitted scale stays fitted, another keeps its zoom and its left edge.
    void setWidth(double width);
    void setOffset(double offset);
    /// Free room after the end, in pixels, at least `trailPx`; a fitted scale stays fitted.
    void setTrail(double px);
    /// Shows everything.
    void fit();
    /// As wide as `zoom` says; what is at `x` stays there, as far as the ends allow.
    void zoomTo(double zoom, double x);
    /// Fills the window with a range, with some room around it.
    void show(Instant from, Instant to);
    /// The same without room, as far as the zoom's limits allow.
    void showExactly(Instant from, Instant to);
    /// Moves as little as needed to bring the moment into the window, with some room around it.
    void reveal(Instant instant);
    /// Keeps zoom and position in time as far as the other axis allows.
    void setPieces(std::vector<AxisPiece> pieces);

private:
    struct Row
    {
        explicit Row(std::vector<AxisPiece> all);

        std::vector<AxisPiece> pieces; // one at least
        std::vector<double> stretchBefore; // by piece, and one more
        std::vector<double> fixedBefore; // likewise
    };

    [[nodiscard]] double fitZoom() const;
    [[nodiscard]] double contentX(std::size_t piece) const;
    [[nodiscard]] double pieceWidth(std::size_t piece) const;
    [[nodiscard]] std::size_t pieceOf(Instant instant) const;
    void fill(Instant from, Instant to, double widthPx);

    std::shared_ptr<const Row> m_row;
    double m_width = 0;
    double m_trail = trailPx;
    double m_zoom = 0; // pixels a unit of stretch
    double m_offset = 0;
};

} // namespace retryscope
