#include "ui/timeline/rangetext.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::RangePanel)
};

/// The rows of a group; of what may be left out, those that are not zero.
class Rows
{
public:
    void add(const QString &what, std::int64_t value)
    {
        m_rows.push_back({what, format::number(value)});
    }

    void addIfAny(const QString &what, std::int64_t value)
    {
        if (value != 0)
            add(what, value);
    }

    /// Mean and maximum of what has a length.
    void addSpans(const QString &mean, const QString &most, const Statistic &spans)
    {
        if (spans.count == 0)
            return;
        m_rows.push_back({mean, format::duration(spans.sum / spans.count)});
        m_rows.push_back({most, format::duration(spans.maximum)});
    }

    [[nodiscard]] RangeGroup under(const QString &title) && { return {title, std::move(m_rows)}; }

private:
    std::vector<RangeRow> m_rows;
};

RangeGroup calls(const RangeStatistics &s)
{
    Rows rows;
    rows.add(Words::tr("Called"), s.called);
    rows.addIfAny(Words::tr("Accepted (202)"), s.accepted);
    rows.addIfAny(Words::tr("Rejected"), s.rejected);
    rows.addIfAny(Words::tr("Answered at once"), s.answered);
    rows.add(Words::tr("Waiting before"), s.before.waiting());
    rows.add(Words::tr("Waiting after"), s.after.waiting());
    rows.addIfAny(Words::tr("Changes of settings"), s.changes);
    return std::move(rows).under(Words::tr("Calls"));
}

RangeGroup attempts(const RangeStatistics &s)
{
    Rows rows;
    rows.add(Words::tr("Dispatches"), s.dispatches);
    rows.add(Words::tr("Runs begun"), s.runs);
    rows.addIfAny(Words::tr("Succeeded"), s.succeeded);
    for (std::size_t i = 0; i < failureCount; ++i)
        rows.addIfAny(Words::tr("Failed: %1").arg(format::failure(static_cast<Failure>(i))),
                      s.failed[i]);
    rows.addIfAny(Words::tr("Refused with 429"), s.throttled);
    rows.addIfAny(Words::tr("Refused with 5xx"), s.serviceErrors);
    return std::move(rows).under(Words::tr("Attempts"));
}

RangeGroup ends(const RangeStatistics &s)
{
    Rows rows;
    rows.add(Words::tr("Ended"), s.allEnded());
    for (std::size_t i = 0; i < conditionCount; ++i)
        rows.addIfAny(QString::fromLatin1(name(static_cast<Condition>(i))), s.ended[i]);
    rows.add(Words::tr("Lost"), s.lost);
    rows.addIfAny(Words::tr("Delivered"), s.delivered);
    rows.addIfAny(Words::tr("Deliveries failed"), s.deliveryFailed);
    return std::move(rows).under(Words::tr("Ends"));
}

RangeGroup times(const RangeStatistics &s)
{
    Rows rows;
    rows.addIfAny(Words::tr("Back-offs"), s.backOff.count);
    rows.addSpans(Words::tr("Mean back-off"), Words::tr("Longest back-off"), s.backOff);
    rows.addIfAny(Words::tr("Waits after refusals"), s.refusedWait.count);
    rows.addSpans(Words::tr("Mean wait"), Words::tr("Longest wait"), s.refusedWait);
    rows.addSpans(Words::tr("Mean age at a run"), Words::tr("Greatest age"), s.age);
    rows.addSpans(Words::tr("Mean run"), Words::tr("Longest run"), s.duration);
    return std::move(rows).under(Words::tr("Times"));
}

} // namespace

std::vector<RangeGroup> rangeGroups(const RangeStatistics &statistics)
{
    std::vector<RangeGroup> groups{calls(statistics), attempts(statistics), ends(statistics)};
    RangeGroup last = times(statistics);
    if (!last.rows.empty())
        groups.push_back(std::move(last));
    return groups;
}

QString rangeHeading(const RangeStatistics &statistics)
{
    return Words::tr("%1 to %2: %3, %4 steps")
        .arg(format::time(statistics.from), format::time(statistics.to),
             format::duration(statistics.to - statistics.from),
             format::number(static_cast<std::int64_t>(statistics.steps)));
}

QString rangeText(const RangeStatistics &statistics)
{
    QString text = rangeHeading(statistics) + QLatin1Char('\n');
    for (const RangeGroup &group : rangeGroups(statistics)) {
        text += QLatin1Char('\n') + group.title + QLatin1Char('\n');
        for (const RangeRow &row : group.rows)
            text += row.what + QLatin1Char('\t') + row.value + QLatin1Char('\n');
    }
    return text;
}

} // namespace retryscope
