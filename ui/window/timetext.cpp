#include "ui/window/timetext.h"

#include "core/model/scenario.h"

#include <QRegularExpression>

namespace retryscope {

namespace {

std::optional<Duration> fromClock(const QString &text)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        QStringLiteral(R"((?:(\d{1,5}):)?(\d{1,6}):([0-5]\d)(?:\.(\d{1,3}))?)")));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool hasHours = !match.captured(1).isEmpty();
    if (hasHours && match.captured(2).toInt() > 59)
        return std::nullopt; // 90:00 is an hour and a half, but 1:90:00 is a slip of the finger
    return std::chrono::hours(match.captured(1).toLongLong())
        + std::chrono::minutes(match.captured(2).toLongLong())
        + std::chrono::seconds(match.captured(3).toLongLong())
        + Duration(match.captured(4).leftJustified(3, QLatin1Char('0')).toLongLong());
}

std::optional<Duration> fromUnit(const QString &text)
{
    static const QRegularExpression plain(
        QRegularExpression::anchoredPattern(QStringLiteral(R"(\d{1,11})")));
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        QStringLiteral(R"((?:(\d{1,5})\s*h)?\s*(?:(\d{1,9})\s*m)?\s*(?:(\d{1,11})\s*s)?\s*)"
                       R"((?:(\d{1,11})\s*ms)?)")));
    if (plain.match(text).hasMatch())
        return Duration(text.toLongLong());
    const auto match = pattern.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return std::nullopt;
    return std::chrono::hours(match.captured(1).toLongLong())
        + std::chrono::minutes(match.captured(2).toLongLong())
        + std::chrono::seconds(match.captured(3).toLongLong())
        + Duration(match.captured(4).toLongLong());
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
