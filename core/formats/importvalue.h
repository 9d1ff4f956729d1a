#pragma once

#include "core/formats/importreport.h"
#include "core/model/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

struct ImportMember;

/// A value of a configuration file, with its place, after its references are filled in.
struct ImportValue
{
    enum class Kind : std::uint8_t {
        Nothing, ///< absent, or `AWS::NoValue`
        Scalar,
        List,
        Map,
        Unknown ///< known to nobody before the deployment
    };

    Kind kind = Kind::Nothing;
    std::string pointer;
    Json scalar; ///< of `Scalar`
    std::string label; ///< of `Unknown`: the text with ids in place of what is not known
    std::string reason; ///< of `Unknown`: a clause that says why
    std::vector<ImportValue> items; ///< of `List`
    std::vector<ImportMember> members; ///< of `Map`
    bool isComputed = false; ///< an intrinsic function gave it

    ImportValue();
    ImportValue(const ImportValue &other);
    ImportValue(ImportValue &&other) noexcept;
    ImportValue &operator=(const ImportValue &other);
    ImportValue &operator=(ImportValue &&other) noexcept;
    ~ImportValue();

    [[nodiscard]] bool isUnknown() const { return kind == Kind::Unknown; }

    /// The member of that name; null if there is none, or it is `null`.
    [[nodiscard]] const ImportValue *find(std::string_view key) const;

    /// The value as JSON; what is unknown by its label.
    [[nodiscard]] Json json() const;
};

struct ImportMember
{
    std::string key;
    ImportValue value;
};

/// A JSON value as it stands, without references.
[[nodiscard]] ImportValue importValue(const Json &json, const std::string &pointer);

[[nodiscard]] ImportValue scalarValue(Json scalar, std::string pointer);
[[nodiscard]] ImportValue unknownValue(std::string label, std::string reason, std::string pointer);

/// The text of a string, number or boolean, as CloudFormation converts them; absent for all else.
[[nodiscard]] std::optional<std::string> scalarText(const Json &json);

/// The same of `value`, by its label if it is unknown.
[[nodiscard]] std::optional<std::string> labelText(const ImportValue &value);

/// Reads values, reporting a wrong type as an error and what is unknown as a note. A null pointer
/// and `Nothing` are absent values; nothing is reported then.
class ImportReader
{
public:
    explicit ImportReader(FileReport report)
        : m_report(report)
    {
    }

    [[nodiscard]] FileReport &report() { return m_report; }

    [[nodiscard]] std::optional<std::string> text(const ImportValue *value);
    [[nodiscard]] std::optional<std::int64_t> wholeNumber(const ImportValue *value);

    /// A map; null if it is absent or something else.
    [[nodiscard]] const ImportValue *map(const ImportValue *value);
    /// The items of a list; a map or scalar is an error and gives none.
    [[nodiscard]] const std::vector<ImportValue> &list(const ImportValue *value);
    /// The texts of a list of texts, or the one text.
    [[nodiscard]] std::vector<std::string> texts(const ImportValue *value);

private:
    void expected(const std::string &what, const ImportValue &found);
    /// False, with a note, for an unknown value; false for an absent one.
    [[nodiscard]] bool isKnown(const ImportValue &value);

    FileReport m_report;
};

} // namespace retryscope
