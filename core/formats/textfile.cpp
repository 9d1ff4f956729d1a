#include "core/formats/textfile.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace retryscope {

namespace {

/// An open file descriptor, closed at the end of its life.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor(Descriptor &&) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    Descriptor &operator=(Descriptor &&) = delete;

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }

    /// False if the system could not keep what was written.
    bool close()
    {
        const int number = std::exchange(m_number, -1);
        return number < 0 || ::close(number) == 0;
    }

private:
    int m_number;
};

Error problem(const std::string &path, const std::string &attempt)
{
    return {path, attempt + ": " + std::generic_category().message(errno)};
}

Error tooLarge(const std::string &path)
{
    return {path,
            "expected a file of at most " + std::to_string(largestInputFile)
                + " bytes, found a larger one"};
}

/// Where `path` leads through symbolic links.
std::string resolved(const std::string &path)
{
    std::error_code failure;
    const std::filesystem::path target = std::filesystem::weakly_canonical(path, failure);
    return failure ? path : target.string();
}

bool writeAll(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Creates a file in the folder of `target` that was not there before. Puts its name into `name`.
int createBeside(const std::string &target, std::string &name)
{
    constexpr int attempts = 100;
    constexpr ::mode_t readAndWrite = 0666; // less the process's mask
    const std::filesystem::path folder = std::filesystem::path(target).parent_path();
    int descriptor = -1;
    for (int i = 0; i < attempts && descriptor < 0; ++i) {
        const std::string number = std::to_string(::getpid()) + '-' + std::to_string(i);
        name = folder / (".retryscope-" + number + ".tmp");
        descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, readAndWrite);
        if (descriptor < 0 && errno != EEXIST)
            break;
    }
    return descriptor;
}

/// Writes into a new file and puts it in the place of `target`. `former` is the status of the file
/// that was there, null if none was. False, with the reason in `errno`, if it could not.
bool replaceFile(const std::string &target, std::string_view content, const struct ::stat *former)
{
    constexpr ::mode_t permissionBits = 07777;
    std::string name;
    Descriptor file(createBeside(target, name));
    if (!file.isOpen())
        return false;
    const bool isThere = (!former || ::fchmod(file.number(), former->st_mode & permissionBits) == 0)
        && writeAll(file.number(), content) && ::fsync(file.number()) == 0 && file.close()
        && ::rename(name.c_str(), target.c_str()) == 0;
    if (!isThere) {
        const int reason = errno;
        ::unlink(name.c_str());
        errno = reason;
    }
    return isThere;
}

} // namespace

Result<std::string> readFile(const std::string &path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return problem(path, "can't be read");
    struct ::stat status = {};
    if (::fstat(file.number(), &status) != 0)
        return problem(path, "can't be read");
    if (S_ISDIR(status.st_mode))
        return Error{path, "expected a file, found a directory"};
    std::string content;
    if (status.st_size > 0) {
        if (static_cast<std::size_t>(status.st_size) > largestInputFile)
            return tooLarge(path);
        content.reserve(static_cast<std::size_t>(status.st_size));
    }
    std::array<char, 65536> buffer;
    while (true) {
        const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return problem(path, "can't be read");
        if (count == 0)
            return content;
        content.append(buffer.data(), static_cast<std::size_t>(count));
        if (content.size() > largestInputFile)
            return tooLarge(path);
    }
}

std::optional<Error> writeFile(const std::string &path, std::string_view content)
{
    const std::string target = resolved(path);
    struct ::stat status = {};
    const bool exists = ::stat(target.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        return Error{path, "expected a file, found a directory"};
    if (exists && !S_ISREG(status.st_mode)) {
        Descriptor file(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file.isOpen() || !writeAll(file.number(), content) || !file.close())
            return problem(path, "can't be written");
        return std::nullopt;
    }
    // A file that its owner protected stays as it is, though its folder would allow a replacement.
    if (exists && ::access(target.c_str(), W_OK) != 0)
        return problem(path, "can't be written");
    if (!replaceFile(target, content, exists ? &status : nullptr))
        return problem(path, "can't be written");
    return std::nullopt;
}

} // namespace retryscope
