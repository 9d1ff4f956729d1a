#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace retryscope {

/// Where a command's time and memory went, phase by phase.
class Profile
{
public:
    Profile();

    /// The phase that began with the profile, or where the one before ended, is over.
    void end(const char *phase);

    /// A table for a person: a line a phase and one for all. Milliseconds on the clock and of the
    /// processors, then the resident memory in MB (10^6 bytes) at the end of the phase, and the
    /// most that there was until then.
    [[nodiscard]] std::string text() const;

private:
    struct Moment
    {
        std::chrono::steady_clock::time_point wall;
        std::chrono::microseconds cpu{};
        long residentKb = 0;
        long peakKb = 0;
    };
    struct Phase
    {
        const char *name = "";
        Moment end;
    };

    [[nodiscard]] static Moment now();
    [[nodiscard]] static std::string line(const char *name, const Moment &begin, const Moment &end);

    Moment m_begin;
    std::vector<Phase> m_phases;
};

} // namespace retryscope
