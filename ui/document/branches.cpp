#include "ui/document/branches.h"

#include "core/formats/forkreader.h"
#include "core/formats/scenariowriter.h"
#include "core/model/jsonmerge.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace retryscope {

namespace {

/// The keys that the simulation does not look at. All but the forks are the same in all branches.
constexpr std::array<std::string_view, 6> inertKeys{"title", "description", "breakpoints",
                                                    "notes", "questions",   "forks"};

bool isInert(std::string_view key)
{
    return std::ranges::find(inertKeys, key) != inertKeys.end();
}

std::string forkPointer(std::size_t fork)
{
    return childPointer("/forks", fork);
}

std::vector<Fork> forksOf(const Json &file)
{
    std::vector<Fork> forks;
    std::vector<Error> errors;
    if (const Json *list = file.find("forks"))
        readForks(JsonNode(*list, errors), forks);
    assert(errors.empty());
    return forks;
}

/// One patch for each member that differs.
std::vector<JsonPatch> memberPatches(Json from, const Json &to)
{
    std::vector<JsonPatch> patches;
    const auto set = [&](const std::string &key, const std::optional<Json> &value) {
        patches.push_back(patchOf(from, childPointer("", key), value).value());
        apply(from, patches.back());
    };
    const Json before = from;
    for (const JsonMember &member : *before.object()) {
        if (!to.find(member.key))
            set(member.key, std::nullopt);
    }
    for (const JsonMember &member : *to.object()) {
        const Json *former = before.find(member.key);
        if (!former || *former != member.value)
            set(member.key, member.value);
    }
    return patches;
}

} // namespace

bool sameSimulation(const Json &left, const Json &right)
{
    const auto contains = [](const Json &document, const Json &part) {
        return std::ranges::all_of(*part.object(), [&](const JsonMember &member) {
            const Json *other = document.find(member.key);
            return isInert(member.key) || (other && *other == member.value);
        });
    };
    const auto isMissing = [&](const JsonMember &member) {
        return !isInert(member.key) && !left.find(member.key);
    };
    return contains(right, left) && std::ranges::none_of(*right.object(), isMissing);
}

Branches::Branches()
    : m_check(Json::Object{{"format", "retryscope-scenario"},
                           {"version", 1},
                           {"functions", Json::Array{}},
                           {"invocations", Json::Array{}}})
    , m_json(file())
{
}

Json Branches::json(BranchId branch) const
{
    if (branch == m_shown)
        return m_json;
    return branch ? branchDocument(file(), m_forks[*branch]).value() : file();
}

std::string Branches::freeName(const std::string &wish) const
{
    const auto isFree = [&](const std::string &name) {
        return !name.empty() && std::ranges::find(m_forks, name, &Fork::name) == m_forks.end();
    };
    std::string name = wish;
    for (int number = 2; !isFree(name); ++number)
        name = wish + ' ' + std::to_string(number);
    return name;
}

void Branches::setFile(ScenarioCheck file)
{
    m_check = std::move(file);
    m_forks = forksOf(m_check.document());
    m_json = m_check.document();
    m_shown.reset();
}

void Branches::change(Json changed)
{
    const Json *formerForks = file().find("forks");
    const Json *changedForks = changed.find("forks");
    const std::vector<Fork> former = m_forks;
    if (!formerForks || !changedForks || *formerForks != *changedForks)
        m_forks = forksOf(changed);
    m_check.change(std::move(changed));
    const BranchId shown = moved(m_shown, former).value_or(BranchId());
    m_shown.reset();
    m_json = file();
    show(shown);
}

void Branches::show(BranchId branch)
{
    m_json = json(branch);
    m_shown = branch;
}

std::optional<BranchId> Branches::moved(BranchId branch, const std::vector<Fork> &former) const
{
    if (!branch || former.size() == m_forks.size())
        return branch;
    const auto found = std::ranges::find(m_forks, former[*branch].name, &Fork::name);
    if (found == m_forks.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_forks.begin());
}

Branches::EditResult Branches::edit(const std::string &pointer, const std::optional<Json> &value,
                                    std::string_view title) const
{
    if (!m_shown || isShared(pointer))
        return editFile(pointer, value, title);
    const auto patch = patchOf(m_json, pointer, value);
    if (!patch)
        return std::vector<Error>{patch.error()};
    Json branch = m_json;
    apply(branch, patch.value());
    return amend(branch, title);
}

