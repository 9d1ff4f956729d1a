#include "ui/timeline/timescale.h"

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr double mostPxPerUnit = 8; // a unit is a millisecond, or a thousandth of a step
constexpr double revealRoom = 0.12; // of the window
constexpr double leastStretchShare = 0.4; // of a fitted window that the folds leave

double asMs(Instant instant)
{
    return static_cast<double>(instant.time_since_epoch().count());
}

} // namespace

TimeScale::Row::Row(std::vector<AxisPiece> all)
    : pieces(std::move(all))
    , stretchBefore{0}
    , fixedBefore{0}
{
    if (pieces.empty())
        pieces.push_back({Instant(), Instant(std::chrono::seconds(1)), 1000});
    for (const AxisPiece &piece : pieces) {
        stretchBefore.push_back(stretchBefore.back() + piece.stretch);
        fixedBefore.push_back(fixedBefore.back() + piece.fixedPx);
    }
}

TimeScale::TimeScale(std::vector<AxisPiece> pieces)
    : m_row(std::make_shared<const Row>(std::move(pieces)))
{
    fit();
}

double TimeScale::fitZoom() const
{
    const double room = m_width - leadPx - m_trail;
    const double forStretch =
        std::max({room - m_row->fixedBefore.back(), room * leastStretchShare, 1.0});
    const double stretch = m_row->stretchBefore.back();
    return stretch > 0 ? std::min(forStretch / stretch, mostPxPerUnit) : mostPxPerUnit;
}

double TimeScale::contentX(std::size_t piece) const
{
    return leadPx + m_row->stretchBefore[piece] * m_zoom + m_row->fixedBefore[piece];
}

double TimeScale::pieceWidth(std::size_t piece) const
{
    return m_row->pieces[piece].stretch * m_zoom + m_row->pieces[piece].fixedPx;
}

double TimeScale::contentWidth() const
{
    return std::max(contentX(m_row->pieces.size()) + m_trail, m_width);
}

std::size_t TimeScale::pieceOf(Instant instant) const
{
    const auto next = std::ranges::upper_bound(m_row->pieces, instant, {}, &AxisPiece::from);
    return next == m_row->pieces.begin()
        ? 0
        : static_cast<std::size_t>(next - m_row->pieces.begin()) - 1;
}

double TimeScale::x(Instant instant) const
{
    const std::size_t index = pieceOf(instant);
    const AxisPiece &piece = m_row->pieces[index];
    const double length = asMs(piece.to) - asMs(piece.from);
    const double share =
        length > 0 ? std::clamp((asMs(instant) - asMs(piece.from)) / length, 0.0, 1.0) : 0.0;
    return contentX(index) + share * pieceWidth(index) - m_offset;
}

std::size_t TimeScale::pieceAt(double x) const
{
    const double wanted = x + m_offset;
    std::size_t low = 0;
    std::size_t high = m_row->pieces.size();
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (contentX(middle) <= wanted ? low : high) = middle;
    }
    return low;
}

Instant TimeScale::time(double x) const
{
    const std::size_t index = pieceAt(x);
    const AxisPiece &piece = m_row->pieces[index];
    const double width = pieceWidth(index);
    const double share =
        width > 0 ? std::clamp((x + m_offset - contentX(index)) / width, 0.0, 1.0) : 0.0;
    const double ms = asMs(piece.from) + share * (asMs(piece.to) - asMs(piece.from));
    return Instant(Duration(std::llround(ms)));
}

std::pair<Instant, Instant> TimeScale::visibleRange() const
{
    return {time(0), time(m_width)};
}

void TimeScale::setWidth(double width)
{
    const bool wasFitted = isFitted();
    m_width = std::max(width, 0.0);
    if (wasFitted || m_zoom < fitZoom())
        fit();
    setOffset(m_offset);
}

void TimeScale::setOffset(double offset)
{
    m_offset = std::clamp(offset, 0.0, contentWidth() - m_width);
}

void TimeScale::setTrail(double px)
{
    const bool wasFitted = isFitted();
    m_trail = std::max(px, trailPx);
    if (wasFitted || m_zoom < fitZoom())
        return fit();
    setOffset(m_offset);
}

void TimeScale::fit()
{
    m_zoom = fitZoom();
    setOffset(0);
}

void TimeScale::zoomTo(double zoom, double x)
{
    // What is at x is kept by its place in its piece: in a fold, time alone would be too coarse.
    const std::size_t index = pieceAt(x);
    const double width = pieceWidth(index);
    const double share = width > 0 ? (x + m_offset - contentX(index)) / width : 0.0;
    m_zoom = std::clamp(zoom, fitZoom(), std::max(mostPxPerUnit, fitZoom()));
    setOffset(contentX(index) + share * pieceWidth(index) - x);
}

void TimeScale::show(Instant from, Instant to)
{
    fill(from, to, m_width * (1 - 2 * revealRoom));
}

void TimeScale::showExactly(Instant from, Instant to)
{
    fill(from, to, m_width);
}

void TimeScale::fill(Instant from, Instant to, double widthPx)
{
    const std::size_t first = pieceOf(from);
    const std::size_t last = pieceOf(to);
    const auto share = [this](std::size_t i, Instant instant) {
        const AxisPiece &piece = m_row->pieces[i];
        const double length = asMs(piece.to) - asMs(piece.from);
        return length > 0 ? std::clamp((asMs(instant) - asMs(piece.from)) / length, 0.0, 1.0) : 0.0;
    };
    const auto stretchAt = [&](std::size_t i, Instant t) {
        return m_row->stretchBefore[i] + share(i, t) * m_row->pieces[i].stretch;
    };
    const auto fixedAt = [&](std::size_t i, Instant t) {
        return m_row->fixedBefore[i] + share(i, t) * m_row->pieces[i].fixedPx;
    };
    const double stretch = stretchAt(last, to) - stretchAt(first, from);
    const double fixed = fixedAt(last, to) - fixedAt(first, from);
    const double room = std::max(widthPx - fixed, 1.0);
    m_zoom = std::clamp(stretch > 0 ? room / stretch : mostPxPerUnit, fitZoom(),
                        std::max(mostPxPerUnit, fitZoom()));
    setOffset((x(from) + x(to)) / 2 + m_offset - m_width / 2);
}

void TimeScale::reveal(Instant instant)
{
    const double room = m_width * revealRoom;
    const double at = x(instant);
    if (at < room)
        setOffset(m_offset + at - room);
    else if (at > m_width - room)
        setOffset(m_offset + at - m_width + room);
}

void TimeScale::setPieces(std::vector<AxisPiece> pieces)
{
    const bool wasFitted = isFitted();
    const Instant middle = time(m_width / 2);
    m_row = std::make_shared<const Row>(std::move(pieces));
    if (wasFitted)
        return fit();
    m_zoom = std::max(m_zoom, fitZoom());
    setOffset(x(middle) + m_offset - m_width / 2);
}

} // namespace retryscope
