#include "core/formats/yamlbuilder.h"

#include "core/formats/yamlscalar.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t copyLimit = 1'000'000;
constexpr std::string_view standardTags = "tag:yaml.org,2002:";

/// The short tags whose long form has `Fn::` before the same word.
constexpr std::array<std::string_view, 18> functionTags{
    "!GetAtt",    "!Sub",    "!Join",   "!If",        "!Select", "!Split",
    "!FindInMap", "!Equals", "!Not",    "!And",       "!Or",     "!ImportValue",
    "!Base64",    "!Cidr",   "!GetAZs", "!Transform", "!Length", "!ToJsonString"};

/// The key of the long form; empty if `tag` is no tag of CloudFormation.
std::string longForm(std::string_view tag)
{
    if (tag == "!Ref" || tag == "!Condition")
        return std::string(tag.substr(1));
    if (std::ranges::find(functionTags, tag) != functionTags.end())
        return "Fn::" + std::string(tag.substr(1));
    return {};
}

/// `resource.attribute` as the two parts that the long form wants; the attribute may have dots.
Json attributePath(const Json &value)
{
    const std::string *text = value.string();
    const auto dot = text ? text->find('.') : std::string::npos;
    if (!text || dot == std::string::npos)
        return value;
    return Json(Json::Array{text->substr(0, dot), text->substr(dot + 1)});
}

bool isPlain(std::string_view tag)
{
    return tag.empty() || tag == "?";
}

/// A scalar with one of YAML's own tags, which say its type whatever it looks like.
Json standardScalar(std::string_view type, const std::string &value)
{
    return type == "str" || type == "timestamp" || type == "binary" ? Json(value)
                                                                    : plainScalar(value);
}

} // namespace

std::string yamlPlace(const YAML::Mark &mark)
{
    return std::to_string(std::max(mark.line, 0) + 1) + ':'
        + std::to_string(std::max(mark.column, 0) + 1);
}

void YamlBuilder::OnDocumentStart(const YAML::Mark &mark)
{
    if (++m_documents > 1)
        stop(mark, "expected one document, found a second one");
}

void YamlBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    add(mark, anchor, {});
}

void YamlBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    if (m_stopped)
        return;
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end()) {
        stop(mark, "expected an alias of a complete value, found one inside the value it names");
        return;
    }
    m_copied += found->second.count;
    if (m_copied > copyLimit) {
        stop(mark, "expected anchors and aliases for at most 1,000,000 values, found more");
        return;
    }
    add(mark, 0, found->second);
}

void YamlBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                           const std::string &value)
{
    if (m_stopped)
        return;
    if (expectsKey() && (isPlain(tag) || tag == "!")) {
        addKey(mark, Json(value), isPlain(tag) && value == "<<");
        if (anchor != 0)
            m_anchors[anchor] = {Json(value)};
        return;
    }
    if (isPlain(tag)) {
        add(mark, anchor, {plainScalar(value)});
    } else if (tag.starts_with(standardTags)) {
        add(mark, anchor, {standardScalar(tag.substr(standardTags.size()), value)});
    } else if (auto built = tagged(mark, tag, {Json(value)})) {
        add(mark, anchor, std::move(*built));
    }
}

void YamlBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/)
{
    open({{Json(Json::Array{})}, mark, tag, anchor, {}, false, {}, {}});
}

void YamlBuilder::OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value /*style*/)
{
    open({{Json(Json::Object{})}, mark, tag, anchor, {}, false, {}, {}});
}

void YamlBuilder::OnSequenceEnd()
{
    close();
}

void YamlBuilder::OnMapEnd()
{
    close();
}

void YamlBuilder::open(Open opened)
{
    if (m_stopped)
        return;
    if (m_open.size() == static_cast<std::size_t>(jsonDepthLimit)) {
        stop(opened.mark,
             "expected nesting of at most " + std::to_string(jsonDepthLimit)
                 + " levels, found more");
        return;
    }
    m_open.push_back(std::move(opened));
}

