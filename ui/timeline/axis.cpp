#include "ui/timeline/axis.h"

#include "core/trace/deadline.h"
#include "core/trace/lane.h"
#include "core/trace/trace.h"
#include "ui/document/lanetable.h"

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr double unitsPerStep = 1000;
constexpr std::int64_t mostPoints = 50'000;
constexpr std::size_t mostLanesAsked = 256; // beyond, single deadlines mean nothing to an axis
constexpr std::size_t mostLanesLookedAt = 20'000; // each by itself: some milliseconds
constexpr double horizonShare = 1.65; // of the run: what is expected later has no place of its own
constexpr std::size_t mostFolds = 14;
constexpr double usualPx = 1000; // of a window
constexpr double worthFactor = 1.45; // by which one more fold must widen the rest
constexpr double roomShare = 1.0 / 28; // of what stays: what a fold leaves on both sides
constexpr double leastStayMs = 200; // so that a run of two moments has some width
constexpr double foldShare = 0.6; // of what stays: a shorter gap is a part of what happens

double ms(Duration duration)
{
    return static_cast<double>(duration.count());
}

/// The greatest of 1, 2, 5, 10, 20 … milliseconds that is not above `wanted`, and at least 1.
Duration nice(double wanted)
{
    const double decade = std::pow(10, std::floor(std::log10(std::max(wanted, 1.0))));
    const double digit = wanted >= 5 * decade ? 5 : wanted >= 2 * decade ? 2 : 1;
    return Duration(std::llround(digit * decade));
}

struct Folding
{
    Duration least = Duration::max(); ///< gaps of this length and longer fold
    Duration room{1}; ///< what stays unfolded on both sides
};

/// Folds the longest gaps, as long as each is worth it: what is left must become that much wider. A
/// fold costs its own width, and a reader has to think about it.
Folding foldingOf(std::span<const Instant> points)
{
    std::vector<Duration> gaps;
    for (std::size_t i = 1; i < points.size(); ++i)
        gaps.push_back(points[i] - points[i - 1]);
    const std::size_t most = std::min(gaps.size(), mostFolds);
    std::ranges::partial_sort(gaps, gaps.begin() + static_cast<std::ptrdiff_t>(most),
                              std::ranges::greater());

    Folding best;
    double bestWorth = 0;
    double stays = std::max(ms(points.back() - points.front()), leastStayMs);
    const double unfolded = stays;
    for (std::size_t folds = 1; folds <= most; ++folds) {
        const auto count = static_cast<double>(folds);
        stays = std::max(stays - ms(gaps[folds - 1]), leastStayMs);
        if (ms(gaps[folds - 1]) < stays * foldShare) {
            if (bestWorth > 0)
                break;
            continue; // not alone, but perhaps with the next ones
        }
        const double room = stays * roomShare;
        const double wider =
            (usualPx - count * foldPx) / usualPx * unfolded / (stays + 2 * count * room);
        const double worth = std::log(wider) - count * std::log(worthFactor);
        if (worth > bestWorth) {
            bestWorth = worth;
            best = {gaps[folds - 1], nice(room)};
        }
    }
    return best;
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
        if (points[i] - points[i - 1] < folding.least)
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

bool isWait(const Segment &segment)
{
    return segment.kind == SegmentKind::BackOff || segment.kind == SegmentKind::RefusedWait;
}

/// How far expectations have a place: what comes much later than the end of all steps has none.
Instant horizonOf(const Trace &trace)
{
    return Instant(Duration(std::llround(ms(trace.endedAt() - Instant()) * horizonShare)));
}

void addExpectations(const Trace &trace, InvocationId invocation, std::vector<Instant> &points)
{
    if (trace.stepsOf(invocation).empty())
        return;
    const Instant horizon = horizonOf(trace);
    const auto segments = segmentsOf(trace, invocation);
    for (const Segment &segment : segments) {
        if (segment.to > trace.endedAt() && segment.to <= horizon)
            points.insert(points.end(), {segment.from, segment.to});
    }
    const auto deadline = deadlineAfter(trace, trace.size(), invocation);
    if (deadline && *deadline <= horizon && std::ranges::any_of(segments, isWait))
        points.push_back(*deadline);
}

/// In order, each once.
std::vector<Instant> tidied(std::vector<Instant> points)
{
    std::ranges::sort(points);
    // Not std::ranges::unique: clang 14 can't read what it returns.
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

void addAll(const Trace &trace, std::vector<Instant> &points)
{
    // Of a long trace, moments that no axis could tell apart count as one.
    const Duration apart = trace.size() > std::size_t{mostPoints}
        ? (trace.endedAt() - Instant()) / mostPoints
        : Duration(0);
    std::size_t i = 0;
    while ((i = trace.countAt(points.back() + apart, i)) < trace.size())
        points.push_back(trace.at({static_cast<std::uint32_t>(i)}));
    if (trace.endedAt() > points.back())
        points.push_back(trace.endedAt());
}

} // namespace

std::vector<Instant> pointsOfInterest(const Trace &trace)
{
    return pointsOfInterest(trace, LaneTable(trace.invocationCount()));
}

std::vector<Instant> pointsOfInterest(const Trace &trace, const LaneTable &lanes)
{
    std::vector<Instant> points{Instant()};
    if (lanes.hidden() == 0 || lanes.count() > mostLanesLookedAt) {
        addAll(trace, points);
    } else {
        for (std::size_t row = 0; row < lanes.count(); ++row) {
            for (const StepIndex index : trace.stepsOf(lanes.at(row)))
                points.push_back(trace.at(index));
        }
        points.push_back(trace.endedAt()); // where the cursor can go
    }
    for (std::size_t row = 0; row < lanes.count() && lanes.count() <= mostLanesAsked; ++row)
        addExpectations(trace, lanes.at(row), points);
    return tidied(std::move(points));
}

std::vector<Instant> agesOfInterest(const Trace &trace, const LaneTable &lanes)
{
    Duration greatest = std::chrono::seconds(1);
    if (lanes.count() > mostLanesLookedAt) {
        greatest = std::max(greatest, trace.endedAt() - Instant());
        return {Instant(), Instant(greatest)};
    }
    for (std::size_t row = 0; row < lanes.count(); ++row) {
        const auto own = trace.stepsOf(lanes.at(row));
        if (own.empty())
            continue;
        std::vector<Instant> points{trace.at(own.back())};
        if (lanes.count() <= mostLanesAsked)
            addExpectations(trace, lanes.at(row), points);
        const Instant called = trace.calledAt(lanes.at(row));
        greatest = std::max(greatest, std::ranges::max(points) - called);
    }
    return {Instant(), Instant(greatest)};
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
    case AxisMode::LogAge:
        return logarithmicPieces(points.back());
    }
    return {};
}

} // namespace retryscope
