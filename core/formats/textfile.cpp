#include "core/formats/textfile.h"

#include "core/formats/descriptor.h"
#include "core/formats/filewriter.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <vector>

namespace retryscope {

namespace {

Error unreadable(const std::string &path)
{
    return {path, "can't be read: " + std::generic_category().message(errno)};
}

Error tooLarge(const std::string &path)
{
    return {path,
            "expected a file of at most " + std::to_string(largestInputFile)
                + " bytes, found a larger one"};
}

} // namespace

Result<std::string> readFile(const std::string &path)
{
    std::string content;
    bool isTooLarge = false;
    const auto error = readPieces(path, [&](std::string_view piece) {
        isTooLarge = content.size() + piece.size() > largestInputFile;
        content += piece;
        return !isTooLarge;
    });
    if (error)
        return *error;
    if (isTooLarge)
        return tooLarge(path);
    return content;
}

std::optional<Error> readPieces(const std::string &path,
                                const std::function<bool(std::string_view)> &take)
{
    constexpr std::size_t pieceBytes = std::size_t{1} << 18U;
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct ::stat status = {};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0)
        return unreadable(path);
    if (S_ISDIR(status.st_mode))
        return Error{path, "expected a file, found a directory"};
    std::vector<char> buffer(pieceBytes);
    while (true) {
        const ::ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(path);
        if (count == 0 || !take({buffer.data(), static_cast<std::size_t>(count)}))
            return std::nullopt;
    }
}

std::optional<std::string> emptiness(std::string_view text)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos)
        return std::nullopt;
    return "expected a scenario or AWS configuration, but the file is empty";
}

std::optional<Error> writeFile(const std::string &path, std::string_view content)
{
    FileWriter file(path);
    file.write(content);
    return file.finish();
}

} // namespace retryscope
