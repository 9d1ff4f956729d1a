#include "core/model/walltime.h"

#include <charconv>
#include <cstdio>

namespace retryscope {

namespace {

using Days = std::chrono::sys_days;

struct Civil
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    std::chrono::hh_mm_ss<Duration> clock;
};

Civil civil(WallTime time)
{
    const std::chrono::sys_time<Duration> moment(time.sinceEpoch);
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()), std::chrono::hh_mm_ss<Duration>(moment - day)};
}

std::string date(const Civil &civil, char separator)
{
    char text[32];
    std::snprintf(text, sizeof text, "%04d%c%02u%c%02u", civil.year, separator, civil.month,
                  separator, civil.day);
    return text;
}

std::string clockTime(const Civil &civil, char separator)
{
    char text[32];
    std::snprintf(text, sizeof text, "%02d%c%02d%c%02d",
                  static_cast<int>(civil.clock.hours().count()), separator,
                  static_cast<int>(civil.clock.minutes().count()), separator,
                  static_cast<int>(civil.clock.seconds().count()));
    return text;
}

/// Whether `text` has digits where `shape` has `0` and else the same characters.
bool hasShape(std::string_view text, std::string_view shape)
{
    if (text.size() != shape.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isDigit = '0' <= text[i] && text[i] <= '9';
        if (shape[i] == '0' ? !isDigit : text[i] != shape[i])
            return false;
    }
    return true;
}

int numberAt(std::string_view text, std::size_t begin, std::size_t length)
{
    int value = 0;
    std::from_chars(text.data() + begin, text.data() + begin + length, value);
    return value;
}

} // namespace

std::optional<WallTime> wallTime(std::string_view text)
{
    const bool hasMilliseconds = hasShape(text, "0000-00-00T00:00:00.000Z");
    if (!hasMilliseconds && !hasShape(text, "0000-00-00T00:00:00Z"))
        return std::nullopt;
    const std::chrono::year_month_day date(
        std::chrono::year(numberAt(text, 0, 4)),
        std::chrono::month(static_cast<unsigned>(numberAt(text, 5, 2))),
        std::chrono::day(static_cast<unsigned>(numberAt(text, 8, 2))));
    const int hour = numberAt(text, 11, 2);
    const int minute = numberAt(text, 14, 2);
    const int second = numberAt(text, 17, 2);
    if (!date.ok() || int{date.year()} < 1970 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const int milliseconds = hasMilliseconds ? numberAt(text, 20, 3) : 0;
    return WallTime{Duration(Days(date).time_since_epoch()) + std::chrono::hours(hour)
                    + std::chrono::minutes(minute) + std::chrono::seconds(second)
                    + Duration(milliseconds)};
}

std::string isoMilliseconds(WallTime time)
{
    const Civil parts = civil(time);
    char fraction[16];
    std::snprintf(fraction, sizeof fraction, ".%03dZ",
                  static_cast<int>(parts.clock.subseconds().count()));
    return date(parts, '-') + 'T' + clockTime(parts, ':') + fraction;
}

std::string isoSeconds(WallTime time)
{
    const Civil parts = civil(time);
    return date(parts, '-') + 'T' + clockTime(parts, ':') + 'Z';
}

std::string objectKeyTime(WallTime time)
{
    const Civil parts = civil(time);
    return date(parts, '/') + '/' + date(parts, '-') + 'T' + clockTime(parts, '.');
}

} // namespace retryscope
