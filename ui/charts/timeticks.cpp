#include "ui/charts/timeticks.h"

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<Duration, 17> steps{
    seconds(1), seconds(2), seconds(5), seconds(10), seconds(15), seconds(30),
    minutes(1), minutes(2), minutes(5), minutes(10), minutes(15), minutes(30),
    hours(1),   hours(2),   hours(6),   hours(12),   hours(24)};

} // namespace

std::vector<Instant> timeTicks(Instant end, std::size_t limit)
{
    const auto fits = [&](Duration step) {
        return static_cast<std::size_t>(end.time_since_epoch() / step) + 1 <= limit;
    };
    const auto found = std::ranges::find_if(steps, fits);
    Duration step = found == steps.end() ? steps.back() : *found;
    while (!fits(step))
        step *= 2;
    std::vector<Instant> ticks;
    for (Instant tick; tick <= end; tick += step)
        ticks.push_back(tick);
    return ticks;
}

double roundTop(double value)
{
    constexpr std::array<double, 3> digits{1, 2, 5};
    for (double decade = 1;; decade *= 10) {
        for (const double digit : digits) {
            if (digit * decade >= value)
                return digit * decade;
        }
    }
}

} // namespace retryscope
