#include "ui/timeline/timeticks.h"

#include "ui/format.h"

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

constexpr double gapPx = 14; // between two labels
constexpr double leastMinorPx = 9;
constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::array steps{std::int64_t{1},
                           std::int64_t{2},
                           std::int64_t{5},
                           std::int64_t{10},
                           std::int64_t{20},
                           std::int64_t{50},
                           std::int64_t{100},
                           std::int64_t{200},
                           std::int64_t{500},
                           second,
                           2 * second,
                           5 * second,
                           10 * second,
                           15 * second,
                           30 * second,
                           minute,
                           2 * minute,
                           5 * minute,
                           10 * minute,
                           15 * minute,
                           30 * minute,
                           hour,
                           2 * hour,
                           3 * hour,
                           6 * hour,
                           12 * hour,
                           day,
                           2 * day,
                           7 * day,
                           14 * day,
                           28 * day};

// Ages that are labelled if there is room, the first rows first.
constexpr std::int64_t none = -1;
constexpr std::array<std::array<std::int64_t, 11>, 4> ageRanks{
    {{0, second, 10 * second, minute, 10 * minute, hour, 6 * hour, day, 7 * day, none, none},
     {100, 2 * second, 5 * second, 30 * second, 2 * minute, 5 * minute, 30 * minute, 3 * hour,
      12 * hour, 2 * day, 14 * day},
     {200, 500, 20 * second, 3 * minute, 15 * minute, 2 * hour, 4 * hour, 3 * day, none, none,
      none},
     {3 * second, 4 * second, 15 * second, 40 * second, 4 * minute, 7 * minute, 20 * minute,
      40 * minute, 8 * hour, 18 * hour, 4 * day}}};

std::int64_t stepOf(double pxPerMs, double wantedPx)
{
    const auto enough = [&](std::int64_t step) {
        return static_cast<double>(step) * pxPerMs >= wantedPx;
    };
    const auto found = std::ranges::find_if(steps, enough);
    return found == steps.end() ? 52 * 7 * day : *found;
}

/// Into how many small ticks a step is divided, so that they too are round times.
int partsOf(std::int64_t step)
{
    if (step % (15 * second) == 0 && step % minute != 0)
        return 3;
    return step % 5 == 0 || step >= minute ? 5 : static_cast<int>(step);
}

class TickRow
{
public:
    TickRow(const TimeScale &scale, const std::function<double(const QString &)> &labelWidth)
        : m_scale(scale)
        , m_labelWidth(labelWidth)
        , m_wantedPx(labelWidth(format::shortTime(scale.end())) + gapPx)
    {
    }

    std::vector<TimeTick> taken() { return std::move(m_ticks); }

    void addPiece(const AxisPiece &piece)
    {
        const double left = m_scale.x(piece.from);
        const double right = m_scale.x(piece.to);
        const auto length = (piece.to - piece.from).count();
        const double pxPerMs = (right - left) / static_cast<double>(length);
        const std::int64_t step = stepOf(pxPerMs, m_wantedPx);
        const int parts = partsOf(step);
        const bool divided = pxPerMs * static_cast<double>(step) / parts >= leastMinorPx;
        const std::int64_t small = divided ? std::max<std::int64_t>(step / parts, 1) : step;
        const auto [from, to] = shownPart(piece);
        for (std::int64_t at = (from + small - 1) / small * small; at <= to; at += small) {
            const double x = m_scale.x(Instant(Duration(at)));
            if (at % step == 0)
                addMajor(x, Instant(Duration(at)));
            else
                addMinor(x);
        }
    }

    void addMajor(double x, Instant at)
    {
        if (x < m_labelsEnd) { // no label fits, whatever it says: then it need not be made
            m_ticks.push_back({x, {}, true});
            return;
        }
        const QString label = format::shortTime(at);
        const double half = m_labelWidth(label) / 2;
        const bool fits = x - half >= m_labelsEnd + gapPx / 2;
        if (fits)
            m_labelsEnd = x + half;
        m_ticks.push_back({x, fits ? label : QString(), true});
    }

private:
    void addMinor(double x) { m_ticks.push_back({x, {}, false}); }

    std::pair<std::int64_t, std::int64_t> shownPart(const AxisPiece &piece) const
    {
        const auto [from, to] = m_scale.visibleRange();
        return {std::max(piece.from, from).time_since_epoch().count(),
                std::min(piece.to, to).time_since_epoch().count()};
    }

    const TimeScale &m_scale;
    const std::function<double(const QString &)> &m_labelWidth;
    double m_wantedPx = 0;
    double m_labelsEnd = -1e9;
    std::vector<TimeTick> m_ticks;
};

} // namespace

std::vector<TimeTick> timeTicks(const TimeScale &scale,
                                const std::function<double(const QString &)> &labelWidth)
{
    TickRow row(scale, labelWidth);
    const std::size_t first = scale.pieceAt(0);
    const std::size_t last = scale.pieceAt(scale.width());
    const auto &pieces = scale.pieces();
    constexpr std::size_t fewPieces = 24;
    if (last - first <= fewPieces || pieces[first].isFold()) {
        for (std::size_t i = first; i <= last; ++i) {
            if (!pieces[i].isFold())
                row.addPiece(pieces[i]);
        }
        return row.taken();
    }
    // Many short pieces, as with equal steps: a tick where a piece begins, as often as they fit.
    constexpr double everyPx = 8;
    double next = -1e9;
    for (double x = 0; x <= scale.width(); x += everyPx) {
        const Instant at = pieces[scale.pieceAt(x)].from;
        const double place = scale.x(at);
        if (place < next || place < 0)
            continue;
        row.addMajor(place, at);
        next = place + everyPx;
    }
    return row.taken();
}

std::vector<TimeTick> ageTicks(const TimeScale &scale,
                               const std::function<double(const QString &)> &labelWidth)
{
    std::vector<TimeTick> ticks;
    std::vector<std::pair<double, double>> taken; // where labels are, and their room
    const auto add = [&](std::int64_t age, const QString &label) {
        const double x = scale.x(Instant(Duration(age)));
        if (Duration(age) > scale.end() - Instant() || x < 0 || x > scale.width())
            return;
        const double half = labelWidth(label) / 2 + gapPx / 2;
        const bool fits = std::ranges::none_of(taken, [&](const auto &other) {
            return x - half < other.second && other.first < x + half;
        });
        if (fits)
            taken.emplace_back(x - half, x + half);
        ticks.push_back({x, fits ? label : QString(), fits});
    };
    for (const auto &rank : ageRanks) {
        for (const std::int64_t age : rank) {
            if (age >= 0)
                add(age, age == 0 ? QStringLiteral("0") : format::duration(Duration(age)));
        }
    }
    std::ranges::sort(ticks, {}, &TimeTick::x);
    return ticks;
}

} // namespace retryscope
