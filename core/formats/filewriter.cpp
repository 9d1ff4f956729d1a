#include "core/formats/filewriter.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

namespace retryscope {

namespace {

/// Where `path` leads through symbolic links.
std::string resolved(const std::string &path)
{
    std::error_code failure;
    const std::filesystem::path target = std::filesystem::weakly_canonical(path, failure);
    return failure ? path : target.string();
}

} // namespace

FileWriter::FileWriter(std::string path)
    : m_path(std::move(path))
    , m_target(resolved(m_path))
{
    open();
}

FileWriter::~FileWriter()
{
    removeTemporary();
}

void FileWriter::open()
{
    constexpr ::mode_t permissionBits = 07777;
    struct ::stat status = {};
    const bool exists = ::stat(m_target.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        m_error = Error{m_path, "expected a file, found a directory"};
    } else if (exists && !S_ISREG(status.st_mode)) {
        m_file = Descriptor(::open(m_target.c_str(), O_WRONLY | O_CLOEXEC));
        if (!m_file.isOpen())
            fail();
    } else if (exists && ::access(m_target.c_str(), W_OK) != 0) {
        fail(); // protected by its owner, though its folder would allow a replacement
    } else {
        if (exists)
            m_permissions = status.st_mode & permissionBits;
        createBeside();
    }
}

/// Creates a file in the folder of the target that was not there before.
void FileWriter::createBeside()
{
    constexpr int attempts = 100;
    constexpr ::mode_t readAndWrite = 0666; // less the process's mask
    const std::filesystem::path folder = std::filesystem::path(m_target).parent_path();
    for (int i = 0; i < attempts && !m_file.isOpen(); ++i) {
        const std::string number = std::to_string(::getpid()) + '-' + std::to_string(i);
        const std::string name = folder / (".retryscope-" + number + ".tmp");
        m_file =
            Descriptor(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, readAndWrite));
        if (m_file.isOpen())
            m_temporary = name;
        else if (errno != EEXIST)
            break;
    }
    if (!m_file.isOpen())
        fail();
}

void FileWriter::write(std::string_view piece)
{
    while (!piece.empty() && !m_error) {
        const ::ssize_t written = ::write(m_file.number(), piece.data(), piece.size());
        if (written >= 0)
            piece.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            fail();
    }
}

std::optional<Error> FileWriter::finish()
{
    if (m_error)
        return m_error;
    const bool isInPlace = m_temporary.empty();
    const bool isThere = (!m_permissions || ::fchmod(m_file.number(), *m_permissions) == 0)
        && (isInPlace || ::fsync(m_file.number()) == 0) && m_file.close()
        && (isInPlace || ::rename(m_temporary.c_str(), m_target.c_str()) == 0);
    if (!isThere)
        fail();
    else
        m_temporary.clear();
    return m_error;
}

void FileWriter::fail()
{
    m_error = Error{m_path, "can't be written: " + std::generic_category().message(errno)};
    removeTemporary();
}

void FileWriter::removeTemporary()
{
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
    m_temporary.clear();
}

} // namespace retryscope
