#include "ui/window/timetext.h"

#include "core/model/scenario.h"

#include <QRegularExpression>

namespace retryscope {

namespace {

std::optional<Duration> fromClock(const QString &text)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        QStringLiteral(R"((?:(\d{1,5}):)?(\d{1,6}):(\d\d)(?:\.(\d{1,3}))?)")));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return std::chrono::hours(match.captured(1).toLongLong())
        + std::chrono::minutes(match.captured(2).toLongLong())
        + std::chrono::seconds(match.captured(3).toLongLong())
        + Duration(match.captured(4).leftJustified(3, QLatin1Char('0')).toLongLong());
}

std::optional<Duration> fromUnit(const QString &text)
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(QStringLiteral(R"((\d{1,11})\s*(ms|s|m|h)?)")));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 number = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    if (unit == QStringLiteral("s"))
        return std::chrono::seconds(number);
    if (unit == QStringLiteral("m"))
        return std::chrono::minutes(number);
    if (unit == QStringLiteral("h"))
        return std::chrono::hours(number);
    return Duration(number);
}

} // namespace

std::optional<Duration> timeFromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    auto time = fromClock(trimmed);
    if (!time)
        time = fromUnit(trimmed);
    return time && *time <= latestTime ? time : std::nullopt;
}

} // namespace retryscope
