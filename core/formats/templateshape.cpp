#include "core/formats/templateshape.h"

#include "core/formats/templateintrinsic.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace retryscope {

namespace {

constexpr std::string_view samTransform = "AWS::Serverless-2016-10-31";

constexpr std::array<std::string_view, 8> pseudoParameters{
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition",
    "AWS::Region",    "AWS::StackId", "AWS::StackName",        "AWS::URLSuffix"};

/// Whether something outside the template may add resources to it.
bool isCompletedByMacro(const Json &document)
{
    const auto isSam = [](const Json &name) { return name == Json(samTransform); };
    if (const Json *transform = document.find("Transform")) {
        const Json::Array *several = transform->array();
        if (several ? !std::ranges::all_of(*several, isSam) : !isSam(*transform))
            return true;
    }
    if (document.find("Fn::Transform"))
        return true;
    const Json *resources = document.find("Resources");
    const Json::Object *members = resources ? resources->object() : nullptr;
    return members && std::ranges::any_of(*members, [](const JsonMember &member) {
               const Json *type = member.value.find("Type");
               return member.key.starts_with("Fn::")
                   || (type && textIn(*type).ends_with("::MODULE"));
           });
}

/// One walk through a template.
class ShapeCheck
{
public:
    ShapeCheck(const Json &document, FileReport &report)
        : m_document(document)
        , m_report(report)
        , m_isSam(isSamTemplate(document))
        , m_isOpen(isCompletedByMacro(document))
    {
    }

    void run()
    {
        for (const char *name :
             {"Globals", "Parameters", "Mappings", "Conditions", "Resources", "Outputs"}) {
            const Json *section = m_document.find(name);
            if (section && !section->isNull() && !section->isObject())
                expected(childPointer("", name), "an object", *section);
        }
        if (!m_document.find("Resources"))
            m_report.addError("", "expected a section `Resources`, found none");
        collectIds("Parameters", m_parameters);
        collectIds("Resources", m_resources);
        checkEntries("Parameters");
        checkEntries("Resources");
        for (const char *name : {"Globals", "Conditions", "Resources", "Outputs"}) {
            if (const Json *section = m_document.find(name))
                walk(*section, childPointer("", name));
        }
    }

private:
    void expected(const std::string &pointer, const std::string &what, const Json &found)
    {
        m_report.addError(pointer, "expected " + what + ", found " + described(found));
    }

    [[nodiscard]] const Json::Object *section(const char *name) const
    {
        const Json *value = m_document.find(name);
        return value ? value->object() : nullptr;
    }

    void collectIds(const char *name, std::set<std::string, std::less<>> &ids) const
    {
        if (const Json::Object *entries = section(name)) {
            for (const JsonMember &entry : *entries)
                ids.insert(entry.key);
        }
    }

    /// Each parameter and each resource is an object with a `Type`.
    void checkEntries(const char *name)
    {
        const Json::Object *entries = section(name);
        if (!entries)
            return;
        for (const auto &[id, entry] : *entries) {
            const std::string pointer = childPointer(childPointer("", name), id);
            const Json *type = entry.find("Type");
            if (id.starts_with("Fn::"))
                continue;
            if (!entry.isObject())
                expected(pointer, "an object", entry);
            else if (!type)
                m_report.addError(pointer, "expected a `Type`, found none");
            else if (!type->string())
                expected(childPointer(pointer, "Type"), "a string", *type);
            const Json *properties = entry.find("Properties");
            if (properties && !properties->isNull() && !properties->isObject())
                expected(childPointer(pointer, "Properties"), "an object", *properties);
        }
    }

    void walk(const Json &value, const std::string &pointer)
    {
        if (const JsonMember *call = intrinsicOf(value))
            checkCall(*call, childPointer(pointer, call->key));
        if (const Json::Object *object = value.object()) {
            const bool isResource = std::ranges::count(pointer, '/') == 2;
            for (const JsonMember &member : *object) {
                if (!isResource || member.key != "Metadata") // which is nobody's business
                    walk(member.value, childPointer(pointer, member.key));
            }
        } else if (const Json::Array *array = value.array()) {
            for (std::size_t i = 0; i < array->size(); ++i)
                walk((*array)[i], childPointer(pointer, i));
        }
    }

    void checkCall(const JsonMember &call, const std::string &pointer)
    {
        if (auto problem = brokenIntrinsic(call)) {
            m_report.addError(pointer, std::move(*problem));
        } else if (call.key == "Ref") {
            checkId(textIn(call.value), pointer);
        } else if (call.key == "Fn::GetAtt") {
            checkResource(attributeReference(call.value).first, pointer);
        } else if (call.key == "Fn::Sub") {
            checkSub(call.value, pointer);
        }
    }

    void checkSub(const Json &argument, const std::string &pointer)
    {
        const Json::Array *parts = argument.array();
        const Json &text = parts ? parts->front() : argument;
        for (const SubPiece &piece : subPieces(textIn(text))) {
            if (!piece.isReference || (parts && parts->back().find(piece.text)))
                continue;
            const auto [id, attribute] = attributeReference(std::string_view(piece.text));
            if (attribute.empty())
                checkId(id, pointer);
            else
                checkResource(id, pointer);
        }
    }

    void checkId(const std::string &id, const std::string &pointer)
    {
        const bool isPseudo = std::ranges::find(pseudoParameters, id) != pseudoParameters.end();
        if (!isPseudo && !m_parameters.contains(id))
            checkResource(id, pointer);
    }

    void checkResource(const std::string &id, const std::string &pointer)
    {
        if (!m_isOpen && !m_resources.contains(id) && !(m_isSam && isMadeBySam(id)))
            m_report.addError(
                pointer, "expected a parameter or resource of the template, found `" + id + '`');
    }

    /// SAM's own resources begin with the id of the resource that they are made for.
    [[nodiscard]] bool isMadeBySam(const std::string &id) const
    {
        return id.starts_with("Serverless") || id == "CodeDeployServiceRole"
            || std::ranges::any_of(m_resources,
                                   [&](const std::string &known) { return id.starts_with(known); });
    }

    const Json &m_document;
    FileReport &m_report;
    bool m_isSam;
    bool m_isOpen;
    std::set<std::string, std::less<>> m_parameters;
    std::set<std::string, std::less<>> m_resources;
};

} // namespace

void checkTemplate(const Json &document, FileReport &report)
{
    ShapeCheck(document, report).run();
}

bool isSamTemplate(const Json &document)
{
    if (const Json *transform = document.find("Transform")) {
        const Json::Array *several = transform->array();
        if (*transform == Json(samTransform)
            || (several && std::ranges::find(*several, Json(samTransform)) != several->end()))
            return true;
    }
    const Json *resources = document.find("Resources");
    const Json::Object *members = resources ? resources->object() : nullptr;
    return members && std::ranges::any_of(*members, [](const JsonMember &member) {
               const Json *type = member.value.find("Type");
               return type && textIn(*type).starts_with("AWS::Serverless::");
           });
}

} // namespace retryscope
