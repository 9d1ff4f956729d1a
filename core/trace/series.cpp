#include "core/trace/series.h"

#include "core/trace/metricwatch.h"

#include <algorithm>

namespace retryscope {

namespace {

/// Points in order of time; two of one `grain` become one that keeps the maximum.
class Level
{
public:
    explicit Level(Duration grain)
        : m_grain(grain)
    {
    }

    void change(Instant at, int difference)
    {
        m_value += difference;
        if (!m_points.empty() && m_points.back().at == at) {
            m_points.back().value = m_value; // nobody sees what was true within one instant
            return;
        }
        m_points.push_back({at, static_cast<double>(m_value)});
        compact();
    }

    Series result() &&
    {
        if (m_points.empty() || m_points.front().at > Instant())
            m_points.insert(m_points.begin(), SeriesPoint());
        return std::move(m_points);
    }

private:
    /// Of three points in a grain the middle one goes, but not the highest.
    void compact()
    {
        if (m_points.size() < 3)
            return;
        const auto first = m_points.end() - 3;
        const Instant::duration start = first->at.time_since_epoch() / m_grain * m_grain;
        if (m_points.back().at.time_since_epoch() >= start + m_grain)
            return;
        first->value = std::max(first->value, (first + 1)->value);
        m_points.erase(first + 1);
    }

    Duration m_grain;
    int m_value = 0;
    Series m_points;
};

/// A value for each minute, all minutes beside each other.
class Minutes
{
public:
    explicit Minutes(Instant end)
        : m_values(minuteOf(end) + 1, noSample)
    {
    }

    void addOne(Instant at)
    {
        double &value = m_values[minuteOf(at)];
        value = std::max(value, 0.0) + 1;
    }

    void raiseTo(Instant at, double value)
    {
        m_values[minuteOf(at)] = std::max(m_values[minuteOf(at)], value);
    }

    [[nodiscard]] Series result(std::size_t limit) const
    {
        const std::size_t together = (m_values.size() + limit - 1) / limit;
        Series points;
        for (std::size_t i = 0; i < m_values.size(); i += together) {
            const auto begin = m_values.begin() + static_cast<std::ptrdiff_t>(i);
            const std::size_t count = std::min(together, m_values.size() - i);
            const double value =
                *std::max_element(begin, begin + static_cast<std::ptrdiff_t>(count));
            if (value != noSample)
                points.push_back({Instant(std::chrono::minutes(i)), value});
        }
        return points;
    }

private:
    static constexpr double noSample = -1;

    static std::size_t minuteOf(Instant at)
    {
        return static_cast<std::size_t>(at.time_since_epoch() / std::chrono::minutes(1));
    }

    std::vector<double> m_values;
};

class SeriesPass
{
public:
    SeriesPass(const Trace &trace, std::size_t limit)
        : m_trace(trace)
        , m_limit(limit)
        , m_queue(grain())
        , m_inFlight(grain())
        , m_minutes(seriesCount, Minutes(trace.endedAt()))
        , m_sampler(trace)
    {
    }

    void add(StepIndex index)
    {
        const auto invocation = m_trace.invocationOf(index);
        if (!invocation)
            return;
        for (const MetricSample &sample :
             m_sampler.samples(index, *invocation, m_trace.fact(index)))
            add(sample);
    }

    std::array<Series, seriesCount> result() &&
    {
        std::array<Series, seriesCount> all;
        for (std::size_t i = 0; i < seriesCount; ++i) {
            if (isPerMinute(static_cast<SeriesKind>(i)))
                all[i] = m_minutes[i].result(m_limit);
        }
        all[place(SeriesKind::QueueDepth)] = std::move(m_queue).result();
        all[place(SeriesKind::ConcurrentExecutions)] = std::move(m_inFlight).result();
        return all;
    }

private:
    /// Two points a grain, so half of the limit is the number of grains.
    [[nodiscard]] Duration grain() const
    {
        if (m_trace.size() < m_limit)
            return Duration(1);
        const auto grains = static_cast<std::int64_t>(std::max<std::size_t>(m_limit / 2, 2) - 1);
        return m_trace.endedAt().time_since_epoch() / grains + Duration(1);
    }

    static std::size_t place(SeriesKind kind) { return static_cast<std::size_t>(kind); }

    void add(const MetricSample &sample)
    {
        switch (sample.metric) {
        case Metric::QueueDepth:
            m_queue.change(sample.stamp, static_cast<int>(sample.amount));
            break;
        case Metric::ConcurrentExecutions:
            m_inFlight.change(sample.stamp, static_cast<int>(sample.amount));
            break;
        case Metric::AsyncEventsReceived:
            countOne(SeriesKind::AsyncEventsReceived, sample.stamp);
            break;
        case Metric::AsyncEventAge: {
            const std::chrono::duration<double> age = Duration(sample.amount);
            m_minutes[place(SeriesKind::AsyncEventAge)].raiseTo(sample.stamp, age.count());
            break;
        }
        case Metric::AsyncEventsDropped:
            countOne(SeriesKind::AsyncEventsDropped, sample.stamp);
            break;
        case Metric::Invocations:
            countOne(SeriesKind::Invocations, sample.stamp);
            break;
        case Metric::Errors:
            countOne(SeriesKind::Errors, sample.stamp);
            break;
        case Metric::Throttles:
            countOne(SeriesKind::Throttles, sample.stamp);
            break;
        case Metric::RunDuration:
        case Metric::DeadLetterErrors:
        case Metric::DestinationDeliveryFailures:
        case Metric::RecursiveInvocationsDropped:
            break; // no chart shows them
        }
    }

    void countOne(SeriesKind kind, Instant at) { m_minutes[place(kind)].addOne(at); }

    const Trace &m_trace;
    std::size_t m_limit;
    Level m_queue;
    Level m_inFlight;
    std::vector<Minutes> m_minutes; // by SeriesKind; those of levels stay empty
    MetricSampler m_sampler;
};

} // namespace

const char *name(SeriesKind kind)
{
    switch (kind) {
    case SeriesKind::QueueDepth:
        return "QueueDepth";
    case SeriesKind::ConcurrentExecutions:
        return "ConcurrentExecutions";
    case SeriesKind::AsyncEventsReceived:
        return "AsyncEventsReceived";
    case SeriesKind::Invocations:
        return "Invocations";
    case SeriesKind::Errors:
        return "Errors";
    case SeriesKind::Throttles:
        return "Throttles";
    case SeriesKind::AsyncEventsDropped:
        return "AsyncEventsDropped";
    case SeriesKind::AsyncEventAge:
        return "AsyncEventAge";
    }
    return "";
}

std::array<Series, seriesCount> seriesOf(const Trace &trace, std::size_t limit)
{
    SeriesPass pass(trace, limit);
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        pass.add({i});
    return std::move(pass).result();
}

} // namespace retryscope
