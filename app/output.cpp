#include "app/output.h"

#include <cstdio>

namespace retryscope {

Output::Output(const std::optional<std::string> &path)
{
    if (path)
        m_file.emplace(*path);
}

Sink Output::sink()
{
    if (m_file)
        return [this](std::string_view piece) { m_file->write(piece); };
    return [this](std::string_view piece) {
        m_failed = m_failed || std::fwrite(piece.data(), 1, piece.size(), stdout) != piece.size();
    };
}

std::optional<Error> Output::finish()
{
    if (m_file)
        return m_file->finish();
    if (std::fflush(stdout) != 0 || m_failed)
        return Error{"standard output", "can't be written"};
    return std::nullopt;
}

void printErrors(const std::string &file, const std::vector<Error> &errors)
{
    std::string text;
    for (const Error &error : errors) {
        if (!file.empty())
            text += file + ": ";
        if (!error.where.empty())
            text += error.where + ": ";
        text += error.what + '\n';
    }
    printText(text);
}

void printText(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
}

} // namespace retryscope