void YamlBuilder::close()
{
    if (m_stopped)
        return;
    Open closed = std::move(m_open.back());
    m_open.pop_back();
    if (Json::Object *object = closed.built.value.object()) {
        for (Json::Object &map : closed.merged) {
            for (JsonMember &member : map) {
                if (closed.keys.insert(member.key).second)
                    object->push_back(std::move(member));
            }
        }
    }
    ++closed.built.depth;
    if (auto built = tagged(closed.mark, closed.tag, std::move(closed.built)))
        add(closed.mark, closed.anchor, std::move(*built));
}

void YamlBuilder::add(const YAML::Mark &mark, YAML::anchor_t anchor, Built built)
{
    if (m_stopped)
        return;
    if (m_open.size() + built.depth > static_cast<std::size_t>(jsonDepthLimit)) {
        stop(mark,
             "expected nesting of at most " + std::to_string(jsonDepthLimit)
                 + " levels, found more");
        return;
    }
    if (anchor != 0) {
        m_copied += built.count;
        if (m_copied > copyLimit) {
            stop(mark, "expected anchors and aliases for at most 1,000,000 values, found more");
            return;
        }
        m_anchors[anchor] = built;
    }
    if (m_open.empty()) {
        m_root = std::move(built);
        return;
    }
    if (expectsKey()) {
        addKey(mark, built.value, false);
        return;
    }
    Open &parent = m_open.back();
    parent.built.count += built.count;
    parent.built.depth = std::max(parent.built.depth, built.depth);
    if (Json::Array *array = parent.built.value.array())
        array->push_back(std::move(built.value));
    else if (parent.merges)
        addMerged(mark, std::move(built.value));
    else
        parent.built.value.object()->push_back({*parent.key, std::move(built.value)});
    parent.key.reset();
}

void YamlBuilder::addKey(const YAML::Mark &mark, const Json &key, bool merges)
{
    Open &map = m_open.back();
    const std::string *text = key.string();
    if (!text) {
        stop(mark, "expected a text as a key, found " + described(key));
        return;
    }
    if (!map.keys.insert(*text).second) {
        m_errors.push_back(
            {yamlPlace(mark), "expected each key once, found `" + *text + "` again"});
    }
    map.key = *text;
    map.merges = merges;
}

void YamlBuilder::addMerged(const YAML::Mark &mark, Json value)
{
    Open &map = m_open.back();
    std::vector<Json> several;
    if (const Json::Array *list = value.array())
        several.assign(list->begin(), list->end());
    else
        several.push_back(std::move(value));
    for (Json &source : several) {
        Json::Object *object = source.object();
        if (!object) {
            stop(mark, "expected a map or a list of maps to merge, found " + described(source));
            return;
        }
        map.merged.push_back(std::move(*object));
    }
    map.keys.erase("<<");
}

bool YamlBuilder::expectsKey() const
{
    return !m_open.empty() && m_open.back().built.value.isObject() && !m_open.back().key;
}

std::optional<YamlBuilder::Built> YamlBuilder::tagged(const YAML::Mark &mark,
                                                      const std::string &tag, Built built)
{
    if (isPlain(tag) || tag == "!" || tag.starts_with(standardTags))
        return built;
    const std::string key = longForm(tag);
    if (key.empty()) {
        stop(mark, "expected a tag of CloudFormation such as `!Ref`, found `" + tag + '`');
        return std::nullopt;
    }
    if (tag == "!GetAtt")
        built.value = attributePath(built.value);
    built.value = Json(Json::Object{{key, std::move(built.value)}});
    ++built.count;
    ++built.depth;
    return built;
}

void YamlBuilder::stop(const YAML::Mark &mark, std::string what)
{
    m_errors.push_back({yamlPlace(mark), std::move(what)});
    m_stopped = true;
}

} // namespace retryscope
