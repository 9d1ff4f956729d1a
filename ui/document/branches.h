#pragma once

#include "core/formats/scenariocheck.h"
#include "core/model/fork.h"
#include "core/model/json.h"
#include "core/model/jsonpatch.h"
#include "core/model/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// The file's JSON with its forks, and the branch that is shown. It works out what edits change;
/// `change` makes them.
class Branches
{
public:
    using Edit = std::vector<JsonPatch>; ///< of the file; empty: nothing changes
    using EditResult = Result<Edit, std::vector<Error>>;

    Branches(); ///< of an empty scenario

    [[nodiscard]] const Json &file() const { return m_check.document(); }
    [[nodiscard]] const Json &json() const { return m_json; } ///< of the shown branch
    [[nodiscard]] Json json(BranchId branch) const;
    [[nodiscard]] const std::vector<Fork> &forks() const { return m_forks; }
    [[nodiscard]] BranchId shown() const { return m_shown; }
    /// A name that begins with `wish` and is of no fork.
    [[nodiscard]] std::string freeName(const std::string &wish) const;

    /// Another file; its base is shown.
    void setFile(ScenarioCheck file);
    /// The file after an edit, or after one was taken back. The shown branch stays the one of its
    /// name, or of its place if there are as many forks as before; else it is the base.
    void change(Json file);
    void show(BranchId branch);
    /// Where `branch` of the forks `former` is now; absent if it is gone.
    [[nodiscard]] std::optional<BranchId> moved(BranchId branch,
                                                const std::vector<Fork> &former) const;

    // What edits change; the results are checked as the file's reader checks them.
    [[nodiscard]] EditResult edit(const std::string &pointer, const std::optional<Json> &value,
                                  std::string_view title) const;
    [[nodiscard]] EditResult edit(std::span<const JsonOperation> operations,
                                  std::string_view title) const;
    [[nodiscard]] EditResult add(const Fork &fork, std::string_view title) const;
    [[nodiscard]] EditResult rename(std::size_t fork, const std::string &name,
                                    std::string_view title) const;
    [[nodiscard]] Edit drop(std::size_t fork) const;
    [[nodiscard]] Edit adopt(std::size_t fork) const;

private:
    [[nodiscard]] bool isShared(const std::string &pointer) const;
    [[nodiscard]] EditResult editFile(const std::string &pointer, const std::optional<Json> &value,
                                      std::string_view title) const;
    [[nodiscard]] EditResult checked(std::vector<JsonPatch> patches, std::string_view title) const;
    void carryForks(Json &changed, std::vector<JsonPatch> &patches) const;
    [[nodiscard]] EditResult amend(const Json &branch, std::string_view title) const;

    ScenarioCheck m_check; // of the file
    Json m_json;
    std::vector<Fork> m_forks;
    BranchId m_shown;
};

/// Whether two documents of scenarios have the same simulation: they differ at most in texts, forks
/// and what else it does not look at.
[[nodiscard]] bool sameSimulation(const Json &left, const Json &right);

} // namespace retryscope
