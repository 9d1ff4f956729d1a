#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstddef>

namespace retryscope {

class Breakpoints;
class Document;

/// Lets simulated time run: moves the document's cursor as wall-clock time passes. It pauses behind
/// a step at which a breakpoint stops, with its facts already there, as the stepper does both ways.
class Player : public QObject
{
    Q_OBJECT

public:
    static constexpr double slowest = 1.0;
    static constexpr double fastest = 10'000.0;

    /// `document` must outlive the player.
    explicit Player(Document &document, QObject *parent = nullptr);

    /// Where to pause; null: nowhere but at the end. They must outlive the player.
    void setBreakpoints(const Breakpoints *breakpoints) { m_breakpoints = breakpoints; }

    [[nodiscard]] bool isPlaying() const { return m_frame.isActive(); }
    /// Simulated seconds a second: 1 to 10,000.
    [[nodiscard]] double speed() const { return m_speed; }
    [[nodiscard]] bool skipsIdle() const { return m_skipsIdle; }

    /// Lets `elapsed` of wall-clock time pass at once; the timer does it sixty times a second.
    /// Pauses at the last step.
    void advance(std::chrono::nanoseconds elapsed);

public slots:
    void play(); ///< at the end: from the start again
    void pause();
    void toggle();
    void setSpeed(double speed);
    /// Whether a stretch without steps that would take longer than a second is cut to its last
    /// quarter of a second.
    void setSkipsIdle(bool skips);

signals:
    void playingChanged();
    void stopped(std::size_t cursor); ///< a breakpoint did, at this cursor
    void speedChanged();
    void skipsIdleChanged();

private:
    [[nodiscard]] bool isAtEnd() const;
    void moveTo(Instant time);

    Document &m_document;
    const Breakpoints *m_breakpoints = nullptr;
    QTimer m_frame;
    QElapsedTimer m_sinceFrame;
    std::chrono::duration<double, std::milli> m_remainder{}; // simulated, less than a millisecond
    double m_speed = 60.0;
    bool m_skipsIdle = true;
};

} // namespace retryscope
