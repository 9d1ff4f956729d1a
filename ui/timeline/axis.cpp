#include "ui/timeline/axis.h"

#include "core/trace/deadline.h"
#include "core/trace/lane.h"
#include "core/trace/trace.h"

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr double unitsPerStep = 1000;
constexpr std::int64_t mostPoints = 50'000;
constexpr std::size_t mostLanesAsked = 256; // beyond, single deadlines mean nothing to an axis
constexpr double foldFrom = 0.6; // of the time that stays unfolded
constexpr double roomShare = 1.0 / 32; // of the same: what a fold leaves on both sides

double ms(Duration duration)
{
    return static_cast<double>(duration.count());
}

/// The least of 1, 2, 5, 10, 20 … milliseconds that is not below `wanted`.
Duration nice(double wanted)
{
    const double decade = std::pow(10, std::floor(std::log10(std::max(wanted, 1.0))));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * decade >= wanted)
            return Duration(std::llround(step * decade));
    }
    return Duration(std::llround(10 * decade));
}

/// The time that stays unfolded if gaps above `limit` fold and leave `room` on both sides.
double unfolded(std::span<const Instant> points, double limit, double room)
{
    double sum = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double gap = ms(points[i] - points[i - 1]);
        sum += gap > limit ? std::min(gap, 2 * room) : gap;
    }
    return sum;
}

struct Folding
{
    double limit = 0; // gaps above it fold
    Duration room{1}; // what stays on both sides
};

/// The least limit that is consistent: all gaps above 60 % of what stays unfolded are folded. It
/// begins with everything folded, so that many equal waits fold as one long wait does.
Folding foldingOf(std::span<const Instant> points)
{
    double limit = 0;
    double room = 0;
    for (int round = 0; round < 12; ++round) {
        const double stays = unfolded(points, limit, room);
        const double next = stays * foldFrom;
        room = stays * roomShare;
        if (next <= limit)
            break;
        limit = next;
    }
    return {limit, nice(room)};
}

class PieceList
{
public:
    void stretchTo(Instant to)
    {
        if (to > m_at)
            add({m_at, to, ms(to - m_at)});
    }
    void foldTo(Instant to)
    {
        if (to > m_at)
            add({m_at, to, 0, foldPx});
    }
    std::vector<AxisPiece> taken() { return std::move(m_pieces); }

private:
    void add(const AxisPiece &piece)
    {
        m_pieces.push_back(piece);
        m_at = piece.to;
    }

    std::vector<AxisPiece> m_pieces;
    Instant m_at;
};

bool isOpened(const std::set<Instant> &opened, Instant from, Instant to)
{
    const auto next = opened.lower_bound(from);
    return next != opened.end() && *next <= to;
}

std::vector<AxisPiece> foldedPieces(std::span<const Instant> points,
                                    const std::set<Instant> &opened)
{
    const Folding folding = foldingOf(points);
    PieceList pieces;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (ms(points[i] - points[i - 1]) <= folding.limit)
            continue;
        // On multiples of the room, so that the fold's length is a number that reads well.
        const auto unit = folding.room.count();
        const auto before = points[i - 1].time_since_epoch().count() + unit / 2;
        const auto after = points[i].time_since_epoch().count() - unit / 2;
        const Instant foldFromAt{Duration((before / unit + 1) * unit)};
        const Instant foldToAt{Duration((after - 1) / unit * unit)};
        if (foldToAt - foldFromAt < 2 * folding.room || isOpened(opened, foldFromAt, foldToAt))
            continue;
        pieces.stretchTo(foldFromAt);
        pieces.foldTo(foldToAt);
    }
    pieces.stretchTo(points.back());
    return pieces.taken();
}

std::vector<AxisPiece> equalPieces(std::span<const Instant> points)
{
    std::vector<AxisPiece> pieces;
    for (std::size_t i = 1; i < points.size(); ++i)
        pieces.push_back({points[i - 1], points[i], unitsPerStep});
    return pieces;
}

std::vector<AxisPiece> logarithmicPieces(Instant end)
{
    // A row of short straight pieces is as good as the curve, and needs no second kind of scale.
    constexpr double ratio = 1.06;
    std::vector<AxisPiece> pieces;
    Instant at;
    for (double next = 100; at < end; next *= ratio) {
        const Instant to = std::min(Instant(Duration(std::llround(next))), end);
        if (to > at)
            pieces.push_back({at, to, at == Instant() ? unitsPerStep : unitsPerStep / 4});
        at = std::max(at, to);
    }
    return pieces;
}

void addExpectations(const Trace &trace, std::vector<Instant> &points)
{
    const Instant horizon = trace.endedAt() + (trace.endedAt() - Instant());
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i) {
        if (trace.stepsOf({i}).empty())
            continue;
        for (const Segment &segment : segmentsOf(trace, {i})) {
            if (segment.to > trace.endedAt() && segment.to <= horizon)
                points.insert(points.end(), {segment.from, segment.to});
        }
        const auto deadline = deadlineAfter(trace, trace.size(), {i});
        if (deadline && *deadline <= horizon)
            points.push_back(*deadline);
    }
}

} // namespace

std::vector<Instant> pointsOfInterest(const Trace &trace)
{
    // Of a long trace, moments that no axis could tell apart count as one.
    const Duration apart = trace.size() > std::size_t{mostPoints}
        ? (trace.endedAt() - Instant()) / mostPoints
        : Duration(0);
    std::vector<Instant> points{Instant()};
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        const Instant at = trace.at({i});
        if (at - points.back() > apart)
            points.push_back(at);
    }
    if (trace.endedAt() > points.back())
        points.push_back(trace.endedAt());
    if (trace.invocationCount() <= mostLanesAsked)
        addExpectations(trace, points);
    std::ranges::sort(points);
    const auto doubled = std::ranges::unique(points);
    points.erase(doubled.begin(), doubled.end());
    return points;
}

std::vector<AxisPiece> axisPieces(AxisMode mode, std::span<const Instant> points,
                                  const std::set<Instant> &opened)
{
    if (points.empty() || points.back() <= Instant())
        return {};
    switch (mode) {
    case AxisMode::FoldedIdle:
        return foldedPieces(points, opened);
    case AxisMode::Linear:
        return {{Instant(), points.back(), ms(points.back() - Instant())}};
    case AxisMode::EqualSteps:
        return equalPieces(points);
    case AxisMode::Logarithmic:
        return logarithmicPieces(points.back());
    }
    return {};
}

} // namespace retryscope
