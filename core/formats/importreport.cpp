#include "core/formats/importreport.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace retryscope {

namespace {

/// Where each of some pointers stands in a document: the number of its value in reading order.
class ReadingOrder
{
public:
    void ask(const std::string &pointer) { m_number.emplace(pointer, 0); }

    [[nodiscard]] bool isAsked() const { return !m_number.empty(); }

    void number(const Json &document)
    {
        std::string pointer;
        visit(document, pointer);
    }

    [[nodiscard]] std::size_t of(const std::string &pointer) const { return m_number.at(pointer); }

private:
    void visit(const Json &value, std::string &pointer)
    {
        ++m_count;
        if (const auto found = m_number.find(pointer); found != m_number.end())
            found->second = m_count;
        const std::size_t length = pointer.size();
        if (const Json::Object *object = value.object()) {
            for (const JsonMember &member : *object) {
                pointer = childPointer(pointer, member.key);
                visit(member.value, pointer);
                pointer.resize(length);
            }
        } else if (const Json::Array *array = value.array()) {
            for (std::size_t i = 0; i < array->size(); ++i) {
                pointer = childPointer(pointer, i);
                visit((*array)[i], pointer);
                pointer.resize(length);
            }
        }
    }

    std::map<std::string, std::size_t, std::less<>> m_number;
    std::size_t m_count = 0;
};

} // namespace

void ImportReport::addError(const ImportPlace &place, std::string what)
{
    m_errors.push_back({place, std::move(what)});
}

void ImportReport::addNote(const ImportPlace &place, std::string what)
{
    m_notes.push_back({place, std::move(what)});
}

bool ImportReport::hasErrors(std::size_t file) const
{
    return std::ranges::any_of(m_errors,
                               [&](const Entry &entry) { return entry.place.file == file; });
}

std::vector<Error> ImportReport::errors(const std::vector<std::string> &names,
                                        const std::vector<Json> &documents) const
{
    return listed(m_errors, names, documents);
}

std::vector<Error> ImportReport::notes(const std::vector<std::string> &names,
                                       const std::vector<Json> &documents) const
{
    return listed(m_notes, names, documents);
}

std::vector<Error> ImportReport::listed(std::vector<Entry> entries,
                                        const std::vector<std::string> &names,
                                        const std::vector<Json> &documents)
{
    std::vector<ReadingOrder> orders(names.size());
    for (const Entry &entry : entries)
        orders[entry.place.file].ask(entry.place.pointer);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (orders[i].isAsked())
            orders[i].number(documents[i]);
    }

    const auto rank = [&](const Entry &entry) {
        const auto &[file, pointer] = entry.place;
        return std::pair(file, orders[file].of(pointer));
    };
    std::ranges::stable_sort(entries, {}, rank);

    std::vector<Error> result;
    std::set<std::pair<std::string, std::string>> seen;
    for (const Entry &entry : entries) {
        const std::string &pointer = entry.place.pointer;
        Error line{names[entry.place.file] + (pointer.empty() ? "" : ": " + pointer), entry.what};
        if (seen.emplace(line.where, line.what).second)
            result.push_back(std::move(line));
    }
    return result;
}

} // namespace retryscope
