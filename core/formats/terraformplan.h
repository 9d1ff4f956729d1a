#pragma once

#include "core/formats/terraformaddress.h"
#include "core/model/json.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// The modules above a resource, from the root's child on, with their indexes.
using ModulePath = std::vector<AddressPart>;

/// A resource of a plan (or a state) with its configuration.
struct TerraformResource
{
    std::string address;
    std::string type;
    AddressPart name;
    ModulePath module;
    const Json *values = nullptr; ///< an object
    std::string pointer; ///< of `values`
    const Json *expressions = nullptr; ///< of its configuration; null if that is not there
};

/// A resource and the attribute of it that an expression asks for, which may be empty.
struct TerraformReference
{
    const TerraformResource *resource = nullptr;
    std::string attribute;
};

/// The resources of `terraform show -json`, and what their expressions refer to. A reference is
/// followed through the inputs and outputs of modules; what Terraform's JSON does not tell, such as
/// what a local value holds, can't be followed.
class TerraformPlan
{
public:
    /// The document must outlive the plan.
    explicit TerraformPlan(const Json &document);

    [[nodiscard]] const std::deque<TerraformResource> &resources() const { return m_resources; }

    /// What the expression of the attribute at `path` (block names, numbers of blocks, the
    /// attribute) of `from` refers to: the first resource of a type that begins with `aws_`. An
    /// attribute in a dynamic block has no expression; then the input of the module whose name
    /// contains `inputHint` is followed, if that is not empty.
    [[nodiscard]] std::optional<TerraformReference> reference(const TerraformResource &from,
                                                              const std::vector<std::string> &path,
                                                              std::string_view inputHint) const;

    /// The first reference in that expression as it is written; empty if there is none.
    [[nodiscard]] std::string writtenReference(const TerraformResource &from,
                                               const std::vector<std::string> &path) const;

private:
    struct Step
    {
        ModulePath module; ///< where the expression stands
        const TerraformResource *from;
        int depth = 0;
    };

    void enter(const Json &module, const ModulePath &path, const std::string &pointer);
    [[nodiscard]] const Json *configuration(const ModulePath &path) const;
    [[nodiscard]] const Json *call(const ModulePath &path) const;
    [[nodiscard]] std::optional<TerraformReference> followed(const Json *expression,
                                                             Step step) const;
    [[nodiscard]] std::optional<TerraformReference> followed(const std::string &reference,
                                                             const Step &step) const;
    [[nodiscard]] const TerraformResource *
    instance(const std::string &type, const AddressPart &name, const Step &step) const;

    const Json &m_document;
    std::deque<TerraformResource> m_resources;
    std::multimap<std::string, const TerraformResource *, std::less<>> m_byName; ///< `TYPE.NAME`
};

/// The value at `path` within blocks; a block that is not numbered is the first. Null if there is
/// none. `pointer`, if given, is extended as far as the way goes.
[[nodiscard]] const Json *blockValue(const Json &block, const std::vector<std::string> &path,
                                     std::string *pointer);

} // namespace retryscope
