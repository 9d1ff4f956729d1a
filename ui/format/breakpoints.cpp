#include "core/formats/jsontext.h"
#include "ui/format.h"
#include "ui/format/breakpointtext.h"
#include "ui/format/utf8.h"

#include <QCoreApplication>
#include <QStringList>

namespace retryscope::format {

namespace {

struct Breakpoints
{
    Q_DECLARE_TR_FUNCTIONS(Breakpoints)
};

QString metricText(Metric metric)
{
    return text(metricNames[static_cast<std::size_t>(metric)]);
}

QString valueText(const Threshold &threshold)
{
    if (!isInMilliseconds(threshold.metric))
        return number(threshold.value);
    return Breakpoints::tr("%1 ms").arg(number(threshold.value));
}

QString attemptsText(const std::vector<std::int64_t> &attempts)
{
    QStringList numbers;
    for (const std::int64_t attempt : attempts)
        numbers += number(attempt);
    return Breakpoints::tr("attempt %1").arg(numbers.join(QStringLiteral(", ")));
}

} // namespace

QString stopOn(StopOn on)
{
    switch (on) {
    case StopOn::Failed:
        return Breakpoints::tr("An attempt fails");
    case StopOn::Refused:
        return Breakpoints::tr("A dispatch is refused");
    case StopOn::RetryScheduled:
        return Breakpoints::tr("A retry is scheduled");
    case StopOn::RetryWouldMissDeadline:
        return Breakpoints::tr("A retry would miss the deadline");
    case StopOn::Expired:
        return Breakpoints::tr("An event expires");
    case StopOn::Routed:
        return Breakpoints::tr("A record or event is delivered");
    case StopOn::DeliveryFailed:
        return Breakpoints::tr("A delivery fails");
    case StopOn::Lost:
        return Breakpoints::tr("An event is lost");
    case StopOn::RecursionStopped:
        return Breakpoints::tr("A recursion is stopped");
    case StopOn::ConfigChanged:
        return Breakpoints::tr("A configuration changes");
    case StopOn::MetricCrosses:
        return Breakpoints::tr("A metric crosses a value");
    }
    return {};
}

QString waitsFor(const Breakpoint &breakpoint)
{
    const auto &threshold = breakpoint.threshold;
    if (!threshold)
        return stopOn(breakpoint.on);
    const QString metric = metricText(threshold->metric);
    return threshold->side == Threshold::Side::Above
        ? Breakpoints::tr("%1 goes above %2").arg(metric, valueText(*threshold))
        : Breakpoints::tr("%1 falls below %2").arg(metric, valueText(*threshold));
}

QString conditions(const Breakpoint &breakpoint)
{
    QStringList parts;
    if (breakpoint.function)
        parts += QString::fromStdString(text(*breakpoint.function));
    if (!breakpoint.attempts.empty())
        parts += attemptsText(breakpoint.attempts);
    if (breakpoint.requestId)
        parts += Breakpoints::tr("request %1").arg(QString::fromStdString(*breakpoint.requestId));
    for (const auto &[pointer, value] : breakpoint.payload)
        parts += Breakpoints::tr("%1 = %2").arg(QString::fromStdString(pointer),
                                                QString::fromStdString(compactText(value)));
    if (breakpoint.hitCount > 1)
        parts += Breakpoints::tr("from hit %1 on").arg(number(breakpoint.hitCount));
    if (breakpoint.logOnly)
        parts += Breakpoints::tr("log only");
    return parts.join(QStringLiteral(" · "));
}

QString breakpoint(const Breakpoint &breakpoint)
{
    const QString what =
        breakpoint.name.empty() ? waitsFor(breakpoint) : QString::fromStdString(breakpoint.name);
    const QString when = conditions(breakpoint);
    return when.isEmpty() ? what : Breakpoints::tr("%1 · %2").arg(what, when);
}

std::optional<style::Mark> markOf(StopOn on)
{
    switch (on) {
    case StopOn::Failed:
        return style::Mark::Failed;
    case StopOn::Refused:
        return style::Mark::Refusal;
    case StopOn::RetryScheduled:
        return style::Mark::BackOff;
    case StopOn::RetryWouldMissDeadline:
        return style::Mark::NeverRuns;
    case StopOn::Expired:
        return style::Mark::Expired;
    case StopOn::Routed:
        return style::Mark::Delivered;
    case StopOn::DeliveryFailed:
        return style::Mark::DeliveryFailed;
    case StopOn::Lost:
        return style::Mark::Lost;
    case StopOn::RecursionStopped:
        return style::Mark::Rejected;
    case StopOn::ConfigChanged:
    case StopOn::MetricCrosses:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace retryscope::format
