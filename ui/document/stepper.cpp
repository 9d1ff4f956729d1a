#include "ui/document/stepper.h"

#include "core/trace/trace.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"
#include "ui/document/lanesteps.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t longestTrail = 10'000;
constexpr std::size_t longestHistory = 100;
// Playing and dragging move the cursor many times a second: one jump for the history.
constexpr qint64 jumpMs = 700;

StepIndex indexOf(std::size_t value)
{
    return {static_cast<std::uint32_t>(value)};
}

Stepper::Way opposite(Stepper::Way way)
{
    return way == Stepper::Way::Forward ? Stepper::Way::Back : Stepper::Way::Forward;
}

} // namespace

Stepper::Stepper(Document &document, const Breakpoints &breakpoints, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_breakpoints(breakpoints)
    , m_present(position())
{
    connect(&m_document, &Document::cursorMoved, this, &Stepper::cursorMoved);
    connect(&m_document, &Document::traceChanged, this, [this] {
        m_trail.clear();
        setPart(0);
        m_present = position();
    });
}

StepPosition Stepper::position() const
{
    return {m_document.cursor(), m_document.cursorTime(), m_part};
}

std::optional<InvocationId> Stepper::lane() const
{
    if (const auto selected = m_document.selectedInvocation())
        return selected;
    const std::size_t cursor = m_document.cursor();
    return cursor == 0 ? std::nullopt : m_document.trace().invocationOf(indexOf(cursor - 1));
}

void Stepper::setFollowing(bool follows)
{
    if (follows == m_isFollowing)
        return;
    m_isFollowing = follows;
    m_trail.clear();
    emit followingChanged();
}

bool Stepper::go(Verb verb, Way way)
{
    const StepPosition from = position();
    if (!m_trail.empty() && m_trail.back().verb == verb && m_trail.back().way == opposite(way)
        && m_trail.back().to == from) {
        const StepPosition back = m_trail.back().from;
        m_trail.pop_back();
        moveTo(back);
        return true;
    }
    const auto to = target(verb, way);
    if (!to || *to == from)
        return false;
    moveTo(*to);
    if (m_trail.size() == longestTrail)
        m_trail.erase(m_trail.begin());
    m_trail.push_back({verb, way, from, *to});
    return true;
}

std::optional<StepPosition> Stepper::target(Verb verb, Way way) const
{
    switch (verb) {
    case Verb::Over:
        return m_isFollowing ? laneTarget(way) : overTarget(way);
    case Verb::Into:
        return intoTarget(way);
    case Verb::Out:
        return outTarget(way);
    case Verb::InLane:
        return laneTarget(way);
    }
    return std::nullopt;
}

StepPosition Stepper::behind(std::size_t count) const
{
    return {count, count == 0 ? Instant() : m_document.trace().at(indexOf(count - 1)), 0};
}

std::optional<StepPosition> Stepper::overTarget(Way way) const
{
    const std::size_t cursor = m_document.cursor();
    if (way == Way::Forward)
        return cursor < m_document.trace().size() ? std::optional(behind(cursor + 1))
                                                  : std::nullopt;
    return cursor > 0 ? std::optional(behind(cursor - 1)) : std::nullopt;
}

/// The step that is looked into next on that way: in all lanes, or in the one that is followed.
std::optional<StepIndex> Stepper::stepAhead(Way way) const
{
    const Trace &trace = m_document.trace();
    const std::size_t cursor = m_document.cursor();
    if (m_isFollowing && lane())
        return way == Way::Forward ? nextOwnStep(trace, *lane(), cursor)
                                   : lastOwnStep(trace, *lane(), cursor);
    if (way == Way::Forward)
        return cursor < trace.size() ? std::optional(indexOf(cursor)) : std::nullopt;
    return cursor > 0 ? std::optional(indexOf(cursor - 1)) : std::nullopt;
}

std::optional<StepPosition> Stepper::intoTarget(Way way) const
{
    if (way == Way::Back && m_part > 0)
        return StepPosition{m_document.cursor(), m_document.cursorTime(), m_part - 1};
    const auto step = stepAhead(way);
    if (!step)
        return std::nullopt;
    const bool isHere = step->value == m_document.cursor();
    const std::size_t parts =
        m_part > 0 ? m_parts.size() : partsOf(m_document.trace(), *step).size();
    StepPosition before = isHere ? position() : behind(step->value);
    if (way == Way::Back)
        before.part = parts;
    else if (before.part < parts)
        ++before.part;
    else
        return behind(step->value + std::size_t{1});
    return before;
}

std::optional<StepPosition> Stepper::outTarget(Way way) const
{
    if (!lane())
        return std::nullopt;
    const Trace &trace = m_document.trace();
    const std::size_t cursor = m_document.cursor();
    const bool looksInto = m_part > 0 && trace.invocationOf(indexOf(cursor)) == lane();
    const auto count = way == Way::Forward
        ? countOut(trace, *lane(), cursor + (looksInto ? 1U : 0U))
        : countBackOut(trace, *lane(), cursor);
    return count ? std::optional(behind(*count)) : std::nullopt;
}

std::optional<StepPosition> Stepper::laneTarget(Way way) const
{
    if (!lane())
        return std::nullopt;
    const Trace &trace = m_document.trace();
    const std::size_t cursor = m_document.cursor();
    const auto step = way == Way::Forward ? nextOwnStep(trace, *lane(), cursor)
                                          : lastOwnStep(trace, *lane(), cursor);
    if (!step)
        return std::nullopt;
    if (way == Way::Forward)
        return behind(step->value + std::size_t{1});
    const auto before = lastOwnStep(trace, *lane(), step->value);
    return behind(before ? before->value + std::size_t{1} : step->value);
}

std::optional<std::size_t> Stepper::stopTarget(Way way) const
{
    const bool forward = way == Way::Forward;
    const auto next = [&](std::size_t cursor) {
        return forward ? m_breakpoints.hitAfter(cursor) : m_breakpoints.hitBefore(cursor);
    };
    if (!m_isFollowing || !lane())
        return next(m_document.cursor());
    // An invocation has few steps; the hits of all of them may be a million.
    const Trace &trace = m_document.trace();
    const InvocationId followed = *lane();
    for (std::size_t cursor = m_document.cursor();;) {
        // Back: the last one happened to reach the cursor, so the stop lies before it.
        const auto step = forward
            ? nextOwnStep(trace, followed, cursor)
            : lastOwnStep(trace, followed, std::max<std::size_t>(cursor, 1) - 1);
        if (!step)
            break;
        cursor = step->value + std::size_t{1};
        if (!m_breakpoints.stopsAt(cursor).empty())
            return cursor;
    }
    return std::nullopt;
}

bool Stepper::toStop(Way way)
{
    const std::size_t end = way == Way::Forward ? m_document.trace().size() : 0;
    return jumpTo(stopTarget(way).value_or(end));
}

bool Stepper::jumpTo(std::size_t count)
{
    const StepPosition from = position();
    const StepPosition to = behind(std::min(count, m_document.trace().size()));
    if (to == from)
        return false;
    moveTo(to);
    m_trail.clear();
    remember(from);
    return true;
}

bool Stepper::jumpTo(Instant time)
{
    const StepPosition from = position();
    const Instant bounded = std::clamp(time, Instant(), m_document.trace().endedAt());
    const StepPosition to{m_document.trace().countAt(bounded), bounded, 0};
    if (to == from)
        return false;
    moveTo(to);
    m_trail.clear();
    remember(from);
    return true;
}

bool Stepper::canRecall(Way way) const
{
    return way == Way::Back ? !m_past.empty() : !m_future.empty();
}

bool Stepper::recall(Way way)
{
    if (!canRecall(way))
        return false;
    auto &from = way == Way::Back ? m_past : m_future;
    auto &to = way == Way::Back ? m_future : m_past;
    to.push_back(position());
    const StepPosition there = from.back();
    from.pop_back();
    m_trail.clear();
    moveTo(there);
    emit historyChanged();
    return true;
}

void Stepper::remember(const StepPosition &from)
{
    if (m_past.size() == longestHistory)
        m_past.erase(m_past.begin());
    m_past.push_back(from);
    m_future.clear();
    emit historyChanged();
}

void Stepper::moveTo(const StepPosition &position)
{
    const auto moving = std::exchange(m_isMoving, true);
    m_sinceJump.invalidate();
    // In a trace that was simulated anew the count may belong to another moment.
    const Trace &trace = m_document.trace();
    if (position.count <= trace.size() && behind(position.count).time == position.time)
        m_document.moveTo(position.count);
    else
        m_document.moveToTime(position.time);
    m_isMoving = moving;
    setPart(m_document.cursor() == position.count ? position.part : 0);
    m_present = this->position();
}

void Stepper::setPart(std::size_t part)
{
    if (part == m_part)
        return;
    m_part = part;
    const std::size_t cursor = m_document.cursor();
    m_parts = part > 0 && cursor < m_document.trace().size()
        ? partsOf(m_document.trace(), indexOf(cursor))
        : std::vector<Part>();
    m_part = std::min(part, m_parts.size());
    emit partChanged();
}

/// Somebody else has moved the cursor.
void Stepper::cursorMoved()
{
    if (m_isMoving)
        return;
    const StepPosition from = m_present;
    m_trail.clear();
    setPart(0);
    m_present = position();
    const bool isNewJump = !m_sinceJump.isValid() || m_sinceJump.elapsed() > jumpMs;
    m_sinceJump.start();
    if (isNewJump && from != m_present)
        remember(from);
}

} // namespace retryscope
