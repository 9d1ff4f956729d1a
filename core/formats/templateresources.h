#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importvalue.h"
#include "core/formats/templateresolver.h"
#include "core/model/json.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>

namespace retryscope {

enum class ResourceKind : std::uint8_t {
    Function, ///< SAM's included
    Version,
    Alias,
    Queue,
    Topic,
    Bus,
    Bucket,
    Other
};

/// A resource of a template, with the name and ARN that it has in the scenario.
struct TemplateResource
{
    std::string id;
    std::string type;
    std::string pointer; ///< `/Resources/ID`
    const Json *properties = nullptr; ///< not resolved; null if there are none
    ResourceKind kind = ResourceKind::Other;
    TargetKind target = TargetKind::Other; ///< what it is to those who send to it
    const char *nameKey = ""; ///< the property that names it
    bool isLeftOut = false; ///< its condition does not hold
    std::string name; ///< of a version its number; empty until it is named
    std::string arn;
    DraftFunction *function = nullptr; ///< the function, or whose version or alias it is

    [[nodiscard]] bool isSamFunction() const { return type == "AWS::Serverless::Function"; }

    bool isBeingNamed = false;
};

/// The resources of a template, in the template's order. Names them, and enters functions (with
/// versions and aliases) and targets in the draft.
class TemplateResources
{
public:
    /// All must outlive the resources; the resolver asks them from now on.
    TemplateResources(const Json &document, TemplateResolver &resolver, Draft &draft);

    [[nodiscard]] std::deque<TemplateResource> &all() { return m_resources; }

    /// What `Ref` (an empty `attribute`) or `Fn::GetAtt` gives.
    [[nodiscard]] ImportValue attribute(std::string_view id, std::string_view attribute,
                                        const std::string &pointer);

    /// A property of a function as SAM sees it: its own, or that of `Globals`.
    [[nodiscard]] ImportValue samProperty(const TemplateResource &resource, const char *key);

private:
    void enter(const std::string &id, const Json &raw);
    void name(TemplateResource &resource);
    void nameFunction(TemplateResource &resource, const ImportValue &given);
    void nameTarget(TemplateResource &resource, const ImportValue &given);
    void nameVersion(TemplateResource &resource);
    void nameAlias(TemplateResource &resource, const ImportValue &given);
    void publishAlias(TemplateResource &resource);
    [[nodiscard]] ImportValue property(const TemplateResource &resource, const char *key);
    [[nodiscard]] ImportValue samMade(std::string_view id, const std::string &pointer);
    [[nodiscard]] DraftFunction &functionOf(TemplateResource &resource);

    const Json &m_document;
    TemplateResolver &m_resolver;
    Draft &m_draft;
    std::deque<TemplateResource> m_resources;
    std::map<std::string, TemplateResource *, std::less<>> m_byId;
    int m_namingDepth = 0;
};

/// The function that `text` (a name or an ARN) means; entered, with a note at `place`, if no file
/// tells of it.
[[nodiscard]] DraftFunction &functionNamed(Draft &draft, FileReport &report,
                                           const std::string &text, const std::string &pointer);

} // namespace retryscope
