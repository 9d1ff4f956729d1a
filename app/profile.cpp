#include "app/profile.h"

#include <array>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

namespace retryscope {

namespace {

std::chrono::microseconds duration(const struct ::timeval &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

/// The memory of this process that is in use now; 0 where the system does not tell.
long residentKb()
{
    long total = 0;
    long resident = 0;
    std::FILE *file = std::fopen("/proc/self/statm", "r");
    if (!file)
        return 0;
    const int read = std::fscanf(file, "%ld %ld", &total, &resident);
    std::fclose(file);
    return read == 2 ? resident * (::sysconf(_SC_PAGESIZE) / 1024) : 0;
}

double milliseconds(std::chrono::duration<double, std::milli> duration)
{
    return duration.count();
}

double megabytes(long kilobytes)
{
    return static_cast<double>(kilobytes) * 1024 / 1'000'000;
}

} // namespace

Profile::Profile()
    : m_begin(now())
{
}

Profile::Moment Profile::now()
{
    struct ::rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return {std::chrono::steady_clock::now(), duration(usage.ru_utime) + duration(usage.ru_stime),
            residentKb(), usage.ru_maxrss};
}

void Profile::end(const char *phase)
{
    m_phases.push_back({phase, now()});
}

std::string Profile::line(const char *name, const Moment &begin, const Moment &end)
{
    std::array<char, 128> line{};
    std::snprintf(line.data(), line.size(), "%-10s %10.1f %10.1f %12.1f %10.1f\n", name,
                  milliseconds(end.wall - begin.wall), milliseconds(end.cpu - begin.cpu),
                  megabytes(end.residentKb), megabytes(end.peakKb));
    return line.data();
}

std::string Profile::text() const
{
    std::string text = "phase         wall ms     CPU ms  resident MB    peak MB\n";
    const Moment *begin = &m_begin;
    for (const Phase &phase : m_phases) {
        text += line(phase.name, *begin, phase.end);
        begin = &phase.end;
    }
    return text + line("total", m_begin, *begin);
}

} // namespace retryscope
