#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace retryscope {

/// A place in one of the files that an import reads.
struct ImportPlace
{
    std::size_t file = 0; ///< its number in the order of the files
    std::string pointer; ///< a JSON pointer, or line:column where the text is at fault
    bool operator==(const ImportPlace &) const = default;
};

/// What an import has to say about its files: errors, which make it fail, and notes.
class ImportReport
{
public:
    /// The same error or note at the same place counts once.
    void addError(const ImportPlace &place, std::string what);
    void addNote(const ImportPlace &place, std::string what);

    [[nodiscard]] bool hasErrors() const { return !m_errors.empty(); }
    [[nodiscard]] bool hasErrors(std::size_t file) const;

    /// In the order of the files and of the places within each. `names` and `documents` belong to
    /// the files; `where` begins with the file's name.
    [[nodiscard]] std::vector<Error> errors(const std::vector<std::string> &names,
                                            const std::vector<Json> &documents) const;
    [[nodiscard]] std::vector<Error> notes(const std::vector<std::string> &names,
                                           const std::vector<Json> &documents) const;

private:
    struct Entry
    {
        ImportPlace place;
        std::string what;
    };

    std::vector<Entry> m_errors;
    std::vector<Entry> m_notes;

    [[nodiscard]] static std::vector<Error> listed(std::vector<Entry> entries,
                                                   const std::vector<std::string> &names,
                                                   const std::vector<Json> &documents);
};

/// The report, seen from one of the files. It must not outlive the report.
class FileReport
{
public:
    FileReport(ImportReport &report, std::size_t file)
        : m_report(report)
        , m_file(file)
    {
    }

    void addError(const std::string &pointer, std::string what)
    {
        m_report.addError(place(pointer), std::move(what));
    }
    void addNote(const std::string &pointer, std::string what)
    {
        m_report.addNote(place(pointer), std::move(what));
    }
    [[nodiscard]] ImportPlace place(const std::string &pointer) const { return {m_file, pointer}; }
    [[nodiscard]] bool hasErrors() const { return m_report.hasErrors(m_file); }

private:
    ImportReport &m_report;
    std::size_t m_file;
};

} // namespace retryscope
