#include "ui/timeline/countertrack.h"

#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/timeline/trackdata.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

constexpr double headPx = 8; // above the line

/// What the window shows: of many levels a pixel the highest, as a peak must not be overlooked.
Series drawn(const Levels &levels, const TimeScale &scale)
{
    const auto [from, to] = scale.visibleRange();
    const auto pixels = static_cast<std::size_t>(std::max(std::ceil(scale.width()), 1.0));
    if (levels.changes(from, to) < 2 * pixels)
        return levels.between(from, to);
    std::vector<Instant> edges;
    edges.reserve(pixels + 1);
    for (std::size_t x = 0; x < pixels; ++x)
        edges.push_back(scale.time(static_cast<double>(x)));
    edges.push_back(to + Duration(1));
    return levels.peaks(edges);
}

class TrackLine
{
public:
    TrackLine(CounterTrack &track, double cursorX, double most)
        : m_track(track)
        , m_cursorX(cursorX)
        , m_floor(track.floor())
        , m_height(track.floor() - track.rect.top() - headPx)
        , m_most(std::max(most, 1e-9))
    {
    }

    void draw(const Series &levels, const TimeScale &scale)
    {
        double level = levels.front().value;
        for (const SeriesPoint &point : levels) {
            const double x = scale.x(point.at);
            lineTo(x, level);
            level = point.value;
            add(x, level);
        }
        lineTo(scale.width(), level);
    }

private:
    /// Ends the past at the cursor, where the future begins.
    void lineTo(double x, double level)
    {
        if (!m_isFuture && x > m_cursorX) {
            if (!m_track.past.isEmpty())
                add(m_cursorX, level);
            m_isFuture = true;
            if (!m_track.past.isEmpty())
                add(m_cursorX, level);
        }
        add(x, level);
    }

    void add(double x, double level)
    {
        (m_isFuture ? m_track.future : m_track.past)
            .append(QPointF(x, m_floor - m_height * level / m_most));
    }

    CounterTrack &m_track;
    double m_cursorX;
    double m_floor;
    double m_height;
    double m_most;
    bool m_isFuture = false;
};

/// What the window shows of a series; absent while it is being made.
std::optional<Series> drawn(SeriesKind kind, const Trace &trace, const TimelineWindow &window)
{
    const bool isFine = window.trackData && window.trackData->isExact();
    if (!isPerMinute(kind) && !isFine) {
        const auto [from, to] = window.scale.visibleRange();
        if (auto exact = exactLevels(trace, kind, from, to))
            return drawn(Levels(std::move(*exact)), window.scale);
    }
    return window.trackData ? std::optional(drawn(window.trackData->levels(kind), window.scale))
                            : std::nullopt;
}

double valueNow(SeriesKind kind, const TimelineMoment &moment, const TimelineWindow &window)
{
    return isPerMinute(kind) ? window.trackData->levels(kind).at(moment.now)
                             : levelAfter(moment.trace, kind, moment.count);
}

void fill(CounterTrack &track, double cursorX, const TimelineMoment &moment,
          const TimelineWindow &window)
{
    const auto levels = drawn(track.kind, moment.trace, window);
    if (!levels) {
        track.summary = Words::tr("is being counted…");
        return;
    }
    const double most = std::ranges::max(*levels, {}, &SeriesPoint::value).value;
    const QString pattern = isPerMinute(track.kind) ? Words::tr("%1 this minute · %2 at most")
                                                    : Words::tr("%1 now · %2 at most");
    track.summary = pattern.arg(trackValue(track.kind, valueNow(track.kind, moment, window)),
                                trackValue(track.kind, most));
    TrackLine(track, cursorX, most).draw(*levels, window.scale);
}

} // namespace

QString trackTitle(SeriesKind kind)
{
    return kind == SeriesKind::QueueDepth ? Words::tr("Queue depth")
                                          : QString::fromLatin1(name(kind));
}

QString trackValue(SeriesKind kind, double value)
{
    if (kind == SeriesKind::AsyncEventAge)
        return format::duration(Duration(std::llround(value * 1000)));
    return format::number(std::llround(value));
}

void layOutTracks(TimelineLayout &layout, const TimelineMoment &moment,
                  const TimelineWindow &window)
{
    const QRectF &area = layout.areas.track;
    const auto rows = static_cast<double>(layout.areas.trackRows);
    layout.hiddenTracks = window.tracks.size() - layout.areas.trackRows;
    for (std::size_t i = 0; i < layout.areas.trackRows; ++i) {
        CounterTrack track;
        track.kind = window.tracks[i];
        track.rect = QRectF(area.left(), area.top() + area.height() * static_cast<double>(i) / rows,
                            area.width(), area.height() / rows);
        track.title = trackTitle(track.kind);
        if (layout.isByAge)
            track.summary = Words::tr("not drawn by age");
        else
            fill(track, layout.cursorX, moment, window);
        layout.tracks.push_back(std::move(track));
    }
}

} // namespace retryscope