Branches::EditResult Branches::edit(std::span<const JsonOperation> operations,
                                    std::string_view title) const
{
    const auto branch = patched(m_json, operations);
    if (!branch)
        return std::vector<Error>{branch.error()};
    if (m_shown)
        return amend(branch.value(), title);
    std::vector<JsonPatch> patches = memberPatches(file(), branch.value());
    return patches.empty() ? EditResult(Edit()) : checked(std::move(patches), title);
}

/// Whether all branches have one value there: it is inert, and the shown fork has none of its own.
bool Branches::isShared(const std::string &pointer) const
{
    const std::string top = pointer.substr(0, pointer.find('/', 1));
    return isInert(std::string_view(top).substr(1))
        && std::ranges::none_of(m_forks[*m_shown].patch, [&](const JsonOperation &operation) {
               return operation.path == top || operation.path.starts_with(top + '/');
           });
}

Branches::EditResult Branches::editFile(const std::string &pointer,
                                        const std::optional<Json> &value,
                                        std::string_view title) const
{
    const auto patch = patchOf(file(), pointer, value);
    if (!patch)
        return std::vector<Error>{patch.error()};
    if (patch.value().before == patch.value().after)
        return Edit();
    return checked({patch.value()}, title);
}

/// The patches of the base, and those that keep the forks what they are beside it.
Branches::EditResult Branches::checked(std::vector<JsonPatch> patches, std::string_view title) const
{
    Json changed = file();
    for (const JsonPatch &patch : patches)
        apply(changed, patch);
    if (changed.find("forks") && !sameSimulation(file(), changed))
        carryForks(changed, patches);
    auto errors = m_check.errors(changed, title);
    if (!errors.empty())
        return errors;
    return patches;
}

/// A fork's patch names places of the base. Where the base has changed so that it would lead to
/// something else than the fork with the same change, it is written anew.
void Branches::carryForks(Json &changed, std::vector<JsonPatch> &patches) const
{
    const Json former = withoutForks(file());
    const Json edited = withoutForks(changed);
    for (std::size_t i = 0; i < m_forks.size(); ++i) {
        Fork fork = m_forks[i];
        const Json wanted = merged(former, edited, json(i));
        const auto kept = patched(edited, fork.patch);
        if (kept && kept.value() == wanted)
            continue;
        fork.patch = difference(edited, wanted);
        const Json written = writeFork(fork);
        const auto patch = patchOf(changed, forkPointer(i) + "/patch", *written.find("patch"));
        patches.push_back(patch.value());
        apply(changed, patches.back());
    }
}

/// Makes the shown fork's document `branch` by writing its patch anew.
Branches::EditResult Branches::amend(const Json &branch, std::string_view title) const
{
    if (branch == m_json)
        return Edit();
    auto errors = m_check.errors(branch, title);
    if (!errors.empty())
        return errors;
    Fork amended = m_forks[*m_shown];
    amended.patch = difference(withoutForks(file()), branch);
    const Json written = writeFork(amended);
    const auto patch = patchOf(file(), forkPointer(*m_shown) + "/patch", *written.find("patch"));
    return Edit{patch.value()};
}

Branches::EditResult Branches::add(const Fork &fork, std::string_view title) const
{
    return file().find("forks") ? editFile(forkPointer(m_forks.size()), writeFork(fork), title)
                                : editFile("/forks", Json(Json::Array{writeFork(fork)}), title);
}

Branches::EditResult Branches::rename(std::size_t fork, const std::string &name,
                                      std::string_view title) const
{
    return editFile(forkPointer(fork) + "/name", Json(name), title);
}

Branches::Edit Branches::drop(std::size_t fork) const
{
    const std::string place = m_forks.size() == 1 ? "/forks" : forkPointer(fork);
    return {patchOf(file(), place, std::nullopt).value()};
}

Branches::Edit Branches::adopt(std::size_t fork) const
{
    const Json base = json(fork);
    Json adopted = base;
    Json::Array others;
    for (std::size_t i = 0; i < m_forks.size(); ++i) {
        if (i == fork)
            continue;
        Fork other = m_forks[i];
        other.patch = difference(base, json(i));
        others.push_back(writeFork(other));
    }
    if (!others.empty())
        adopted.set("forks", std::move(others));
    return memberPatches(file(), adopted);
}

} // namespace retryscope
