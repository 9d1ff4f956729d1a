#include "ui/document/player.h"

#include "core/trace/trace.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"

#include <algorithm>
#include <cmath>

namespace retryscope {

using namespace std::chrono_literals;

Player::Player(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_frame.setInterval(16ms);
    connect(&m_frame, &QTimer::timeout, this,
            [this] { advance(std::chrono::nanoseconds(m_sinceFrame.nsecsElapsed())); });
}

void Player::advance(std::chrono::nanoseconds elapsed)
{
    m_sinceFrame.start();
    using Exact = std::chrono::duration<double, std::milli>;
    const Trace &trace = m_document.trace();
    Instant now = m_document.cursorTime();
    if (m_skipsIdle && m_document.cursor() < trace.size()) {
        const Instant next = trace.at({static_cast<std::uint32_t>(m_document.cursor())});
        const auto second = std::chrono::duration_cast<Duration>(Exact(1000.0 * m_speed));
        if (next - now > second)
            now = next - second / 4;
    }
    m_remainder += Exact(elapsed) * m_speed;
    const auto whole = std::chrono::duration_cast<Duration>(m_remainder);
    m_remainder -= whole;
    moveTo(std::min(now + whole, trace.endedAt()));
    if (isAtEnd())
        pause();
}

void Player::moveTo(Instant time)
{
    const auto stop = m_breakpoints ? m_breakpoints->hitAfter(m_document.cursor()) : std::nullopt;
    if (!stop || *stop > m_document.trace().countAt(time)) {
        m_document.moveToTime(time);
        return;
    }
    m_document.moveTo(*stop);
    pause();
    emit stopped(*stop);
}

bool Player::isAtEnd() const
{
    return m_document.cursor() == m_document.trace().size();
}

void Player::play()
{
    if (isPlaying())
        return;
    if (isAtEnd())
        m_document.moveTo(0);
    m_remainder = {};
    m_sinceFrame.start();
    m_frame.start();
    emit playingChanged();
}

void Player::pause()
{
    if (!isPlaying())
        return;
    m_frame.stop();
    emit playingChanged();
}

void Player::toggle()
{
    if (isPlaying())
        pause();
    else
        play();
}

void Player::setSpeed(double speed)
{
    const double bounded = std::clamp(speed, slowest, fastest);
    if (bounded == m_speed)
        return;
    m_speed = bounded;
    emit speedChanged();
}

void Player::setSkipsIdle(bool skips)
{
    if (skips == m_skipsIdle)
        return;
    m_skipsIdle = skips;
    emit skipsIdleChanged();
}

} // namespace retryscope
