#include "ui/format.h"
#include "ui/format/words.h"

#include <cstdlib>

namespace retryscope::format {

namespace {

constexpr std::int64_t second = 1'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

QString padded(std::int64_t value, int digits)
{
    return QStringLiteral("%1").arg(value, digits, 10, QLatin1Char('0'));
}

/// `h:mm:ss` or, without hours, `m:ss`.
QString clockFace(std::int64_t ms, bool withHours)
{
    const QString rest = padded(ms % minute / second, 2);
    if (!withHours)
        return QStringLiteral("%1:%2").arg(ms / minute).arg(rest);
    return QStringLiteral("%1:%2:%3").arg(ms / hour).arg(padded(ms % hour / minute, 2), rest);
}

/// Thousandths without zeros at the end: `.35` for 350; empty for 0.
QString fraction(std::int64_t ms)
{
    QString digits = QLatin1Char('.') + padded(ms, 3);
    while (digits.endsWith(QLatin1Char('0')))
        digits.chop(1);
    return digits == QStringLiteral(".") ? QString() : digits;
}

QString twoUnits(std::int64_t large, const QString &largeUnit, std::int64_t small,
                 const QString &smallUnit)
{
    if (small == 0)
        return QStringLiteral("%1 %2").arg(large).arg(largeUnit);
    return QStringLiteral("%1 %2 %3 %4").arg(large).arg(largeUnit).arg(small).arg(smallUnit);
}

} // namespace

QString time(Instant instant)
{
    const std::int64_t ms = instant.time_since_epoch().count();
    return clockFace(ms, true) + QLatin1Char('.') + padded(ms % second, 3);
}

QString shortTime(Instant instant)
{
    const std::int64_t ms = instant.time_since_epoch().count();
    const QString face = clockFace(ms, ms >= hour);
    return ms % second == 0 ? face : face + QLatin1Char('.') + padded(ms % second, 3);
}

QString duration(Duration duration)
{
    const std::int64_t ms = duration.count();
    if (ms < 0)
        return QChar(0x2212) + format::duration(-duration);
    if (ms < second)
        return Words::tr("%1 ms").arg(ms);
    if (ms < minute)
        return Words::tr("%1 s").arg(QString::number(ms / second) + fraction(ms % second));
    if (ms < hour)
        return twoUnits(ms / minute, Words::tr("m"), ms % minute / second, Words::tr("s"));
    if (ms < day)
        return twoUnits(ms / hour, Words::tr("h"), ms % hour / minute, Words::tr("m"));
    return twoUnits(ms / day, Words::tr("d"), ms % day / hour, Words::tr("h"));
}

QString seconds(Duration duration)
{
    const std::int64_t ms = std::abs(duration.count());
    const QString value = number(ms / second) + fraction(ms % second);
    return Words::tr("%1 s").arg(duration.count() < 0 ? QChar(0x2212) + value : value);
}

QString countdown(Duration duration)
{
    if (duration < Duration())
        return QChar(0x2212) + countdown(-duration);
    const std::int64_t ms = duration.count() + second - 1; // a begun second counts
    return clockFace(ms, ms >= hour);
}

QString elapsed(Duration duration)
{
    const std::int64_t ms = duration.count();
    return clockFace(ms, ms >= hour);
}

QString clock(WallTime time)
{
    QString iso = text(isoMilliseconds(time));
    iso.replace(QLatin1Char('T'), QLatin1Char(' '));
    iso.chop(1); // the Z
    return iso + QStringLiteral(" UTC");
}

QString number(std::int64_t number)
{
    QString digits = QString::number(number);
    constexpr qsizetype group = 3;
    const qsizetype sign = number < 0 ? 1 : 0;
    for (qsizetype i = digits.size() - group; i > sign; i -= group)
        digits.insert(i, QLatin1Char(','));
    return digits;
}

} // namespace retryscope::format
