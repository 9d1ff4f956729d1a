#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

namespace retryscope {

/// `line:column`, both from 1, of a place that yaml-cpp counts from 0.
[[nodiscard]] std::string yamlPlace(const YAML::Mark &mark);

/// Builds the JSON value out of the parser's events (see `parseYaml`). After an error that ends the
/// reading it ignores the events that still come.
class YamlBuilder final : public YAML::EventHandler
{
public:
    /// The value of the document; `null` if there was none.
    [[nodiscard]] Json root() && { return std::move(m_root.value); }
    [[nodiscard]] const std::vector<Error> &errors() const { return m_errors; }

    void OnDocumentStart(const YAML::Mark &mark) override;
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

private:
    /// A value with what must be known to copy it safely.
    struct Built
    {
        Json value;
        std::size_t count = 1; ///< values in it, itself included
        std::size_t depth = 0; ///< levels of arrays and objects
    };

    /// A list or map that is not complete yet.
    struct Open
    {
        Built built;
        YAML::Mark mark;
        std::string tag;
        YAML::anchor_t anchor = 0;
        std::optional<std::string> key; ///< of the value that comes next, in a map
        bool merges = false; ///< the key is a merge key
        std::set<std::string, std::less<>> keys;
        std::vector<Json::Object> merged; ///< maps to merge, the first counts most
    };

    void open(Open opened);
    void close();
    void add(const YAML::Mark &mark, YAML::anchor_t anchor, Built built);
    void addKey(const YAML::Mark &mark, const Json &key, bool merges);
    void addMerged(const YAML::Mark &mark, Json value);
    [[nodiscard]] bool expectsKey() const;
    [[nodiscard]] std::optional<Built> tagged(const YAML::Mark &mark, const std::string &tag,
                                              Built built);
    void stop(const YAML::Mark &mark, std::string what);

    Built m_root;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, Built> m_anchors;
    std::size_t m_copied = 0; ///< values copied for anchors and aliases
    std::size_t m_documents = 0;
    bool m_stopped = false;
    std::vector<Error> m_errors;
};

} // namespace retryscope
